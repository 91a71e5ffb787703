"""Takes out of a question every word that could point at a person.

What stays is chosen, not what goes: words of the knowledge base's own questions, a short list of
common words, statute and bill numbers, and years. A name, a telephone number, an address, a word
in a language nobody foresaw: none of them is on the list, so none of them stays. Even a word of
the knowledge base goes if people are called so: Martha's Vineyard is an island, Martha is somebody.
"""

import re
from collections.abc import Set
from functools import cache
from importlib import resources

from bot.text import clip, words

BLANK = "▢"
LONGEST = 200
"""Characters kept of a redacted question."""

_LAW_NUMBER = re.compile(r"287g?|908(\.\d{2,5})?|[sh]b\d{1,5}|i-\d{3}[a-z]?|\d{1,2}[a-z]{1,2}")
_YEAR = re.compile(r"(199|20[0-4])\d")


def common_words() -> frozenset[str]:
    """The shipped list of words that are safe in any question, folded."""
    return _listed("common_words.txt")


@cache
def people_are_called() -> frozenset[str]:
    """The shipped list of given and family names, folded."""
    return _listed("names.txt")


def _listed(name: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in words(line))


def redact(question: str, vocabulary: Set[str]) -> str:
    """`question` as folded words, each name and word outside of `vocabulary` replaced by BLANK.

    A run of blanks is written once, so that not even the number of words in a name is kept.
    A number stays only if it is a year or part of the name of a statute, bill or form that
    `vocabulary` has. The result has at most LONGEST characters.
    """
    kept: list[str] = []
    for word in words(clip(question)):
        known = _is_safe_number(word, vocabulary) if _has_digit(word) else word in vocabulary
        if known and word not in people_are_called():
            kept.append(word)
        elif not kept or kept[-1] != BLANK:
            kept.append(BLANK)
    text = " ".join(kept)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _is_safe_number(word: str, vocabulary: Set[str]) -> bool:
    if _YEAR.fullmatch(word):
        return True
    if word in ("287", "287g", "908"):
        return True
    return word in vocabulary and _LAW_NUMBER.fullmatch(word) is not None
