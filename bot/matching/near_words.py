"""Finds the known words that a misspelled word may stand for."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters: shorter words have too many neighbours (``sign``/``sing``, ``key``/``kay``)."""
LONGEST = 20
"""Letters: a hostile message of words of 24 took 3 ms longer."""
TWO_EDITS_FROM = 8
"""Letters from which a word may hold two slips, as ``jaxsonville`` does."""
TWO_EDITS_TO = 15
"""Letters of the longest word without two of its own: one of 20 has 211 rests, and few are so
long."""
HALF = np.uint64(32)
"""Bits of a hash that are kept, and those of a place beside it. Two of a million halves are often
the same by chance; with whole ones the index took half as much memory again."""
PLACE = np.uint64(2**32 - 1)


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
    def _index(self) -> NDArray[np.uint64]:
        """All that can be left of a known word, in order: half a hash, then where the word stands.

        Made when the first word is looked up: it takes a third of a second of the start. Sorted
        numbers, since a dictionary of a million texts took 90 MB. Of words whose hashes are the
        same by chance, the distance says which one is near.
        """
        hashes = array("q")
        counts = []
        for word in self._known:
            before = len(hashes)
            hashes.extend(map(hash, _rests(word, self._two_from)))
            counts.append(len(hashes) - before)
        index = np.frombuffer(hashes, np.uint64)
        np.left_shift(index, HALF, out=index)
        np.bitwise_or(index, np.repeat(np.arange(len(counts), dtype=np.uint32), counts), out=index)
        index.sort()
        return index

    def near(self, word: str) -> tuple[str, ...]:
        """Known words within one slip of `word`, or two for long words; the nearest first.

        A slip is a letter added, left out, replaced, or exchanged with its neighbour (optimal
        string alignment distance). The first or the second letter must be right.
        """
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not self._known:
            return ()
        index = self._index
        rests = np.fromiter(map(hash, _rests(word, self._two_from)), np.int64).view(np.uint64)
        wanted = np.sort(rests << HALF)
        begins = np.minimum(np.searchsorted(index, wanted), len(index) - 1)
        there = index[begins] >> HALF == wanted >> HALF
        ends = np.searchsorted(index, wanted[there] | PLACE, "right")
        found = {
            self._known[place]
            for begin, end in zip(begins[there].tolist(), ends.tolist(), strict=True)
            for place in (index[begin:end] & PLACE).tolist()
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
