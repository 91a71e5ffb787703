"""``/ask``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.cooldowns import per_person
from bot.cogs.locales import language_of
from bot.cogs.replying import conversation_of, send_reply
from bot.rendering.limits import AUTOCOMPLETE_CHARACTERS, AUTOCOMPLETE_CHOICES


class Asking(commands.Cog):
    """The main command."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description="Ask about 287(g), Florida law or Key West; only you see it")
    @app_commands.describe(question="Your question, in English, Spanish or Haitian Creole")
    @app_commands.checks.dynamic_cooldown(per_person)
    async def ask(
        self,
        interaction: discord.Interaction[MileZero],
        question: app_commands.Range[str, 1, 6000],
    ) -> None:
        """Answer privately; the answer can then be shared."""
        reply = self.bot.service.ask(
            Question(question, locale=language_of(interaction)),
            surface="slash",
            conversation=conversation_of(interaction),
            server=interaction.guild_id,
        )
        await send_reply(interaction, reply, private=True)

    @ask.autocomplete("question")
    async def suggest(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Titles of entries that fit what is typed so far."""
        titles = self.bot.service.responder.suggest(
            current, language_of(interaction), AUTOCOMPLETE_CHOICES
        )
        return [
            app_commands.Choice(name=title, value=title)
            for title in titles
            if len(title) <= AUTOCOMPLETE_CHARACTERS
        ]


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Asking(bot))
