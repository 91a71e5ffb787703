"""A question as a face hands it over."""

from dataclasses import dataclass
from typing import Literal

from bot.languages import Language

Mode = Literal["ask", "channel"]
"""``ask``: somebody addressed the bot. ``channel``: nobody did, so silence is the usual answer."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the conversation last was about; all that a follow-up question needs."""

    entry: str | None
    language: Language
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `language` is the person's choice; None lets the text decide."""

    text: str
    language: Language | None = None
    locale: Language = Language.EN
    """What to assume where the text does not show its language."""
    mode: Mode = "ask"
    previous: Turn | None = None
