"""Ranks all entries for a text: what the channels and the classifier say, weighted and added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.languages import Language
from bot.matching.corpus import Corpus, Floats, Ints
from bot.matching.fusion import PRIOR
from bot.matching.head import (
    BESIDE_MEANING,
    Head,
    Step,
    joined,
    sketch,
    sketches,
    softmax,
    train,
)
from bot.matching.lexical import LexicalIndex, Query, index_of

MOST_CLASSES = 1500
"""With more entries there is no classifier: it would take minutes to train."""
PASSAGE = 0.3
"""What a passage of an answer counts beside an example where the classifier learns. On the
development half of tests/questions/subject-*.jsonl the right entry is among the first three for
.980, .988 and .988 of the questions at 0, .3 and 1; it is first for .800, .795 and .780 of the
knowledge base's own held-out examples."""
MOST_MEANINGS = 100_000
"""With more examples only their centroids are kept: each takes 512 bytes."""
AXES = 64
"""Principal axes of the centroids, along which cosines are taken first: at 10,000 entries the
products in full took 2.9 ms, and at 400 nearly twice as long as this."""
EXAMPLE_AXES = 128
"""The same for the examples, whose nearest one needs no more: with all 512 numbers, and letters in
the index of the examples, .934 of 2,260 questions by others were answered rightly, with 192 and
without letters .933; 128 take 6 MB less than those."""
EXACT = 256
"""The best of them, taken in full."""
_PREPARING = Lock()
"""What an index is made from takes 500 MB on the way: one at a time."""
SHORTLIST = 16
"""Entries looked at closely."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text as the channels take it; `meaning` is a unit vector, None without an encoder."""

    asked: Query
    told: Query
    meaning: Floats | None
    language: Language


