"""Mends misspelled words against the words that the examples themselves use."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.matching.near_words import SHORTEST, TWO_EDITS_FROM, NearWords
from bot.text import words

SHORTEST_PART = 3
"""Letters of each half of two words written as one ("keywest")."""
SURE_LENGTH = 6
"""Letters from which any one letter may be wrong; in shorter words only a letter typed on a
neighbouring key, for "fund" is no slip for "find"."""
LEFT_OUT_FROM = 5
"""Letters typed from which an everyday word may lack one."""
TWO_SLIPS_FROM = 6
"""Letters from which what looks like no word may hold two slips; a word, from TWO_EDITS_FROM."""
MOST_MENDED = 10
"""Words of a message for which near ones are looked up: each takes up to 0.4 ms, and a message with
more words that nobody knows is not about the subject."""
LETTERS = 3
"""A word with so many letters in a row that no known word has looks like no word at all.

With this, and everyday words among what may be meant, two typos cost 3.9 points of right answers
on the development half of tests/questions/subject-*.jsonl, not 7.8, and two wrong keys 5.9, not
11.7. Of 1,665 real words of CLINC150 and BANKING77 that we do not have, 439 are mended, not 345."""

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
    return _pairs("short_forms.txt")


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """What abbreviations of the subject stand for, be they known or not.

    On the development half of tests/questions/subject-*.jsonl .898 of the answers are right without
    them, .906 with them, and .969 and .973 with the buttons.
    """
    return _pairs("abbreviations.txt")


@dataclass(frozen=True, slots=True)
class Meant:
    """What words stand for, each by itself: taken carefully, and as if each unknown one were wrong.

    Boldly mended, a word that no example has may become another. As one more reading of a message
    it harms nothing, and two wrong keys cost 1.9 points of right answers, not 6.2 (both halves of
    tests/questions/subject-*.jsonl, as for two typos 1.7 and 2.5).
    """

    carefully: Mapping[str, tuple[str, ...]]
    boldly: Mapping[str, tuple[str, ...]]


class Speller:
    """Replaces unknown words by the nearest known ones; never a number, never a known word.

    `counts` says how often each known word occurs; of equally near words the commonest wins.
    `pairs` holds those that stand side by side in an example ("key west").
    """

    def __init__(self, counts: Mapping[str, int], pairs: Container[str]) -> None:
        self._counts = counts
        self._pairs = pairs
        known = {*filter(str.isalpha, counts), *filter(str.isalpha, common_words())}
        self._near = NearWords(known, TWO_SLIPS_FROM)
        self._groups = frozenset(group for word in known for group in _groups(word))

    def mend(self, found: Sequence[str]) -> tuple[str, ...]:
        """`found` with texting forms written out and misspelled words replaced."""
        meant = self.meant(found).carefully
        return tuple(word for typed in found for word in meant[typed])

    def meant(self, found: Iterable[str]) -> Meant:
        """What each of the words `found` stands for: at most MOST_MENDED of them are looked up."""
        carefully: dict[str, tuple[str, ...]] = {}
        boldly: dict[str, tuple[str, ...]] = {}
        left = MOST_MENDED
        for word in dict.fromkeys(found):
            carefully[word] = (word,)
            if word in self._counts:
                continue
            full = short_forms().get(word)
            if full is not None:
                carefully[word] = full
            elif left and len(word) >= SHORTEST and word.isalpha() and not _is_common(word):
                left -= 1
                near = self._near.near(word)
                is_word = self._groups.issuperset(_groups(word))
                carefully[word] = self._nearest(word, near, is_word)
                if is_word:
                    boldly[word] = self._nearest(word, near, is_word=False)
        return Meant(carefully, carefully | boldly)

    def _nearest(self, word: str, near: Iterable[str], is_word: bool) -> tuple[str, ...]:
        """The nearest of the words `near`, or two words written as one, or the word itself."""
        costs = [
            (cost, -self._counts.get(other, 0), other)
            for other in near
            if (cost := _cost(word, other, is_word)) is not None
        ]
        if costs:
            return (min(costs)[-1],)
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, second = word[:cut], word[cut:]
            known = first in self._counts and second in self._counts
            if known and f"{first} {second}" in self._pairs:
                return (first, second)
        return (word,)


def _is_common(word: str) -> bool:
    """Whether a word, or what is left without an English ending, is an everyday one."""
    common = common_words()
    return word in common or any(
        word.endswith(end) and (word[: -len(end)] in common or f"{word[: -len(end)]}e" in common)
        for end in _ENDINGS
    )


def _groups(word: str) -> set[str]:
    padded = f"_{word}_"
    return {padded[i : i + LETTERS] for i in range(len(padded) - LETTERS + 1)}


def _cost(typed: str, meant: str, is_word: bool) -> int | None:
    """How far `typed` is from `meant`; None where another word, that no example has, is likelier.

    What looks like no word must stand for something. Otherwise a short word's wrong letter must
    lie beside the right one on the keyboard, a word with two slips must end alike ("currency" is
    no slip for "currently"), and an everyday word, which the subject does not make likely, is
    meant only where fingers slip most easily.
    """
    count = OSA.distance(typed, meant)
    if not is_word:
        return 2 * count - (count == 1 and _is_easy(typed, meant))
    if count > 1:
        alike = typed[-2:] == meant[-2:] and min(len(typed), len(meant)) >= TWO_EDITS_FROM
        return 2 * count if alike and meant not in common_words() else None
    if meant in common_words():
        return 2 if _is_easy(typed, meant) else None
    if len(typed) == len(meant) < SURE_LENGTH:
        wrong = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        if len(wrong) == 1 and not _neighbours(*wrong[0]):
            return None
    return 2


def _is_easy(typed: str, meant: str) -> bool:
    """Whether two letters were exchanged, or one was doubled or, in a longer word, left out."""
    if len(typed) == len(meant):
        return sorted(typed) == sorted(meant)
    if len(typed) < len(meant):
        return len(typed) >= LEFT_OUT_FROM
    return any(
        a == b and typed[:i] + typed[i + 1 :] == meant for i, (a, b) in enumerate(pairwise(typed))
    )


def _neighbours(one: str, other: str) -> bool:
    places = {
        key: (row, column) for row, keys in enumerate(_KEYS) for column, key in enumerate(keys)
    }
    if one not in places or other not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def _pairs(file: str) -> dict[str, tuple[str, ...]]:
    """The lines of a file that say what something stands for."""
    pairs = (line.split(":", 1) for line in _lines(file))
    return {short.strip(): words(full) for short, full in pairs}


def _listed(file: str) -> Iterable[str]:
    for line in _lines(file):
        yield from words(line)


def _lines(file: str) -> Iterable[str]:
    folder = resources.files("bot.matching").joinpath("data")
    text = folder.joinpath(file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
