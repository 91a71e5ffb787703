"""Mends misspelled words against the words that the examples themselves use."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from bot.matching.near_words import SHORTEST, NearWords, slips
from bot.text import words

SHORTEST_PART = 3
"""Letters of each half of two words written as one ("keywest")."""
SURE_LENGTH = 6
"""Letters from which any one letter may be wrong; in shorter words only a letter typed on a
neighbouring key, for "fund" is no slip for "find"."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ly")


@cache
def common_words() -> frozenset[str]:
    """Everyday words of the three languages, folded: spelled right, though no example has them.

    Without this list half as many out-of-scope questions again were answered, because their
    words were mended into ours.
    """
    return frozenset(_listed("common_words.txt"))


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """What texting forms stand for, where they stand for one thing only."""
    lines = _lines("short_forms.txt")
    pairs = (line.split(":", 1) for line in lines)
    return {short.strip(): words(full) for short, full in pairs}


class Speller:
    """Replaces unknown words by the nearest known ones; never a number, never a known word.

    `counts` says how often each known word occurs; of equally near words the commonest wins.
    """

    def __init__(self, counts: Mapping[str, int], pairs: Iterable[str]) -> None:
        self._counts = counts
        self._pairs = frozenset(pair for pair in pairs if pair.replace(" ", "").isalpha())
        self._near = NearWords(word for word in counts if word.isalpha())

    def mend(self, found: Sequence[str]) -> tuple[str, ...]:
        """`found` with texting forms written out and misspelled words replaced."""
        mended: list[str] = []
        for word in found:
            mended += self._meant(word)
        return tuple(mended)

    def _meant(self, word: str) -> tuple[str, ...]:
        if word in self._counts:
            return (word,)
        full = short_forms().get(word)
        if full is not None:
            return full
        if len(word) < SHORTEST or not word.isalpha() or _is_common(word):
            return (word,)
        near = [
            other
            for other in self._near.near(word)
            if other not in common_words() and _plausible(word, other)
        ]
        if near:
            best = min(near, key=lambda other: (slips(word, other), -self._counts[other], other))
            return (best,)
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if f"{word[:cut]} {word[cut:]}" in self._pairs:
                return (word[:cut], word[cut:])
        return (word,)


def _is_common(word: str) -> bool:
    """Whether a word, or what is left without an English ending, is an everyday one."""
    common = common_words()
    return word in common or any(
        word.endswith(end) and (word[: -len(end)] in common or f"{word[: -len(end)]}e" in common)
        for end in _ENDINGS
    )


def _plausible(typed: str, meant: str) -> bool:
    """Whether `meant` was meant, rather than another word that no example has.

    A short word's wrong letter must lie beside the right one on the keyboard, and a word with two
    slips must end alike: "currency" is no slip for "currently".
    """
    if len(typed) == len(meant) < SURE_LENGTH:
        wrong = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        return len(wrong) != 1 or _neighbours(*wrong[0])
    return typed[-2:] == meant[-2:] or slips(typed, meant) < 2


def _neighbours(one: str, other: str) -> bool:
    places = {
        key: (row, column) for row, keys in enumerate(_KEYS) for column, key in enumerate(keys)
    }
    if one not in places or other not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def _listed(file: str) -> Iterable[str]:
    for line in _lines(file):
        yield from words(line)


def _lines(file: str) -> Iterable[str]:
    folder = resources.files("bot.matching").joinpath("data")
    text = folder.joinpath(file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