@dataclass(frozen=True, slots=True)
class Ranking:
    """The shortlist for a text, the best first; `channels` has a row an entry (see fusion)."""

    entries: Ints
    channels: Floats
    scores: Floats
    shares: Floats
    """Of the classifier's belief."""
    asked_share: Floats
    told_share: Floats
    """Share of what the question's words count that the examples have, and the answer."""
    best_by_words: int
    best_by_meaning: int

    def weighted(self, weights: Floats, added: Floats | float = 0.0) -> "Ranking":
        """The same shortlist scored with other weights, and `added` to the scores."""
        scores = self.channels @ weights + added
        order = np.lexsort((self.entries, -scores))
        return replace(
            self,
            entries=self.entries[order],
            channels=self.channels[order],
            scores=scores[order],
            shares=self.shares[order],
            asked_share=self.asked_share[order],
            told_share=self.told_share[order],
        )


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages of the answers as the classifier sees them, one a row, and their entries."""

    seen: Floats
    owners: Ints


@dataclass(frozen=True, slots=True)
class Ranker:
    """All channels; `examples`, `centroids`, `axes` and `head` are empty where there is none.

    `asked` holds the examples, `told` the passages of the answers. `weights` has a row a language.
    """

    asked: LexicalIndex
    told: LexicalIndex
    examples: NDArray[np.int8]
    example_axes: Floats
    centroids: NDArray[np.int8]
    finest: float
    """The meanings of the examples and the centroids in steps of `finest`: a quarter of the
    memory."""
    coarse: Floats
    axes: Floats
    """The centroids along their AXES principal axes, and these."""
    head: Head | None
    spread: float
    weights: Floats
    hidden: Ints
    """Entries of which no example was kept: never ranked."""

    def rank(self, question: Question, left_out: Sequence[int] = ()) -> Ranking:
        """The shortlist for a text, without the entries at the positions `left_out`."""
        hidden = np.concatenate((self.hidden, np.array(left_out, np.int64)))
        words = self.asked.centroid_scores(question.asked)
        answer = self.told.centroid_scores(question.told)
        meaning, logits = np.zeros_like(words), np.zeros_like(words)
        if question.meaning is not None:
            meaning = self.asked.best_groups(self._cosines(question.meaning))
        if self.head is not None:
            marks = self.asked.marks[question.asked.ids]
            seen = joined(question.meaning, sketch(marks, question.asked.weights))
            logits = self.head(seen)
            logits[hidden] = logits.min()
        weights = self.weights[list(Language).index(question.language)]
        shares = softmax(logits)
        logits /= np.float32(self.spread)
        # What needs a close look is not known yet; the centroids stand in for it.
        total = (weights[0] + weights[1]) * words + (weights[2] + weights[3]) * answer
        total += (weights[4] + weights[5]) * meaning + weights[6] * logits
        total[hidden] = -np.inf
        chosen = _largest(total, SHORTLIST)
        chosen = chosen[np.isfinite(total[chosen])]
        example, asked_words = self.asked.closely(question.asked, chosen)
        passage, told_words = self.told.closely(question.told, chosen)
        covered = question.asked.share(asked_words)
        columns = (
            words[chosen], example, answer[chosen], passage, meaning[chosen],
            self._nearest(question.meaning, chosen), logits[chosen], covered,
            np.maximum(
                question.asked.numbers_in(asked_words), question.told.numbers_in(told_words)
            ),
        )  # fmt: skip
        channels = np.column_stack(columns).astype(np.float64)
        found = Ranking(
            entries=chosen,
            channels=channels,
            scores=np.zeros(len(chosen)),
            shares=shares[chosen],
            asked_share=covered,
            told_share=question.told.share(told_words),
            best_by_words=int(np.argmax(words)),
            best_by_meaning=int(np.argmax(meaning)),
        )
        return found.weighted(weights)

    def _nearest(self, meaning: Floats | None, entries: Ints) -> Floats:
        """The cosine of `meaning` to the nearest example of each of `entries`."""
        if meaning is None or not self.examples.size or not len(entries):
            return np.zeros(len(entries), np.float32)
        spans = [slice(self.asked.first[e], self.asked.first[e + 1]) for e in entries.tolist()]
        rows = np.concatenate([self.examples[span] for span in spans]).astype(np.float32)
        begins = np.cumsum([0, *(span.stop - span.start for span in spans[:-1])])
        return np.asarray(
            np.maximum.reduceat(rows @ (self.example_axes @ meaning), begins) * self.finest
        )

    def _cosines(self, meaning: Floats) -> Floats:
        """The cosine of `meaning` to each centroid; of many, only the best ones exactly."""
        cosines = self.coarse @ (self.axes @ meaning)
        likely = _largest(cosines, EXACT)
        cosines[likely] = self.centroids[likely].astype(np.float32) @ meaning * self.finest
        return np.asarray(cosines)


def ranker_of(
    corpus: Corpus,
    told: LexicalIndex,
    meanings: Floats | None,
    keep: NDArray[np.bool_],
    passages: Passages,
    step: Step | None = None,
) -> Ranker:
    """A ranker that knows those examples of `corpus` that are kept, with weights not yet fitted.

    The classifier learns from `passages` of the same entries, too.

    `meanings` are the examples' unit vectors, one a row, or None for words alone.
    """
    owner = corpus.of_entry
    has_head = 1 < len(corpus.entries) <= MOST_CLASSES
    also = np.isin(passages.owners, owner[keep])
    count = int(keep.sum())
    with _PREPARING:
        whole = index_of(corpus, keep)
        if has_head:
            seen = _together(meanings, sketches(whole), keep, passages.seen[also])
    head, spread = None, 1.0
    if has_head:
        head = train(
            seen,
            np.concatenate((owner[keep], passages.owners[also])),
            np.repeat(np.array((1, PASSAGE), np.float32), (count, len(seen) - count)),
            len(corpus.entries),
            step,
        ).centred(np.unique(owner[keep]))
        spread = float(np.std(head(seen[: count : max(1, count // 500)]))) or 1.0
    coarse = axes = example_axes = np.zeros((0, 0), np.float32)
    examples = centroids = np.zeros((0, 0), np.int8)
    finest = 1.0
    if meanings is not None:
        middles = _centroids(corpus, meanings, keep)
        axes = _axes(middles, AXES)
        coarse = np.asarray(middles @ axes.T)
        finest = float(max(np.abs(meanings).max(), np.abs(middles).max())) / 127
        centroids = np.rint(middles / finest).astype(np.int8)
        if len(meanings) <= MOST_MEANINGS:
            example_axes = _axes(meanings, EXAMPLE_AXES)
            seen = meanings @ example_axes.T
            examples = np.rint(np.clip(seen * keep[:, None] / finest, -127, 127)).astype(np.int8)
    return Ranker(
        asked=whole.without_letters(),
        told=told,
        examples=examples,
        example_axes=example_axes,
        finest=finest,
        centroids=centroids,
        coarse=coarse,
        axes=axes,
        head=head,
        spread=spread,
        weights=np.tile(PRIOR, (len(Language), 1)),
        hidden=np.setdiff1d(np.arange(len(corpus.entries)), owner[keep]),
    )


def _together(
    meanings: Floats | None, folded: Floats, keep: NDArray[np.bool_], passages: Floats
) -> Floats:
    """What the classifier sees of the kept examples, then of `passages`.

    Written where it stays: joined twice, as `joined` and numpy would, it took twice the memory.
    """
    count = int(keep.sum())
    first = 0 if meanings is None else meanings.shape[1]
    seen = np.empty((count + len(passages), first + folded.shape[1]), np.float32)
    if meanings is not None:
        seen[:count, :first] = meanings[keep]
    seen[:count, first:] = folded[keep]
    if meanings is not None:
        seen[:count, first:] *= np.float32(BESIDE_MEANING)
    seen[count:] = passages
    return seen


def _axes(rows: Floats, count: int) -> Floats:
    """The `count` directions that tell most of unit vectors, one a row."""
    _, axes = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    return np.asarray(axes[:, -count:].T, np.float32)


def _largest(scores: Floats, count: int) -> Ints:
    """Positions of the `count` largest scores; of equal ones the first."""
    if len(scores) <= count:
        return np.arange(len(scores))
    border = np.partition(scores, -count)[-count]
    above = np.flatnonzero(scores > border)
    level = np.flatnonzero(scores == border)[: count - len(above)]
    return np.concatenate((above, level))


def _centroids(corpus: Corpus, meanings: Floats, keep: NDArray[np.bool_]) -> Floats:
    """The unit vector in the middle of each group's examples (zeros where none is kept)."""
    sums = np.zeros((len(corpus.owners), meanings.shape[1]), np.float32)
    np.add.at(sums, corpus.groups[keep], meanings[keep])
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms > 0, norms, 1), np.float32)
