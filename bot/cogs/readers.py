"""For whom an answer is: their language, and whether they read cards or plain text.

What a person chose is kept in memory only, by user id, and forgotten after a month or a restart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.cogs.replying import in_time
from bot.languages import Language
from bot.memory import Memory
from bot.querylog.servers import ServerSettings

MONTH = 30 * 24 * 3600.0
PEOPLE = 20_000
"""Most choices remembered at once, about 200 bytes each."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What a person chose with ``/language``; None leaves it to the question and to Discord."""

    language: Language | None = None
    plain: bool | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom one answer is."""

    language: Language | None
    """Chosen; it goes before the language of the question."""
    locale: Language
    """Assumed where neither a choice nor the question shows one."""
    plain: bool

    @property
    def interface(self) -> Language:
        """The language of what is not an answer to words."""
        return self.language or self.locale


class Preferences:
    """Remembers people's choices for a while. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._chosen: Memory[int, Preference] = Memory(MONTH, PEOPLE, clock)

    def of(self, person: int) -> Preference:
        """What this person chose; nothing, if they did not."""
        return self._chosen.get(person) or Preference()

    def choose(self, person: int, preference: Preference) -> None:
        """Remember a choice; one that leaves everything open is forgotten instead."""
        if preference == Preference():
            self._chosen.pop(person)
        else:
            self._chosen.put(person, preference)

    def reader(self, person: int, locale: Language, settings: ServerSettings) -> Reader:
        """The reader that a person is in a server with these settings."""
        chosen = self.of(person)
        plain = settings.plain if chosen.plain is None else chosen.plain
        return Reader(chosen.language, locale, plain)


async def reader_of(interaction: discord.Interaction[Any]) -> Reader:
    """Whoever pressed or typed."""
    bot = interaction.client
    settings = await in_time(interaction, bot.settings_of(interaction.guild_id))
    locale = language_for(interaction.locale)
    reader: Reader = bot.preferences.reader(interaction.user.id, locale, settings)
    return reader


def interface_language(interaction: discord.Interaction[Any]) -> Language:
    """The language in which to say a short sentence to whoever pressed or typed."""
    chosen: Language | None = interaction.client.preferences.of(interaction.user.id).language
    return chosen or language_for(interaction.locale)


def language_for(locale: discord.Locale | None) -> Language:
    """Spanish for both of Discord's Spanish locales, English for all others.

    Discord has no Haitian Creole; a French client does not mean that a person wants it, so Creole
    comes from the question itself or from the person's choice.
    """
    if locale in (discord.Locale.spain_spanish, discord.Locale.latin_american_spanish):
        return Language.ES
    return Language.EN
