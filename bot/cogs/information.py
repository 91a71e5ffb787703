"""``/about`` and ``/privacy``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.locales import language_of
from bot.cogs.replying import send_reply
from bot.rendering.layout import notice
from bot.rendering.phrases import say

ABOUT_ENTRY = "what-is-mile-zero"
PRIVACY_ENTRY = "what-is-stored"


class Information(commands.Cog):
    """What the bot is, and what it keeps. Both answers are entries of the knowledge base."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description="What this bot is and what it covers")
    async def about(self, interaction: discord.Interaction[MileZero]) -> None:
        """Show the entry about the bot."""
        await self._show(interaction, ABOUT_ENTRY)

    @app_commands.command(description="What this bot keeps, and what it never keeps")
    async def privacy(self, interaction: discord.Interaction[MileZero]) -> None:
        """Show the entry about privacy."""
        await self._show(interaction, PRIVACY_ENTRY)

    async def _show(self, interaction: discord.Interaction[MileZero], entry: str) -> None:
        language = language_of(interaction)
        reply = self.bot.service.show(
            entry,
            Question("", language=language),
            surface="slash",
            server=interaction.guild_id,
        )
        if reply is None:
            await interaction.response.send_message(
                view=notice(say("gone", language)), ephemeral=True
            )
        else:
            await send_reply(interaction, reply, private=True)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Information(bot))
