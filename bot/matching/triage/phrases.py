"""Phrases as triage.yaml writes them, and how to find them in a message.

they took my dad            these words, one after another
<agents> ... my door        a word of the group *agents*; "..." is up to four other words
do|should i open            either word
(the) door                  the word may be missing
<agents> + <work-place>     both, in any order, near each other
^ is ... racist             "^" is the beginning of a sentence, "$" its end
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.matching.triage.pieces import Choice, Edge, Gap, Node, Sequence, Word
from bot.matching.triage.tokens import Tokens

NEAR = 9
"""Most words between the beginnings of two parts joined by "+"."""

Split = Callable[[str], Iterable[str]]


class PhraseError(ValueError):
    """A phrase of triage.yaml cannot be read; the message says what to change."""


@dataclass(frozen=True)
class Phrase:
    """A whole phrase: parts that stand near each other in any order."""

    source: str
    parts: tuple[Sequence, ...]

    def begins(self, text: Tokens, outside: int = 0) -> int:
        """Boundaries where the phrase is found: the beginnings of its first part.

        No part may begin at a boundary of `outside`.
        """
        first, *others = self.parts
        found = first.begins(text.everywhere, text) & ~outside
        for part in others:
            if not found:
                break
            found &= near(part.begins(text.everywhere, text) & ~outside)
        return found

    @cached_property
    def clues(self) -> tuple[frozenset[str], ...]:
        """Sets of words; a message with this phrase has a word of each. The smallest is first."""
        return tuple(sorted({clue for part in self.parts for clue in _needed(part)}, key=len))

    def longest_span(self, begin: int, text: Tokens) -> int:
        """Positions of the words of the longest match of one part that begins at bit `begin`."""
        end, longest = begin, 0
        for _ in range(NEAR):
            end <<= 1
            if self.parts[0].begins(end, text) & begin:
                longest = end - begin
        return longest

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word that the phrase knows, those of its groups included.

        Not kept: those of all phrases take 8 MB, and are asked for once.
        """
        return frozenset().union(*(part.vocabulary() for part in self.parts))


class PhraseReader:
    """Reads phrases, with the word groups they may name. `split` cuts text into words."""

    def __init__(self, split: Split, groups: Mapping[str, Node]) -> None:
        self._split = split
        self._groups = groups
        self._words: dict[str, Node] = {}
        """The same words stand in hundreds of phrases."""

    def phrase(self, source: str) -> Phrase:
        """Read one phrase. Raises PhraseError with what to change."""
        parts = tuple(self._sequence(part.split(), source) for part in source.split(" + "))
        if not all(any(_needed(part)) for part in parts):
            raise PhraseError(f"{source!r} has a part in which no word must stand; write one there")
        return Phrase(source, parts)

    def _sequence(self, pieces: list[str], source: str) -> Sequence:
        return Sequence(tuple(self._piece(piece, source) for piece in pieces))

    def _piece(self, piece: str, source: str) -> Node:
        if piece == "...":
            return Gap()
        if piece in ("^", "$"):
            return Edge(end=piece == "$")
        if piece.startswith("(") and piece.endswith(")"):
            inner = self._piece(piece[1:-1], source)
            return Choice(inner.options if isinstance(inner, Choice) else (inner,), optional=True)
        if piece.startswith("(") or piece.endswith(")"):
            raise PhraseError(f"{piece!r} in {source!r}: brackets go around one whole piece")
        if "|" in piece:
            return Choice(tuple(self._piece(option, source) for option in piece.split("|")))
        if piece.startswith("<") and piece.endswith(">"):
            name = piece[1:-1]
            if name not in self._groups:
                known = ", ".join(sorted(self._groups)) or "none above it"
                raise PhraseError(f"{source!r} names the group <{name}>; there are: {known}")
            return self._groups[name]
        if piece not in self._words:
            self._words[piece] = self._word(piece, source)
        return self._words[piece]

    def _word(self, piece: str, source: str) -> Node:
        forms = tuple(self._split(piece))
        if not forms or any(mark in piece for mark in "<>()^$+"):
            raise PhraseError(f"{piece!r} in {source!r} is not a word; write words and | there")
        return Word(forms[0]) if len(forms) == 1 else Sequence(tuple(map(Word, forms)))


def _needed(part: Sequence) -> list[frozenset[str]]:
    """For each piece of `part` that must stand, the words that it may be made of."""
    return [
        piece.vocabulary()
        for piece in part.pieces
        if not isinstance(piece, Gap | Edge) and not (isinstance(piece, Choice) and piece.optional)
    ]


def near(begun: int, distance: int = NEAR) -> int:
    """All boundaries within `distance` words of those in `begun`."""
    return after(begun, distance) | _before(begun, distance)


def after(begun: int, distance: int) -> int:
    """All boundaries from those in `begun` to `distance` words later."""
    for _ in range(distance):
        begun |= begun << 1
    return begun


def _before(begun: int, distance: int) -> int:
    for _ in range(distance):
        begun |= begun >> 1
    return begun
