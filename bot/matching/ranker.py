"""Ranks all entries for a text: the channels' cosines and the classifier's opinion, added up."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.matching.corpus import Corpus, Floats, Ints
from bot.matching.head import Step, joined, sketch, sketches, softmax, train
from bot.matching.lexical import BEST_EXAMPLE, LexicalIndex, Query, index_of

WORDS = 1.0
"""Weight of the words' cosine beside the meaning's. On CLINC150 and BANKING77 0.25 to 1 are alike;
on the knowledge base's own questions, held out, 0.5 and 1 give top-1 .604 and .614."""
CLASSIFIER = 0.4
"""Weight of the classifier's logit, in its own standard deviations. On development splits, 0, 0.25,
0.5 and 1 give CLINC150 .877, .902, .905, .906 and BANKING77 .793, .817, .821, .823 (top-1), and
an AUROC against CLINC150's out-of-scope questions of .976, .980, .980, .980."""
TOLD = 1.0
TOLD_BEST = 0.5
"""Weights of the cosine to all an entry's answer says, and to its best passage. On the knowledge
base's own questions, held out: top-1 .614 without, .634 with both; embedding the passages as well
adds nothing (.634)."""
MOST_CLASSES = 1500
"""With more entries there is no classifier: it would take minutes to train."""
SHORTLIST = 24
"""Entries looked at closely."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text as the channels take it; `meaning` is a unit vector, None without an encoder."""

    asked: Query
    told: Query
    meaning: Floats | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The shortlist for a text, the best first."""

    entries: Ints
    scores: Floats
    share: Floats
    """Of the classifier's belief."""
    best_by_words: int
    best_by_meaning: int

    def boosted(self, added: Floats) -> "Ranking":
        """The same shortlist with `added` to its scores, in the order that this makes."""
        scores = self.scores + added
        order = np.lexsort((self.entries, -scores))
        return replace(
            self, entries=self.entries[order], scores=scores[order], share=self.share[order]
        )


@dataclass(frozen=True, slots=True)
class Ranker:
    """All channels; `centroids` and `head` are empty where there is none.

    `asked` holds the examples, `told` the passages of the answers.
    """

    asked: LexicalIndex
    told: LexicalIndex
    centroids: Floats
    head: Floats
    spread: float
    hidden: Ints
    """Entries of which no example was kept: never ranked."""

    def rank(self, question: Question) -> Ranking:
        """The shortlist for a text."""
        meaning = question.meaning
        words = self.asked.centroid_scores(question.asked)
        total = WORDS * words + TOLD * self.told.centroid_scores(question.told)
        by_meaning, shares = np.zeros_like(words), np.zeros_like(words)
        if meaning is not None:
            by_meaning = self.asked.best_groups(self.centroids @ meaning)
            total += by_meaning
        if self.head.size:
            seen = joined(meaning, sketch(question.asked.ids, question.asked.weights))
            logits = seen @ self.head
            logits[self.hidden] = logits.min()
            total += np.float32(CLASSIFIER / self.spread) * logits
            shares = softmax(logits)
        total[self.hidden] = -np.inf
        chosen = _largest(total, SHORTLIST)
        chosen = chosen[np.isfinite(total[chosen])]
        example = self.asked.best_examples(question.asked, chosen)
        passage = self.told.best_examples(question.told, chosen)
        scores = total[chosen] + TOLD_BEST * passage
        scores += WORDS * BEST_EXAMPLE * (example - words[chosen])
        order = np.lexsort((chosen, -scores))
        return Ranking(
            entries=chosen[order],
            scores=scores[order],
            share=shares[chosen][order],
            best_by_words=int(np.argmax(words)),
            best_by_meaning=int(np.argmax(by_meaning)),
        )


def ranker_of(
    corpus: Corpus,
    told: LexicalIndex,
    meanings: Floats | None,
    keep: NDArray[np.bool_],
    step: Step | None = None,
) -> Ranker:
    """A ranker that knows those examples of `corpus` that are kept.

    `meanings` are the examples' unit vectors, one a row, or None for words alone.
    """
    asked = index_of(corpus, keep)
    owner = corpus.of_entry
    head, spread = np.zeros((0, 0), np.float32), 1.0
    if 1 < len(corpus.entries) <= MOST_CLASSES:
        seen = joined(meanings, sketches(asked))[keep]
        head = train(seen, owner[keep], len(corpus.entries), step)
        spread = float(np.std(seen[:: max(1, len(seen) // 500)] @ head)) or 1.0
    return Ranker(
        asked=asked,
        told=told,
        centroids=np.zeros((0, 0), np.float32)
        if meanings is None
        else _centroids(corpus, meanings, keep),
        head=head,
        spread=spread,
        hidden=np.setdiff1d(np.arange(len(corpus.entries)), owner[keep]),
    )


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
