"""The lexical channel: cosine of rarity-weighted words and letters, through an inverted index.

Two things matter more than anything else (measured on CLINC150 and BANKING77): rarity counts
entries, not examples, and an entry is scored by a mixture of its best example and its centroid.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.corpus import Corpus, Floats, Ints, features, is_letters, is_word
from bot.matching.names import hashes_of

Marks = NDArray[np.uint32]

WORD, PAIR, LETTERS, NUMBER = 0, 1, 2, 3
"""Kinds of features; a NUMBER is a word with a digit: a date, a section, a bill."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text as its known features.

    `weights` make a vector of length one at most: the norm counts unknown features too.
    `words` are ids of the known words, `worth` what they count, `unknown` what the others do;
    `numbers` says which of the words have a digit.
    """

    ids: Ints
    weights: Floats
    words: Ints
    worth: Floats
    unknown: float
    numbers: NDArray[np.bool_]

    def share(self, covered: NDArray[np.bool_]) -> Floats:
        """Share of what the words count that each row of `covered` (a column a word) has."""
        whole = float(self.worth.sum()) + self.unknown
        return np.asarray(covered @ self.worth / whole if whole else np.zeros(len(covered)))

    def numbers_in(self, covered: NDArray[np.bool_]) -> Floats:
        """Share of the numbers that each row of `covered` has; 0 where there are none."""
        if not self.numbers.any():
            return np.zeros(len(covered))
        return np.asarray(covered[:, self.numbers].mean(axis=1))


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Scores of entries for a text.

    Forward, for the best example: example i has `ids[starts[i]:starts[i + 1]]`, which are
    `lengths[i]`, and entry e the
    examples from `first[e]` to `first[e + 1]`. Inverted, for centroids: feature f is in the
    groups `posting_groups[posting_starts[f]:posting_starts[f + 1]]`, and group g
    belongs to the entry `owners[g]`.

    `marks` are numbers made from the features' names: a feature keeps its own, whatever others
    there are.
    """

    marks: Marks
    kinds: NDArray[np.int8]
    rarity: Floats
    shown: int
    ids: NDArray[np.int32]
    weights: NDArray[np.float16]
    starts: Ints
    lengths: Ints
    first: Ints
    owners: Ints
    posting_groups: NDArray[np.integer[Any]]
    posting_weights: NDArray[np.float16]
    posting_starts: Ints

    @property
    def unknown(self) -> float:
        """The rarity of a feature that no entry has."""
        return float(np.log(1 + self.shown) + 1)

    def rarity_at(self, share: float) -> float:
        """The rarity of a feature that `share` of the entries have (one entry at least)."""
        return self.unknown - float(np.log(1 + max(1.0, self.shown * share))) - 1e-4

    def query(self, ids: Ints, counts: Floats, unknown: tuple[float, float] = (0.0, 0.0)) -> Query:
        """A text by its known features; `unknown`: sums of squared counts of words, letters."""
        worth = counts * self.rarity[ids]
        weights = worth.copy()
        letters = self.kinds[ids] == LETTERS
        for block, strange in enumerate(unknown):
            chosen = letters == bool(block)
            norm = np.sqrt(float(np.sum(weights[chosen] ** 2)) + strange * self.unknown**2)
            if norm > 0:
                weights[chosen] /= norm
        single = (self.kinds[ids] == WORD) | (self.kinds[ids] == NUMBER)
        # Half of the unknown words and pairs are words.
        return Query(
            ids=ids,
            weights=weights / np.float32(np.sqrt(2)),
            words=ids[single],
            worth=worth[single],
            unknown=unknown[0] / 2 * self.unknown,
            numbers=self.kinds[ids[single]] == NUMBER,
        )

    def centroid_scores(self, query: Query) -> Floats:
        """Cosine of `query` to the nearest centroid of each entry, in every language."""
        if not len(query.ids):
            return np.zeros(len(self.first) - 1, np.float32)
        begins, ends = self.posting_starts[query.ids], self.posting_starts[query.ids + 1]
        spans = [slice(a, b) for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]
        weights = np.repeat(query.weights, ends - begins)
        weights *= np.concatenate([self.posting_weights[span] for span in spans])
        groups = np.concatenate([self.posting_groups[span] for span in spans])
        sums = np.bincount(groups, weights, len(self.owners))
        return self.best_groups(sums.astype(np.float32))

    def best_groups(self, scores: Floats) -> Floats:
        """The score of each entry's best group, 0 for an entry without any."""
        best = np.zeros(len(self.first) - 1, np.float32)
        np.maximum.at(best, self.owners, scores)
        return best

    def closely(self, query: Query, entries: Ints) -> tuple[Floats, NDArray[np.bool_]]:
        """Cosine of `query` to the best example of each of `entries`, and its words that they have.

        The words are a row an entry, a column a word.
        """
        best = np.zeros(len(entries), np.float32)
        there = np.zeros((len(entries), len(query.words)), bool)
        if not len(query.ids) or not len(entries):
            return best, there
        # Most features of the examples are none of the text's: a mark finds them fastest.
        marked = np.zeros(len(self.rarity), bool)
        marked[query.ids] = True
        dense = np.zeros(len(self.rarity), np.float32)
        dense[query.ids] = query.weights
        column = np.full(len(self.rarity), -1, np.int16)
        column[query.words] = np.arange(len(query.words))
        examples = [range(self.first[e], self.first[e + 1]) for e in entries.tolist()]
        spans = [slice(self.starts[rows.start], self.starts[rows.stop]) for rows in examples]
        ids = np.concatenate([self.ids[span] for span in spans])
        known = np.flatnonzero(marked[ids])
        ids = ids[known]
        columns = column[ids]
        single = columns >= 0
        ends = np.cumsum([span.stop - span.start for span in spans])
        there[np.searchsorted(ends, known[single], "right"), columns[single]] = True
        products = dense[ids] * np.concatenate([self.weights[span] for span in spans])[known]
        sums = np.concatenate(([0.0], np.cumsum(products, dtype=np.float64)))
        lengths = np.concatenate([self.lengths[rows.start : rows.stop] for rows in examples])
        borders = np.searchsorted(known, np.concatenate(([0], np.cumsum(lengths))))
        owners = np.repeat(np.arange(len(entries)), [len(rows) for rows in examples])
        np.maximum.at(best, owners, np.diff(sums[borders]).astype(np.float32))
        return best, there

    def without_letters(self) -> "LexicalIndex":
        """The same with only words and pairs in the examples, which take a quarter of the place."""
        kept = self.kinds[self.ids] != LETTERS
        before = np.concatenate(([0], np.cumsum(kept)))
        starts = before[self.starts]
        return replace(
            self,
            ids=self.ids[kept],
            weights=self.weights[kept],
            starts=starts,
            lengths=np.diff(starts),
        )

    def covered(self, query: Query, entry: int) -> NDArray[np.bool_]:
        """Which of the words of `query` stand in an example of `entry`."""
        starts = self.starts[[self.first[entry], self.first[entry + 1]]]
        there = np.zeros(len(self.rarity), bool)
        there[self.ids[starts[0] : starts[1]]] = True
        return np.asarray(there[query.words])


