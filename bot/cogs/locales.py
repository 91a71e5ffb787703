"""From Discord's locales to the bot's languages."""

from typing import Any

import discord

from bot.languages import Language


def language_for(locale: discord.Locale | None) -> Language:
    """Spanish for both of Discord's Spanish locales, English for all others.

    Discord has no Haitian Creole; a French client does not mean that a person wants it, so Creole
    comes from the question itself or from the person's choice.
    """
    if locale in (discord.Locale.spain_spanish, discord.Locale.latin_american_spanish):
        return Language.ES
    return Language.EN


def language_of(interaction: discord.Interaction[Any]) -> Language:
    """The language of the client of whoever pressed or typed."""
    return language_for(interaction.locale)
