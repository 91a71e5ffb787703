"""Ranks what a person may mean while they type: for autocompletion and for looking things up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.text import fold

SHORTEST_RESOLVED = 2
"""Characters that a typed name needs, to be taken for something that only contains it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that can be chosen: its id, what is shown, and every way to write it, folded."""

    id: str
    label: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, id: str, label: str, names: Iterable[str]) -> Self:
        """A suggestion whose label is one of its names."""
        return cls(id, label, tuple(dict.fromkeys(map(fold, (label, *names)))))


def ranked(typed: str, offered: Iterable[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    """The suggestions that fit what is typed, the closest first, at most `limit`.

    First those with exactly that name, then those that begin with it, then those of which every
    typed word begins a word, then those that merely contain every typed word. Equals keep the
    order of `offered`. Nothing typed: the first ones. Case and accents do not matter.
    """
    wanted = fold(typed)
    found: list[tuple[int, int, Suggestion]] = []
    for position, suggestion in enumerate(offered):
        distance = _distance(wanted, suggestion)
        if distance is not None:
            found.append((distance, position, suggestion))
    found.sort(key=lambda item: item[:2])
    return tuple(suggestion for _, _, suggestion in found[:limit])


def resolve(typed: str, offered: Iterable[Suggestion]) -> Suggestion | None:
    """The one that a person meant who typed an id or a name by hand; None if nothing fits."""
    offered = tuple(offered)
    for suggestion in offered:
        if suggestion.id == typed.strip():
            return suggestion
    if len(fold(typed)) < SHORTEST_RESOLVED:
        return None
    return next(iter(ranked(typed, offered, 1)), None)


def _distance(wanted: str, suggestion: Suggestion) -> int | None:
    if not wanted:
        return 0
    if wanted in suggestion.names:
        return 0
    if any(name.startswith(wanted) for name in suggestion.names):
        return 1
    parts = wanted.split()
    text = " ".join(suggestion.names)
    padded = f" {text}".replace("-", " ").replace("(", " ")
    if all(f" {part}" in padded for part in parts):
        return 2
    return 3 if all(part in text for part in parts) else None