def index_of(corpus: Corpus, keep: NDArray[np.bool_]) -> LexicalIndex:
    """The index of those examples of `corpus` that are kept."""
    count, size, entries = len(corpus.groups), len(corpus.names), len(corpus.entries)
    row_of = np.repeat(np.arange(count), np.diff(corpus.starts))
    used = keep[row_of]
    rows, ids, counts = row_of[used], corpus.ids[used], corpus.counts[used]
    kinds = np.array([_kind_of(name) for name in corpus.names], np.int8)
    spread = np.bincount(
        np.unique(ids * entries + corpus.of_entry[rows]) // entries, minlength=size
    )
    shown = len(np.unique(corpus.of_entry[keep]))
    rarity = (np.log((1 + shown) / (1 + spread)) + 1).astype(np.float32)
    weights = counts * rarity[ids]
    block = rows * 2 + (kinds[ids] == LETTERS)
    norms = np.sqrt(np.bincount(block, weights**2, 2 * count))
    weights = (weights / norms[block] / np.sqrt(2)).astype(np.float32)
    groups = len(corpus.owners)
    keys, places = np.unique(ids * groups + corpus.groups[rows], return_inverse=True)
    sums = np.bincount(places, weights, len(keys))
    members = keys % groups
    norms_of = np.sqrt(np.bincount(members, sums**2, groups))
    lengths = np.bincount(rows, minlength=count)
    return LexicalIndex(
        marks=marks_of(corpus.names),
        kinds=kinds,
        rarity=rarity,
        shown=shown,
        ids=ids.astype(np.int32),
        weights=weights.astype(np.float16),
        starts=np.concatenate(([0], np.cumsum(lengths))),
        lengths=lengths,
        first=np.searchsorted(corpus.of_entry, np.arange(entries + 1)),
        owners=corpus.owners,
        posting_groups=members.astype(np.uint16 if groups < 1 << 16 else np.int32),
        posting_weights=(sums / norms_of[members]).astype(np.float16),
        posting_starts=np.searchsorted(keys // groups, np.arange(size + 1)),
    )


def marks_of(names: Collection[str]) -> Marks:
    """A number for each feature, made from its name."""
    return hashes_of(names).astype(np.uint32)


def _kind_of(name: str) -> int:
    if is_letters(name):
        return LETTERS
    if not is_word(name):
        return PAIR
    return NUMBER if any(map(str.isdigit, name)) else WORD


@dataclass(frozen=True, slots=True)
class Counted:
    """The features of a text, before an index looks for them."""

    names: tuple[str, ...]
    counts: Floats
    letters: NDArray[np.bool_]

    def query(self, index: LexicalIndex, ids: Ints) -> Query:
        """The text as `index` sees it; `ids` are those of its features there, -1 for unknown."""
        known = ids >= 0
        strange = np.where(known, 0.0, self.counts.astype(np.float64) ** 2)
        unknown = (float(strange[~self.letters].sum()), float(strange[self.letters].sum()))
        return index.query(ids[known], self.counts[known], unknown)


def counted(found: Sequence[str]) -> Counted:
    """The features of a text's words."""
    weights = features(found)
    return Counted(
        tuple(weights),
        np.fromiter(weights.values(), np.float32, len(weights)),
        np.fromiter(map(is_letters, weights), bool, len(weights)),
    )
