"""A message as positions of words: each word knows, as bits of an integer, where it stands.

Bit *i* of a word's mask is set where the word is the *i*-th of the message. With masks, looking
for a phrase is a handful of shifts and ANDs whatever the length of the message, so no message can
make it slow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from bot.matching.triage.typos import Typos
from bot.text import words

MAX_CHARACTERS = 4000
"""Discord's longest message; what is pasted beyond it is not looked at."""
MAX_WORDS = 800
"""Prose of 4,000 characters has about 750 words; more of them are an attack."""
MOST_DIFFERENT = 300
"""Different words whose typos are mended; 750 words of prose are about so many. Each takes up to
0.01 ms."""
MAX_SENTENCES = 80
"""So has it about 60 sentences; what follows the last is taken for one."""
SENTENCE_END = 3
"""Words that the end of a sentence counts for where a phrase asks how near words are."""
LONGEST_WORD = 30
"""A longer run of letters is not a word that anybody listed."""

_STRETCHED = re.compile(r"([^\W\d])\1\1+")
"""A letter held down: "helpppp"."""
_SENTENCE_END = re.compile(r"(?:[!?:;]|(?<![.])(?<!\s[^\W\d])[.])(?=\s)|\n")
"""Not the dots of "wait..." nor that of an initial."""
_GAP = ""
"""Stands in the list of words where no word is: between two sentences."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A message: its `words` as typed (folded), and where each known form stands."""

    words: tuple[str, ...]
    masks: Mapping[str, int]
    breaks: tuple[int, ...] = ()
    """Positions of the first words of all sentences but the first."""
    cache: dict[int, object] = field(default_factory=dict, compare=False, repr=False)
    """Room for what phrases work out once a message."""
    reached: dict[tuple[int, int], int] = field(default_factory=dict, compare=False, repr=False)
    """The same for where groups of words begin, by the group's identity and where they end."""
    present: frozenset[str] = field(init=False, compare=False, repr=False)
    """The known forms: two sets are compared faster than a set and the keys of `masks`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "present", frozenset(self.masks))

    @property
    def everywhere(self) -> int:
        """All boundaries between words, those before the first and after the last included."""
        return (1 << (len(self.words) + 1)) - 1

    @property
    def spoken(self) -> int:
        """The positions of words, without the gaps between sentences."""
        return (1 << len(self.words)) - 1 & ~sum(
            (1 << first) - (1 << first - SENTENCE_END) for first in self.breaks
        )

    @property
    def starts(self) -> int:
        """The boundaries where a sentence begins."""
        return 1 | sum(1 << first for first in self.breaks)

    @property
    def ends(self) -> int:
        """The boundaries where a sentence ends."""
        return 1 << len(self.words) | sum(1 << first - SENTENCE_END for first in self.breaks)

    def sentences(self, found: int) -> int:
        """All boundaries of the sentences in which there is one of `found`."""
        reached = 0
        for first, following in pairwise((0, *self.breaks, len(self.words) + 1)):
            sentence = (1 << following) - (1 << first)
            if found & sentence:
                reached |= sentence
        return reached

    def without(self, erased: int) -> "Tokens":
        """The same message with the words at the positions of `erased` made unknown."""
        masks = {word: kept for word, mask in self.masks.items() if (kept := mask & ~erased)}
        return replace(self, masks=masks, cache={}, reached={})


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
        typed = tuple(self._spaced(text[:MAX_CHARACTERS]))
        masks: dict[str, int] = {}
        different = [word for word in dict.fromkeys(typed) if word != _GAP]
        forms = {word: (word, *self._also.get(word, ())) for word in different}
        for word in different[:MOST_DIFFERENT]:
            if word not in self._also and len(word) <= LONGEST_WORD:
                forms[word] += self._typos.meant_by(word)
        breaks = []
        for position, word in enumerate(typed):
            if word == _GAP:
                continue
            if position and typed[position - 1] == _GAP:
                breaks.append(position)
            for form in forms[word]:
                masks[form] = masks.get(form, 0) | 1 << position
        return Tokens(typed, masks, tuple(breaks))

    def _spaced(self, text: str) -> Iterator[str]:
        """The words of `text`, with gaps where one sentence ends and the next begins."""
        left = MAX_WORDS
        for sentence in _SENTENCE_END.split(text, MAX_SENTENCES - 1):
            spoken = tuple(islice(self.split(sentence), left))
            if spoken and left < MAX_WORDS:
                yield from (_GAP,) * SENTENCE_END
            yield from spoken
            left -= len(spoken)

    def split(self, text: str) -> Iterable[str]:
        """The words of `text` one by one, texting forms of several words spelled out."""
        for word in words(_STRETCHED.sub(r"\1", text)):
            yield from self._instead.get(word, (word,))
