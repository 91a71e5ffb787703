"""Which known words a mistyped one may stand for: one letter wrong, missing, added or swapped."""

from collections.abc import Iterable

SHORTEST = 5
"""Letters of the shortest word that a typo is mended to; shorter ones are too alike."""


class Typos:
    """Finds known words one typo away. `ordinary` words are never taken for typos.

    Both the known words and the typed one are looked up by what is left when one letter is taken
    out, so a look-up costs as many dictionary reads as the typed word has letters.
    """

    def __init__(self, known: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        self._ordinary = frozenset(ordinary)
        # Words in one text, not in a list: most are alone, and 30,000 lists take 3 MB.
        self._by_rest: dict[str, str] = {}
        for word in sorted(self._known):
            if len(word) >= SHORTEST and word.isalpha():
                for rest in _rests(word):
                    others = self._by_rest.get(rest)
                    self._by_rest[rest] = word if others is None else f"{others} {word}"

    def meant_by(self, typed: str) -> tuple[str, ...]:
        """The known words that `typed` may be a typo of; none where it is a word itself."""
        if typed in self._known or typed in self._ordinary or len(typed) < SHORTEST - 1:
            return ()
        rests = _rests(typed)
        if self._by_rest.keys().isdisjoint(rests):
            return ()
        found = {w for rest in rests for w in self._by_rest.get(rest, "").split()}
        return tuple(sorted(word for word in found if _one_apart(typed, word)))


def _rests(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _one_apart(typed: str, word: str) -> bool:
    """Whether one change turns `typed` into `word`, and the first letter was hit right."""
    if typed[0] != word[0]:
        return False
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    left, right = typed[start:], word[start:]
    if len(left) == len(right):
        swapped = left[1:2] + left[:1] + left[2:]
        return left[1:] == right[1:] or (len(left) > 1 and swapped == right)
    return left[1:] == right or left == right[1:]
