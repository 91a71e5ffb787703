"""``/timeline``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import MileZero
from bot.cogs.cooldowns import per_person
from bot.cogs.locales import language_of
from bot.cogs.replying import send_reply


class Timeline(commands.Cog):
    """What happened when."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description="What happened when, with sources")
    @app_commands.describe(
        about="A word, a place or a law, such as Key West or 908.103",
        since="First year",
        until="Last year",
    )
    @app_commands.rename(since="from", until="to")
    @app_commands.checks.dynamic_cooldown(per_person)
    async def timeline(
        self,
        interaction: discord.Interaction[MileZero],
        about: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[int, 1990, 2100] | None = None,
        until: app_commands.Range[int, 1990, 2100] | None = None,
    ) -> None:
        """Show the events that fit."""
        reply = self.bot.service.timeline(
            about or "",
            since,
            until,
            language_of(interaction),
            surface="slash",
            server=interaction.guild_id,
        )
        await send_reply(interaction, reply, private=True)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Timeline(bot))
