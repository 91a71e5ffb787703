"""Fits the confidence on the examples alone, by asking questions whose answer was taken away.

In each fold a fifth of the entries is hidden, with all their examples: whatever is found for
those is wrong. A fifth of the other entries' examples is held out: what is found for those is
right or wrong. Rarity, centroids and the classifier are made anew without either, so that no
example's own words help it.
"""

from collections.abc import Callable, Sequence

import numpy as np

from bot.languages import Language
from bot.matching.confidence import SIGNS, Confidence, fit, signs_of
from bot.matching.corpus import Corpus, Floats, Ints
from bot.matching.head import Step
from bot.matching.lexical import LETTERS, Query
from bot.matching.ranker import Question, Ranker, ranker_of

PARTS = 5
MOST_QUESTIONS = 4000
"""Asked in each fold: more do not change the weights."""
HIDDEN_WORTH = 1.1
"""What a question whose entry was hidden counts beside one whose entry was there: 1, 1.1 and 1.25
answer .017, .015 and .012 of CLINC150's out-of-scope questions (test)."""

Asked = tuple[Question, Language]


def folds_for(examples: int) -> int:
    """How many of the five folds to run: a larger knowledge base needs fewer."""
    return 5 if examples < 3000 else 2 if examples < 20_000 else 1


def calibrate(
    corpus: Corpus,
    meanings: Floats | None,
    asks: Sequence[bool],
    told: Callable[[int], Query],
    ranker: Ranker,
    out_of_scope: Sequence[Asked],
    step: Step | None = None,
) -> Confidence:
    """The confidence for `ranker`; `asks` says which examples are questions, not keywords,
    and `told` gives an example as the index of the answers sees it.

    `out_of_scope` are questions that `ranker` must not answer.
    """
    languages = list(Language)
    signs: list[Floats] = []
    right: list[float] = []
    worth: list[float] = []
    spoken: list[Language] = []
    owner = corpus.of_entry
    place = np.arange(len(owner)) - np.searchsorted(corpus.groups, corpus.groups)
    for fold in range(folds_for(len(owner))):
        hidden = (len(corpus.entries) >= PARTS) & ((owner * 7 + owner // PARTS) % PARTS == fold)
        # The first example of a group stays, so that no language of an entry is lost.
        out = ~hidden & (place % PARTS == fold) & (place > 0)
        partial = ranker_of(corpus, ranker.told, meanings, ~(hidden | out), step)
        for example in _chosen(np.flatnonzero((hidden | out) & np.array(asks, bool))):
            asked = partial.asked.query(*_known(corpus, partial, example))
            meaning = None if meanings is None else meanings[example]
            question = Question(asked, told(example), meaning)
            ranking = partial.rank(question)
            found = bool(len(ranking.entries)) and ranking.entries[0] == owner[example]
            signs.append(signs_of(ranking, question, partial))
            right.append(float(found))
            worth.append(HIDDEN_WORTH if hidden[example] else 1.0)
            spoken.append(languages[corpus.languages[corpus.groups[example]]])
    for question, language in out_of_scope:
        signs.append(signs_of(ranker.rank(question), question, ranker))
        right.append(0.0)
        worth.append(1.0)
        spoken.append(language)
    rows = np.array(signs).reshape(len(right), SIGNS)
    return fit(rows, np.array(right), spoken, np.array(worth))


def _chosen(examples: Ints) -> list[int]:
    """At most MOST_QUESTIONS of `examples`, evenly spread."""
    step = -(-len(examples) // MOST_QUESTIONS) or 1
    return [int(example) for example in examples[::step]]


def _known(
    corpus: Corpus, ranker: Ranker, example: int
) -> tuple[Ints, Floats, tuple[float, float]]:
    """The features of an example that `ranker` knows, and what the others count."""
    ids, counts = corpus.row(example)
    starts = ranker.asked.posting_starts
    known = starts[ids + 1] > starts[ids]
    strange = counts[~known] ** 2
    letters = ranker.asked.kinds[ids[~known]] == LETTERS
    unknown = (float(strange[~letters].sum()), float(strange[letters].sum()))
    return ids[known], counts[known], unknown
