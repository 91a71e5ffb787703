"""Tells Discord the Spanish names and descriptions of commands, options and choices."""

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Place
from discord.app_commands import TranslationContextTypes, locale_str

from bot.languages import Language
from bot.rendering.commands import CommandWords, Words, command_catalogue
from bot.rendering.phrases import say

SPANISH = frozenset((Locale.spain_spanish, Locale.latin_american_spanish))
"""Discord counts them apart; a person has one of the two."""


def phrase(key: str) -> locale_str:
    """A phrase of the interface as the name of a choice, translated like everything else."""
    return locale_str(say(key, Language.EN), key=key)


class CatalogueTranslator(app_commands.Translator):
    """Translates from the catalogue; what it does not have stays English."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The Spanish for `string`; None for every other language."""
        if locale not in SPANISH:
            return None
        if key := string.extras.get("key"):
            return say(str(key), Language.ES)
        words = _words_for(string, context)
        return words.es if words is not None else None


def _words_for(string: locale_str, context: TranslationContextTypes) -> Words | None:
    match context.location:
        case Place.command_name | Place.group_name:
            found = command_catalogue().get(string.message)
            return found.name if found else None
        case Place.command_description:
            found = _command(context.data)
            return found.description if found else None
        case Place.parameter_name | Place.parameter_description:
            parameter = context.data
            if not isinstance(parameter, app_commands.Parameter):
                return None
            found = _command(parameter.command)
            option = found.options.get(parameter.display_name) if found else None
            if option is None:
                return None
            is_name = context.location is Place.parameter_name
            return option.name if is_name else option.description
        case _:
            return None


def _command(command: object) -> CommandWords | None:
    return command_catalogue().get(getattr(command, "name", ""))
