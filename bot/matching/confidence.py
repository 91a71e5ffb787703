"""How sure a ranking is: the probability that its first entry is the one asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.languages import Language
from bot.matching.corpus import Floats
from bot.matching.head import softmax
from bot.matching.ranker import Question, Ranking

SIGNS = 9
"""Score, its lead and share, the classifier's share, whether words and meaning agree, words covered
by the examples and by the answer, length. On CLINC150 (test) they answer .59 rightly where 1.5 %
of out-of-scope questions are answered, and tell right from wrong on the knowledge base's own
held-out questions with an AUROC of .80; score and share alone .57 and .79. Channels one by one and
unknown words add nothing."""
_MIDDLE = np.array((9.5, 3.0, -0.45, -1.3, 0.65, 0.8, 0.4, 0.3, 2.1))
_SPREAD = np.array((3.3, 2.5, 0.5, 0.9, 0.5, 0.4, 0.2, 0.2, 0.4))
_PRIOR = np.array((1.0, 0.2, 0.6, 0.5, 0.0, 0.1, 0.3, 0.0, 0.1, -1.2))
"""Usual values of the signs, and weights fitted on CLINC150 and BANKING77 (the last one is the
constant): where a knowledge base has only a handful of examples, they decide."""
_PULL = 20.0
"""How many questions' worth weights are pulled: those of all languages to these, those of each
language to those of all."""
_ROUNDS = 25


def signs_of(ranking: Ranking, question: Question) -> Floats:
    """What the confidence is read from, SIGNS numbers; zeros where nothing was ranked."""
    if not len(ranking.entries):
        return np.zeros(SIGNS)
    first = int(ranking.entries[0])
    return np.array(
        [
            ranking.scores[0],
            ranking.scores[0] - ranking.scores[min(1, len(ranking.scores) - 1)],
            np.log(max(float(softmax(ranking.scores)[0]), 1e-6)),
            np.log(max(float(ranking.shares[0]), 1e-6)),
            first == ranking.best_by_words,
            first == ranking.best_by_meaning,
            ranking.asked_share[0],
            ranking.told_share[0],
            np.log1p(len(question.asked.words)),
        ],
        np.float64,
    )


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression a language.

    `weights` has a row for each of Language, and a column for each sign and the constant.
    """

    weights: Floats

    def __call__(self, signs: Floats, language: Language) -> float:
        """The probability, 0 to 1."""
        weights = self.weights[list(Language).index(language)]
        z = float((signs - _MIDDLE) / _SPREAD @ weights[:-1] + weights[-1])
        return float(1 / (1 + np.exp(-np.clip(z, -30, 30))))

    def shifted(self, log_odds: float) -> "Confidence":
        """The same with `log_odds` more for every question."""
        weights = self.weights.copy()
        weights[:, -1] += log_odds
        return Confidence(weights)


def fit(signs: Floats, right: Floats, languages: Sequence[Language], worth: Floats) -> Confidence:
    """Weights that make the signs of questions tell whether they were `right` (0 or 1).

    `worth` is how much each question counts. Languages with few questions lean on the others.
    """
    rows = np.column_stack(((signs - _MIDDLE) / _SPREAD, np.ones(len(signs))))
    shared = _solve(rows, right, worth, _PRIOR)
    of_language = []
    for language in Language:
        own = np.array([other is language for other in languages], bool)
        of_language.append(_solve(rows[own], right[own], worth[own], shared))
    return Confidence(np.array(of_language))


def _solve(rows: Floats, right: Floats, worth: Floats, prior: Floats) -> Floats:
    """Logistic regression by Newton's method, with weights pulled towards `prior`."""
    weights = prior.copy()
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (worth * (chance - right)) + _PULL * (weights - prior)
        bend = (rows * (worth * chance * (1 - chance))[:, None]).T @ rows
        change = np.linalg.solve(bend + _PULL * np.eye(len(weights)), slope)
        weights = weights - np.clip(change, -1, 1)
        if float(np.abs(change).max()) < 1e-6:
            break
    return weights
