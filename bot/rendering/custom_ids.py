"""What a button remembers: the action, the language, a random row id and the id of a thing."""

import re
from dataclasses import dataclass
from typing import Literal, Self, get_args

from bot.languages import Language

Action = Literal["show", "place", "page", "share", "right", "wrong"]

_ACTIONS: dict[str, Action] = {action: action for action in get_args(Action)}

TEMPLATE = re.compile(
    r"mz:(?P<action>[a-z]{1,8}):(?P<language>[a-z]{2}):(?P<row>[0-9a-f]{16})"
    r":(?P<target>[a-z0-9-]{0,60}):(?P<page>\d{1,2})"
)
"""The form of every custom id that this bot makes; 100 characters are allowed, 94 are used."""


@dataclass(frozen=True, slots=True)
class Press:
    """One button's meaning."""

    action: Action
    language: Language
    row: str
    target: str = ""
    page: int = 0

    def encode(self) -> str:
        """The custom id."""
        return f"mz:{self.action}:{self.language}:{self.row}:{self.target}:{self.page}"

    @classmethod
    def decode(cls, match: re.Match[str]) -> Self:
        """Read a match of TEMPLATE. An action or language of another version is a ValueError."""
        action = _ACTIONS.get(match["action"])
        if action is None:
            raise ValueError(f"unknown action {match['action']!r}")
        language = Language(match["language"])
        return cls(action, language, match["row"], match["target"], int(match["page"]))
