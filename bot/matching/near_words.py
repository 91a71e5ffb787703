"""Finds the known words that a misspelled word may stand for."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bot.matching.corpus import Ints

SHORTEST = 4
"""Letters: shorter words have too many neighbours (``sign``/``sing``, ``key``/``kay``)."""
LONGEST = 20
"""Letters: a hostile message of words of 24 took 3 ms longer."""
TWO_EDITS_FROM = 8
"""Letters from which a word may hold two slips, as ``jaxsonville`` does."""
TWO_EDITS_TO = 15
"""Letters of the longest word without two of its own: one of 20 has 211 rests, and few are so
long."""


class NearWords:
    """An index of known words by what is left of them when one or two letters are taken out.

    Looking up costs no more for many known words than for few: a word of n letters leads to at
    most n * n / 2 lookups, and words of over LONGEST letters are not tried. `two_from` is the
    number of letters from which a word may hold two slips.
    """

    def __init__(self, known: Iterable[str], two_from: int = TWO_EDITS_FROM) -> None:
        self._known = sorted({word for word in known if len(word) >= SHORTEST})
        self._two_from = two_from

    @cached_property
    def _index(self) -> tuple[Ints, NDArray[np.int32]]:
        """Hashes of all that can be left of a known word, in order, and where the word stands.

        Made when the first word is looked up: it takes a third of a second of the start. Sorted
        numbers, since a dictionary of a million texts took 90 MB. Of words whose hashes are the
        same by chance, the distance says which one is near.
        """
        hashes, places = array("q"), array("i")
        for place, word in enumerate(self._known):
            for rest in _rests(word, self._two_from):
                hashes.append(hash(rest))
                places.append(place)
        unordered = np.frombuffer(hashes, np.int64)
        order = np.argsort(unordered, kind="stable")
        return unordered[order], np.frombuffer(places, np.int32)[order]

    def near(self, word: str) -> tuple[str, ...]:
        """Known words within one slip of `word`, or two for long words; the nearest first.

        A slip is a letter added, left out, replaced, or exchanged with its neighbour (optimal
        string alignment distance). The first or the second letter must be right.
        """
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not self._known:
            return ()
        hashes, places = self._index
        rests = np.sort(np.fromiter(map(hash, _rests(word, self._two_from)), np.int64))
        begins = np.minimum(np.searchsorted(hashes, rests), len(hashes) - 1)
        there = hashes[begins] == rests
        ends = np.searchsorted(hashes, rests[there], "right")
        found = {
            self._known[place]
            for begin, end in zip(begins[there].tolist(), ends.tolist(), strict=True)
            for place in places[begin:end].tolist()
        }
        ranked = sorted(
            (OSA.distance(word, known), known) for known in found if _starts_alike(word, known)
        )
        return tuple(
            known
            for count, known in ranked
            if count <= (2 if min(len(word), len(known)) >= self._two_from else 1)
        )


def _starts_alike(one: str, other: str) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _rests(word: str, two_from: int) -> Iterator[str]:
    yield word
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    yield from once
    if two_from - 1 <= len(word) <= TWO_EDITS_TO + 1:
        yield from {rest[:i] + rest[i + 1 :] for rest in once for i in range(len(rest))} - once
