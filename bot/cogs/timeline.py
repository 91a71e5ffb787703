"""``/timeline``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import MileZero
from bot.cogs.errors import offering
from bot.cogs.readers import interface_language, reader_of
from bot.cogs.replying import send_reply
from bot.rendering.commands import description_of, options_of


class Timeline(commands.Cog):
    """What happened when."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("timeline"))
    @app_commands.describe(
        **{
            {"from": "since", "to": "until"}.get(name, name): text
            for name, text in options_of("timeline").items()
            if name != "style"
        }
    )
    @app_commands.rename(since="from", until="to")
    async def timeline(
        self,
        interaction: discord.Interaction[MileZero],
        about: app_commands.Range[str, 1, 200] | None = None,
        since: app_commands.Range[int, 1990, 2100] | None = None,
        until: app_commands.Range[int, 1990, 2100] | None = None,
    ) -> None:
        """Show the events that fit."""
        reader = await reader_of(interaction)
        reply = self.bot.service.timeline(
            about or "",
            since,
            until,
            reader.interface,
            surface="slash",
            server=interaction.guild_id,
        )
        await send_reply(interaction, reply, plain=reader.plain)

    @timeline.autocomplete("about")
    @offering
    async def suggest(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Strands, places, laws, people and topics that have events."""
        found = self.bot.service.responder.events.complete(current, interface_language(interaction))
        return [app_commands.Choice(name=one.name, value=one.value) for one in found]


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Timeline(bot))
