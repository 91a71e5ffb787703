"""What a button remembers, within a hundred characters and without a word that a person typed.

The action, the language, the random id of the answer's row, the revision of the knowledge base
that made it, and what it shows.
"""

import re
from dataclasses import dataclass
from typing import Literal, Self, get_args

from bot.answering.answer import Subject, SubjectKind
from bot.languages import Language

Action = Literal[
    "open", "page", "lang", "why", "share", "right", "wrong", "delete",
    "dark", "light", "shared", "sharel",
]  # fmt: skip
"""``open`` answers anew; ``page`` and ``lang`` change the message that the button stands below.

``dark`` and ``light`` draw a picture in that look, ``shared`` and ``sharel`` for everybody.
"""

_ACTIONS: dict[str, Action] = {action: action for action in get_args(Action)}
_LETTERS: dict[SubjectKind, str] = {
    "entry": "e", "place": "p", "term": "t", "person": "w", "law": "l", "event": "n",
    "card": "c", "events": "x", "help": "h", "chart": "g",
}  # fmt: skip
_KINDS: dict[str, SubjectKind] = {letter: kind for kind, letter in _LETTERS.items()}
REVISION = 4
"""Digits kept of a revision: enough to tell one from the next."""

TEMPLATE = re.compile(
    r"mz:(?P<action>[a-z]{1,6}):(?P<language>[a-z]{2}):(?P<row>[0-9a-f]{16})"
    r":(?P<revision>[0-9a-f]{4}):(?P<kind>[a-z])?(?P<target>[A-Za-z0-9_-]{0,60}):(?P<page>\d{1,2})"
)
"""The form of every custom id that an answer's buttons have; at most 99 characters."""


@dataclass(frozen=True, slots=True)
class Press:
    """One button's meaning."""

    action: Action
    language: Language
    row: str
    revision: str
    subject: Subject | None = None
    page: int = 0

    def encode(self) -> str:
        """The custom id."""
        target = f"{_LETTERS[self.subject.kind]}{self.subject.id}" if self.subject else ""
        revision = self.revision[:REVISION].ljust(REVISION, "0")
        return f"mz:{self.action}:{self.language}:{self.row}:{revision}:{target}:{self.page}"

    @classmethod
    def decode(cls, match: re.Match[str]) -> Self:
        """Read a match of TEMPLATE. What another version wrote is a ValueError."""
        action = _ACTIONS.get(match["action"])
        if action is None:
            raise ValueError(f"unknown action {match['action']!r}")
        subject = None
        if match["kind"]:
            kind = _KINDS.get(match["kind"])
            if kind is None:
                raise ValueError(f"unknown kind {match['kind']!r}")
            subject = Subject(kind, match["target"])
        return cls(
            action,
            Language(match["language"]),
            match["row"],
            match["revision"],
            subject,
            int(match["page"]),
        )

    def is_of(self, revision: str) -> bool:
        """Whether the button was made by this revision of the knowledge base."""
        return self.revision == revision[:REVISION].ljust(REVISION, "0")


def can_be_pressed(subject: Subject) -> bool:
    """Whether a subject fits into a custom id."""
    return len(subject.id) <= 60
