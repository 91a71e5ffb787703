"""The pieces that phrases are made of, and how each finds where it begins.

A piece is matched from its end to its beginning over the bit masks of `Tokens`: a set of
boundaries between words goes in, the set of boundaries where the piece can begin comes out.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bot.matching.triage.tokens import Tokens

GAP = 4
"""Most words that "..." stands for."""


class Node(Protocol):
    """A piece of a phrase."""

    def begins(self, ends: int, text: Tokens) -> int:
        """Boundaries where this piece can begin so that it stops at one of `ends`."""
        ...

    def vocabulary(self) -> frozenset[str]:
        """Every word that this piece knows."""
        ...


@dataclass(frozen=True)
class Word:
    """One word."""

    form: str

    def begins(self, ends: int, text: Tokens) -> int:
        """See Node."""
        return (ends >> 1) & text.masks.get(self.form, 0)

    def vocabulary(self) -> frozenset[str]:
        """See Node."""
        return frozenset((self.form,))


@dataclass(frozen=True)
class Gap:
    """Up to GAP words, whatever they are; `most` may say fewer."""

    most: int = GAP

    def begins(self, ends: int, text: Tokens) -> int:  # noqa: ARG002 - as every piece
        """See Node."""
        reached = ends
        for _ in range(self.most):
            reached |= reached >> 1
        return reached

    def vocabulary(self) -> frozenset[str]:
        """See Node."""
        return frozenset()


@dataclass(frozen=True)
class Edge:
    """The beginning or the end of a sentence."""

    end: bool

    def begins(self, ends: int, text: Tokens) -> int:
        """See Node."""
        return ends & (text.ends if self.end else text.starts)

    def vocabulary(self) -> frozenset[str]:
        """See Node."""
        return frozenset()


@dataclass(frozen=True)
class Sequence:
    """Pieces one after another."""

    pieces: tuple[Node, ...]

    def begins(self, ends: int, text: Tokens) -> int:
        """See Node."""
        for piece in reversed(self.pieces):
            if not ends:
                break
            ends = piece.begins(ends, text)
        return ends

    def vocabulary(self) -> frozenset[str]:
        """See Node."""
        return frozenset().union(*(piece.vocabulary() for piece in self.pieces))


@dataclass(frozen=True)
class Choice:
    """Any one of several pieces; with `optional`, or none of them."""

    options: tuple[Node, ...]
    optional: bool = False

    def begins(self, ends: int, text: Tokens) -> int:
        """See Node. Hundreds of phrases end in the same group: it is looked for once a message."""
        known = text.reached.get((id(self), ends))
        if known is None:
            mask, longer = self._present(text)
            known = (ends >> 1) & mask
            for option in longer:
                known |= option.begins(ends, text)
            if self.optional:
                known |= ends
            text.reached[id(self), ends] = known
        return known

    @cached_property
    def _all_words(self) -> frozenset[str]:
        return frozenset().union(*(option.vocabulary() for option in self.options))

    def _present(self, text: Tokens) -> tuple[int, tuple[Node, ...]]:
        """Where single words of ours stand, and the longer options that could be in `text`."""
        known = text.cache.get(id(self))
        if known is None:
            mask = 0
            for word in self._words & text.present:
                mask |= text.masks[word]
            longer = tuple(
                option
                for option, needs in self._longer
                if not needs or not needs.isdisjoint(text.present)
            )
            known = text.cache[id(self)] = (mask, longer)
        assert isinstance(known, tuple)  # noqa: S101 - the cache is ours alone
        return known

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(option.form for option in self.options if isinstance(option, Word))

    @cached_property
    def _longer(self) -> tuple[tuple[Node, frozenset[str]], ...]:
        return tuple((o, o.vocabulary()) for o in self.options if not isinstance(o, Word))

    def vocabulary(self) -> frozenset[str]:
        """See Node."""
        return self._all_words
