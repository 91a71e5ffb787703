"""``/language``: what one person wants, remembered for a while and never written down."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import MileZero
from bot.cogs.readers import Preference, interface_language
from bot.cogs.replying import tell
from bot.cogs.translating import phrase
from bot.languages import Language
from bot.rendering.commands import description_of, options_of
from bot.rendering.phrases import say

LANGUAGES = [
    *(
        app_commands.Choice(name=phrase(f"language-name-{language}"), value=language.value)
        for language in Language
    ),
    app_commands.Choice(name=phrase("language-auto"), value="auto"),
]
STYLES = [
    app_commands.Choice(name=phrase("style-cards"), value="cards"),
    app_commands.Choice(name=phrase("style-plain"), value="plain"),
]


class Personal(commands.Cog):
    """Choices of one person."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("language"))
    @app_commands.describe(**options_of("language"))
    @app_commands.choices(language=LANGUAGES, style=STYLES)
    async def language(
        self,
        interaction: discord.Interaction[MileZero],
        language: app_commands.Choice[str] | None = None,
        style: app_commands.Choice[str] | None = None,
    ) -> None:
        """Choose a language and a style; what is left out stays as it was."""
        before = self.bot.preferences.of(interaction.user.id)
        chosen, plain = before.language, before.plain
        if language is not None:
            chosen = None if language.value == "auto" else Language(language.value)
        if style is not None:
            plain = style.value == "plain"
        self.bot.preferences.choose(interaction.user.id, Preference(chosen, plain))
        spoken = interface_language(interaction)
        name = f"language-name-{chosen}" if chosen else "language-as-asked"
        text = say(
            "language-chosen",
            spoken,
            tongue=say(name, spoken),
            style=say("style-plain" if plain else "style-cards", spoken),
        )
        await tell(interaction, text)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Personal(bot))
