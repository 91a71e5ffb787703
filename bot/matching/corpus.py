"""Examples as counted features: words, pairs of words, and groups of letters within words."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.languages import Language
from bot.matching.match import Example
from bot.text import clip, words

LETTERS = (3, 4)
"""Sizes of letter groups. On CLINC150's development split, 2-4, 3-4 and 3-5 are within .002."""
_LETTER_MARK = "#"
"""Begins the name of every letter group; no word can begin with it."""

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


def features(found: Sequence[str]) -> dict[str, float]:
    """Weight of each feature of a text's words: 1 + the logarithm of how often it occurs."""
    names: list[str] = [*found, *(f"{a} {b}" for a, b in pairwise(found))]
    for word in found:
        padded = f"_{word}_"
        for size in LETTERS:
            names += [_LETTER_MARK + padded[i : i + size] for i in range(len(padded) - size + 1)]
    counts = Counter(names)
    if len(counts) == len(names):
        return dict.fromkeys(names, 1.0)
    return {
        name: 1.0 if count == 1 else 1.0 + float(np.log(count)) for name, count in counts.items()
    }


def is_letters(name: str) -> bool:
    """Whether a feature is a group of letters rather than a word or a pair."""
    return name.startswith(_LETTER_MARK)


def is_word(name: str) -> bool:
    """Whether a feature is a single word."""
    return not is_letters(name) and " " not in name


@dataclass(frozen=True, slots=True)
class Corpus:
    """All examples, those of one entry and language side by side.

    Example i has the features `ids[starts[i]:starts[i + 1]]` with the weights at the same places
    of `counts`. `groups[i]` is its entry and language, `owners[g]` the entry of group g.
    """

    entries: tuple[str, ...]
    names: tuple[str, ...]
    starts: Ints
    ids: Ints
    counts: Floats
    groups: Ints
    owners: Ints
    languages: Ints
    """Of each group, as positions in Language."""

    @property
    def of_entry(self) -> Ints:
        """The entry of each example."""
        return np.asarray(self.owners[self.groups])

    def row(self, example: int) -> tuple[Ints, Floats]:
        """Ids and counts of one example."""
        span = slice(int(self.starts[example]), int(self.starts[example + 1]))
        return self.ids[span], self.counts[span]


def ordered(examples: Iterable[Example]) -> list[Example]:
    """Examples by entry and language, without repetitions; the order a Corpus has."""
    seen: dict[tuple[str, str, tuple[str, ...]], Example] = {}
    for example in examples:
        found = words(clip(example.text))
        if found:
            seen.setdefault((example.entry, example.language.value, found), example)
    return sorted(seen.values(), key=lambda e: (e.entry, e.language.value, e.kind, e.text))


def corpus_of(
    examples: Sequence[Example], entries: tuple[str, ...] | None = None, *, rare_pairs: bool = True
) -> Corpus:
    """The corpus of `examples`, which must be `ordered`; `entries` are all there are.

    Without `rare_pairs` those of one example only are left out.
    """
    vocabulary: dict[str, int] = {}
    # Arrays, not lists: millions of numbers, each an object, took 150 MB.
    starts, ids, counts = array("q", [0]), array("q"), array("f")
    for example in examples:
        for name, weight in features(words(clip(example.text))).items():
            ids.append(vocabulary.setdefault(name, len(vocabulary)))
            counts.append(weight)
        starts.append(len(ids))
    names, kept_ids = tuple(vocabulary), np.array(ids, np.int64)
    kept_counts, begins = np.array(counts, np.float32), np.array(starts, np.int64)
    if not rare_pairs:
        often = np.bincount(kept_ids, minlength=len(names)) > 1
        lasting = often | np.array([" " not in name for name in names], bool)
        stays = lasting[kept_ids]
        begins = np.concatenate(([0], np.cumsum(stays)))[begins]
        kept_ids = (np.cumsum(lasting) - 1)[kept_ids[stays]]
        kept_counts = kept_counts[stays]
        names = tuple(compress(names, lasting))
    if entries is None:
        entries = tuple(dict.fromkeys(example.entry for example in examples))
    position = {entry: i for i, entry in enumerate(entries)}
    pairs = list(dict.fromkeys((example.entry, example.language) for example in examples))
    group = {pair: i for i, pair in enumerate(pairs)}
    languages = list(Language)
    return Corpus(
        entries=entries,
        names=names,
        starts=begins,
        ids=kept_ids,
        counts=kept_counts,
        groups=np.array([group[e.entry, e.language] for e in examples], np.int64),
        owners=np.array([position[entry] for entry, _ in pairs], np.int64),
        languages=np.array([languages.index(language) for _, language in pairs], np.int64),
    )
