"""Walks the tree of names along the words of a text, over a misspelling if there is one."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from bot.matching.near_words import NearWords
from bot.matching.place_names import Name, Node, Word

MOST_MENDED = 40
"""Misspelled words of a text, no two alike, for which near names are looked up: each takes up to
0.1 ms, and many words of a text that names a place are strange to the names."""
_SHORTEST_ALONE = 5
"""Letters of a misspelled word that is a whole name; fewer are too often another word."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last` of a text, and the names that they spell."""

    first: int
    last: int
    names: tuple[Name, ...]
    slips: int = 0
    """How many of the words were misspelled: 0 or 1."""


class NameSearch:
    """Finds names in the words of one text, at each position in time that the longest name bounds.

    Of its misspelled words, the first MOST_MENDED that differ are mended.
    """

    def __init__(
        self, tree: Node, near: NearWords, ordinary_words: Set[str], words: Sequence[Word]
    ) -> None:
        self._tree = tree
        self._near = near
        self._ordinary = ordinary_words
        self._words = words
        self._mended: dict[str, tuple[str, ...]] = {}

    def at(self, position: int) -> list[Match]:
        """Every name that begins at `position`, the longest first; none beyond the last word."""
        found: list[Match] = []
        paths: list[tuple[Node, int]] = [(self._tree, 0)]
        for last in range(position, len(self._words)):
            word = self._words[last].text
            paths = [step for node, slips in paths for step in self._steps(node, slips, word)]
            if not paths:
                break
            for node, slips in paths:
                alone = slips and last == position and len(word) < _SHORTEST_ALONE
                if node.names and not alone:
                    found.append(Match(position, last, tuple(node.names), slips))
        return sorted(found, key=lambda match: (-match.last, match.slips))

    def _steps(self, node: Node, slips: int, word: str) -> list[tuple[Node, int]]:
        exact = node.children.get(word)
        if exact is not None:
            return [(exact, slips)]
        if slips or word in self._tree.children or word in self._ordinary:
            return []
        if word not in self._mended and len(self._mended) < MOST_MENDED:
            self._mended[word] = self._near.near(word)
        near = self._mended.get(word, ())
        return [(node.children[known], 1) for known in near if known in node.children]
