"""What of a message an entry explains: its words, and the stretch of a story that asks for it."""

from collections.abc import Sequence

import numpy as np

from bot.matching.corpus import Floats, Ints
from bot.matching.lexical import LexicalIndex, Query
from bot.matching.names import Names
from bot.matching.ranker import Question

STRETCHES = 5
"""Of a story, that are read as questions of their own. With 3 and 5, .837 and .843 of 688 questions
in 60 words of small talk are rightly answered, .038 and .037 wrongly, and 23 of 266 messages out of
scope are answered."""
LIKELY = 12
"""Entries, the likeliest by the words of the whole, for which a stretch is looked for."""
STRANGE = 2.2
"""What a word that the entry does not have takes away, beside what one that it has adds. Entries
with 150 examples have most everyday words: with .7, questions in 60 words of small talk that nobody
here wrote are rightly answered for .829, with 1, 1.6 and 2.2 for .849, .871 and .869, wrongly for
.033 to .078 in a language, and in Haitian Creole for .067, .078, .133 and .067."""
LEAST = 1.2
"""What a stretch must add up to, in words that no entry has: one or two telling words. With 1.5 and
1.2, .837 and .842 are rightly answered."""
AROUND = 1
"""Words on each side that belong to it, too: "the", "who". Without them two cries of a hundred are
not heard, and 45, not 34, of 357 messages out of scope are answered in small talk."""
MOST_LETTERS = 180
"""Of all stretches: what is as long as the story itself need not be read again, and costs a hostile
message 6 ms."""
ALIKE = 0.8
"""Share of the longer of two stretches from which on both are one."""

Span = tuple[int, int]


class Explained:
    """Looks words up in the indexes of the examples and of the answers.

    `entries` are the positions of the topics that are entries.
    """

    def __init__(
        self, asked: LexicalIndex, told: LexicalIndex, names: Names, entries: Ints
    ) -> None:
        self._asked = asked
        self._told = told
        self._names = names
        self._entries = entries

    def words(self, found: Sequence[str], question: Question, entry: int) -> tuple[str, ...]:
        """The words of a question that the examples or the answer of `entry` have."""
        single = tuple(dict.fromkeys(found))
        asked = question.asked.words[self._asked.covered(question.asked, entry)]
        told = question.told.words[self._told.covered(question.told, entry)]
        asked_ids, told_ids = self._names.find(single)
        hits = np.isin(asked_ids, asked) | np.isin(told_ids, told)
        return tuple(word for word, hit in zip(single, hits, strict=True) if hit)

    def stretches(self, found: tuple[str, ...], asked: Query) -> list[tuple[str, ...]]:
        """Where a story is densest in the words of one of its likeliest entries, the best first.

        People set no sign between their question and what they tell around it, so clauses alone
        miss it: in 60 words of small talk, .53 of the questions were answered rightly.
        """
        if not len(asked.words):
            return []
        scores = self._asked.centroid_scores(asked)[self._entries]
        likely = self._entries[np.argsort(-scores, kind="stable")[:LIKELY]]
        ids, _ = self._names.find(found)
        worth = np.where(ids >= 0, self._asked.rarity[ids], self._asked.unknown)
        sums: dict[Span, float] = {}
        for entry in likely.tolist():
            known = np.isin(ids, asked.words[self._asked.covered(asked, entry)])
            span, whole = _densest(np.where(known, worth, -STRANGE * worth))
            if whole >= LEAST * self._asked.unknown:
                wider = (max(0, span[0] - AROUND), min(len(found), span[1] + AROUND))
                sums[wider] = max(whole, sums.get(wider, 0.0))
        chosen: list[Span] = []
        for span in sorted(sums, key=lambda one: -sums[one]):
            if all(_shared(span, other) < ALIKE for other in chosen):
                chosen.append(span)
        stretches, letters = [], 0
        for begin, end in chosen[:STRETCHES]:
            letters += sum(map(len, found[begin:end]))
            if letters <= MOST_LETTERS:
                stretches.append(found[begin:end])
        return stretches


def _densest(worth: Floats) -> tuple[Span, float]:
    """The stretch whose numbers add up to most (Kadane's algorithm), and how much."""
    best, most, begin, whole = (0, 0), 0.0, 0, 0.0
    for place, much in enumerate(worth.tolist()):
        whole += much
        if whole <= 0:
            begin, whole = place + 1, 0.0
        elif whole > most:
            best, most = (begin, place + 1), whole
    return best, most


def _shared(one: Span, other: Span) -> float:
    """Share of the longer of two stretches that both have."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / max(one[1] - one[0], other[1] - other[0])
