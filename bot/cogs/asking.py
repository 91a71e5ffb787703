"""``/ask``, and the message menus "Explain this" and "Find the source"."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.completing import short
from bot.cogs.errors import offering
from bot.cogs.mentions import without_mentions
from bot.cogs.readers import interface_language, reader_of
from bot.cogs.replying import conversation_of, send_reply, tell
from bot.rendering.commands import description_of, options_of
from bot.rendering.limits import AUTOCOMPLETE_CHARACTERS, AUTOCOMPLETE_CHOICES
from bot.rendering.phrases import say


class Asking(commands.Cog):
    """The main command."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot
        self._menus = [
            app_commands.ContextMenu(name="Explain this", callback=self.explain),
            app_commands.ContextMenu(name="Find the source", callback=self.find_source),
        ]

    async def cog_load(self) -> None:
        """Add the message menus, which discord.py does not find in a cog by itself."""
        for menu in self._menus:
            self.bot.tree.add_command(menu)

    async def cog_unload(self) -> None:
        """Take the message menus away again."""
        for menu in self._menus:
            self.bot.tree.remove_command(menu.name, type=menu.type)

    @app_commands.command(description=description_of("ask"))
    @app_commands.describe(**options_of("ask"))
    async def ask(
        self,
        interaction: discord.Interaction[MileZero],
        question: app_commands.Range[str, 1, 6000],
    ) -> None:
        """Answer privately; the answer can then be shared."""
        reader = await reader_of(interaction)
        reply = self.bot.service.ask(
            Question(question, language=reader.language, locale=reader.locale),
            surface="slash",
            conversation=conversation_of(interaction),
            server=interaction.guild_id,
        )
        await send_reply(interaction, reply, plain=reader.plain)

    @ask.autocomplete("question")
    @offering
    async def suggest(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Titles of entries that fit what is typed so far; a title is a question itself."""
        titles = self.bot.service.responder.suggest(
            current, interface_language(interaction), AUTOCOMPLETE_CHOICES
        )
        return [
            app_commands.Choice(name=short(title), value=title)
            for title in titles
            if len(title) <= AUTOCOMPLETE_CHARACTERS
        ]

    async def explain(
        self, interaction: discord.Interaction[MileZero], message: discord.Message
    ) -> None:
        """Answer the question of somebody's message, so that only the asker sees it."""
        reader = await reader_of(interaction)
        words = without_mentions(message.content)
        if not words:
            await tell(interaction, say("no-words", reader.interface))
            return
        reply = self.bot.service.ask(
            Question(words, language=reader.language, locale=reader.locale),
            surface="menu",
            server=interaction.guild_id,
        )
        await send_reply(interaction, reply, plain=reader.plain)

    async def find_source(
        self, interaction: discord.Interaction[MileZero], message: discord.Message
    ) -> None:
        """Show what the knowledge base has on the claims of a message, each with its source."""
        reader = await reader_of(interaction)
        words = without_mentions(message.content)
        if not words:
            await tell(interaction, say("no-words", reader.interface))
            return
        answer = self.bot.service.responder.find_source(words, reader.language, reader.locale)
        reply = self.bot.service.keep(answer, surface="menu", server=interaction.guild_id)
        await send_reply(interaction, reply, plain=reader.plain)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Asking(bot))
