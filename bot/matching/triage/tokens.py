"""A message as positions of words: each word knows, as bits of an integer, where it stands.

Bit *i* of a word's mask is set where the word is the *i*-th of the message. With masks, looking
for a phrase is a handful of shifts and ANDs whatever the length of the message, so no message can
make it slow.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from bot.matching.triage.typos import Typos
from bot.text import words

MAX_CHARACTERS = 4000
"""Discord's longest message; what is pasted beyond it is not looked at."""
MAX_WORDS = 800
"""Prose of 4,000 characters has about 750 words; more of them are an attack."""
LONGEST_WORD = 30
"""A longer run of letters is not a word that anybody listed."""

_STRETCHED = re.compile(r"([^\W\d])\1\1+")
"""A letter held down: "helpppp"."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A message: its `words` as typed (folded), and where each known form stands."""

    words: tuple[str, ...]
    masks: Mapping[str, int]
    cache: dict[int, object] = field(default_factory=dict, compare=False, repr=False)
    """Room for what phrases work out once a message."""

    @property
    def everywhere(self) -> int:
        """All boundaries between words, those before the first and after the last included."""
        return (1 << (len(self.words) + 1)) - 1

    def without(self, erased: int) -> "Tokens":
        """The same message with the words at the positions of `erased` made unknown."""
        masks = {word: kept for word, mask in self.masks.items() if (kept := mask & ~erased)}
        return replace(self, masks=masks, cache={})


class Tokenizer:
    """Cuts messages into words and reads texting forms as the words they stand for.

    `spellings` maps a typed form to what it stands for. One word: the form counts as itself and
    as that word. Several ("theyre" for "they are"): it is replaced by them.
    """

    def __init__(self, spellings: Mapping[str, Iterable[str]], typos: Typos) -> None:
        self._also: dict[str, tuple[str, ...]] = {}
        self._instead: dict[str, tuple[str, ...]] = {}
        for typed, meanings in spellings.items():
            for meaning in meanings:
                if " " in meaning:
                    self._instead[typed] = tuple(meaning.split())
                else:
                    self._also[typed] = (*self._also.get(typed, ()), meaning)
        self._typos = typos

    def __call__(self, text: str) -> Tokens:
        """The words of `text` and where each stands, with one typo in a long word mended."""
        typed = tuple(islice(self.split(text[:MAX_CHARACTERS]), MAX_WORDS))
        masks: dict[str, int] = {}
        forms = {word: tuple(self._forms(word)) for word in dict.fromkeys(typed)}
        for position, word in enumerate(typed):
            for form in forms[word]:
                masks[form] = masks.get(form, 0) | 1 << position
        return Tokens(typed, masks)

    def split(self, text: str) -> Iterable[str]:
        """The words of `text` one by one, texting forms of several words spelled out."""
        for word in words(_STRETCHED.sub(r"\1", text)):
            yield from self._instead.get(word, (word,))

    def _forms(self, word: str) -> Iterable[str]:
        yield word
        if word in self._also:
            yield from self._also[word]
        elif len(word) <= LONGEST_WORD:
            yield from self._typos.meant_by(word)
