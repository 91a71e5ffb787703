"""Suggestions as Discord takes them: at most 25, each with at most a hundred characters."""

from collections.abc import Iterable

from discord import app_commands

from bot.answering.suggest import Suggestion, ranked
from bot.rendering.limits import AUTOCOMPLETE_CHARACTERS, AUTOCOMPLETE_CHOICES
from bot.text import shorten


def choices_of(typed: str, offered: Iterable[Suggestion]) -> list[app_commands.Choice[str]]:
    """The suggestions that fit what is typed, the closest first; their values are ids."""
    found = ranked(typed, offered, AUTOCOMPLETE_CHOICES)
    return [app_commands.Choice(name=short(one.label), value=one.id) for one in found]


def short(label: str) -> str:
    """A label of at most a hundred characters, cut between words."""
    return shorten(label, AUTOCOMPLETE_CHARACTERS)
