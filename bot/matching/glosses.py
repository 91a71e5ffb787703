"""Haitian Creole word by word in English, for an encoder that has never read Creole.

The grammar of Creole keeps the order of English words, so "eske lapolis ka mande papye" becomes
"does police can ask papers", which means the same to the encoder. Nobody is ever shown it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

LONGEST = 3
"""Words of the longest expression."""
_NOTHING = "-"


def in_english(found: Sequence[str]) -> tuple[str, ...]:
    """Folded Creole words in English, longer expressions first; unknown words stay."""
    known = glosses()
    read: list[str] = []
    place = 0
    while place < len(found):
        for size in range(min(LONGEST, len(found) - place), 0, -1):
            gloss = known.get(" ".join(found[place : place + size]))
            if gloss is not None:
                break
        read += found[place : place + 1] if gloss is None else gloss
        place += size
    return tuple(read)


@cache
def glosses() -> Mapping[str, tuple[str, ...]]:
    """English words for each Creole word or expression of data/creole.txt."""
    table: dict[str, tuple[str, ...]] = {}
    for line in text().splitlines():
        if line and not line.startswith("#"):
            creole, _, english = line.partition("\t")
            table[creole] = tuple(word for word in english.split() if word != _NOTHING)
    return table


def text() -> str:
    """The file as it is."""
    return (resources.files(__package__) / "data" / "creole.txt").read_text(encoding="utf-8")
