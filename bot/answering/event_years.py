"""Years, months and days in what somebody asks of a timeline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.models import Event
from bot.text import words

_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM = frozenset(words("since after from desde despues depi apre"))
_UNTIL = frozenset(words("until before hasta antes jiska anvan"))
_MONTHS: dict[str, int] = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvye fevriye mas avril me jen jiye out septanm oktob novanm desanm",
    )
    for number, name in enumerate(names.split(), 1)
}
"""A month counts only beside a year or a day, because "may" and "me" are other words as well."""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last year, and perhaps a month and a day in them. None leaves it open."""

    since: int | None = None
    until: int | None = None
    month: int | None = None
    day: int | None = None

    def holds(self, event: Event) -> bool:
        """Whether an event happened, or went on, in this time."""
        last = event.until or event.date
        return (
            (self.since is None or last.year >= self.since)
            and (self.until is None or event.date.year <= self.until)
            and (self.month is None or event.date.month == self.month)
            and (self.day is None or event.date.day == self.day)
        )

    def text(self) -> str:
        """``2025``, ``2025-07``, ``2024–2026``, ``2024–`` or nothing: alike in every language."""
        if self.since == self.until:
            parts = (self.month, self.day if self.month else None)
            year = "" if self.since is None else str(self.since)
            return year + "".join(f"-{part:02}" for part in parts if part is not None)
        return f"{self.since or ''}–{self.until or ''}"


ALL_TIME = Span()


def read_span(tokens: Sequence[str]) -> tuple[Span, tuple[str, ...]]:
    """The time that `tokens` name, and the tokens that are no part of it."""
    since: list[int] = []
    until: list[int] = []
    month = day = None
    rest: list[str] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        beside = [before, *tokens[at + 1 : at + 2]]
        if _YEAR.fullmatch(token):
            if before not in _UNTIL:
                since.append(int(token))
            if before not in _FROM:
                until.append(int(token))
        elif token in _MONTHS and any(word.isdecimal() for word in beside):
            month = _MONTHS[token]
        elif token.isdecimal() and int(token) <= 31 and any(word in _MONTHS for word in beside):
            day = int(token)
        elif not (token in _FROM | _UNTIL and any(map(_YEAR.fullmatch, beside))):
            rest.append(token)
    span = Span(min(since, default=None), max(until, default=None), month, day)
    return span, tuple(rest)
