"""What triage says of a message."""

from dataclasses import dataclass
from enum import StrEnum

from bot.languages import Language


class Situation(StrEnum):
    """What is happening to the person who writes; the value is the id of the urgent card."""

    DOOR = "door"
    STREET = "street"
    """In the street, in a car, on a bus."""
    WORK = "work"
    TAKEN = "taken"
    """Someone was taken."""
    SIGN = "sign"
    """Somebody is told to sign."""
    CHILD = "child"
    """A child is left alone."""
    VIOLENCE = "violence"
    """Violence at home."""
    SELF_HARM = "self-harm"


@dataclass(frozen=True, slots=True)
class Triage:
    """One message, seen before any matching."""

    urgent: Situation | None = None
    """What is happening now: the urgent card, at once."""
    urgent_general: Situation | None = None
    """The same subject asked in general ("what should people do if ICE knocks?"): an ordinary
    question. The card may be shown, calmly, where no entry answers it better."""
    own_case: bool = False
    """A person's own immigration case: the general rule, and where to find a lawyer."""
    opinion: bool = False
    """Asked to take a side, or to predict."""
    greeting: bool = False
    """Nothing but a greeting, thanks, a goodbye or a test."""
    matched: tuple[str, ...] = ()
    """The words that decided, folded, in the order typed."""
    language: Language | None = None
    """The language of the words that decided; the hint where they do not tell."""
