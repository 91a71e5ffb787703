"""``/about`` and ``/privacy``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Subject
from bot.client import MileZero
from bot.cogs.readers import reader_of
from bot.cogs.replying import send_reply, tell
from bot.rendering.commands import description_of
from bot.rendering.phrases import say

ABOUT_ENTRY = "what-is-mile-zero"
PRIVACY_ENTRY = "what-is-stored"


class Information(commands.Cog):
    """What the bot is, and what it keeps. Both answers are entries of the knowledge base."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("about"))
    async def about(self, interaction: discord.Interaction[MileZero]) -> None:
        """Show the entry about the bot."""
        await self._show(interaction, ABOUT_ENTRY)

    @app_commands.command(description=description_of("privacy"))
    async def privacy(self, interaction: discord.Interaction[MileZero]) -> None:
        """Show the entry about privacy."""
        await self._show(interaction, PRIVACY_ENTRY)

    async def _show(self, interaction: discord.Interaction[MileZero], entry: str) -> None:
        reader = await reader_of(interaction)
        reply = self.bot.service.open(
            Subject("entry", entry),
            reader.interface,
            surface="slash",
            server=interaction.guild_id,
        )
        if reply is None:
            await tell(interaction, say("gone", reader.interface))
        else:
            await send_reply(interaction, reply, plain=reader.plain)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Information(bot))
