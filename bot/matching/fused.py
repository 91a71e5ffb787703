"""The matcher: mended words, windows, ranking and confidence become one decision."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.languages import Language
from bot.matching.calibration import Asked
from bot.matching.confidence import Confidence, signs_of
from bot.matching.corpus import Floats, Ints, features, is_word
from bot.matching.encoder import Encoder, sentence
from bot.matching.language import detect
from bot.matching.lexical import LexicalIndex, Query, parts
from bot.matching.match import Candidate, Decision, Match
from bot.matching.ranker import Question, Ranker, Ranking
from bot.matching.spelling import Speller
from bot.matching.windows import windows
from bot.text import clip, words

ANSWER = 0.35
"""P(right) from which an entry is answered. The fit is strict where many entries are sisters: on
the development half of tests/questions/subject-*.jsonl, besides the questions that the data on
places answer, 0.60, 0.45, 0.35 and 0.30 answer .54, .68, .73 and .77 rightly and .000, .008, .020
and .027 wrongly. (For CLINC150 0.60 is right: .61 rightly, .015 wrongly.)"""
ANSWER_HIGH_STAKES = 0.5
ASK = 0.06
"""P(right) from which "did you mean" is asked. On the same half the right entry is among the first
three for .97; from 0.15 to 0.06 those that get no button at all fall from 27 to about 10 of 256."""
TIE = 0.02
"""Score within which the second entry is as good as the first: a person decides."""
BOOST = 0.3
"""Score that a boost of 1 adds: about the median lead of a first entry over the second."""
EVERYWHERE = 0.2
"""Share of the entries from which on a word tells nothing: a question of such words alone is not
answered."""
PART_LEAD = 0.2
"""Confidence by which a part of a long message must beat the whole of it."""
CANDIDATES = 5
_FALL = 0.2
"""Score below the first at which a later candidate's confidence is 1/e of the first's."""


@dataclass(frozen=True, slots=True)
class Known:
    """The entries, and the features of their examples and of their answers, by position."""

    entries: tuple[str, ...]
    names: tuple[str, ...]
    frequency: Ints
    told_names: tuple[str, ...]
    told_frequency: Ints


class FusedMatcher:
    """Words and meaning together, with a calibrated confidence."""

    def __init__(
        self,
        known: Known,
        ranker: Ranker,
        confidence: Confidence,
        high_stakes: frozenset[str],
        encoder: Encoder | None,
    ) -> None:
        self._known = known
        self._ids = {name: place for place, name in enumerate(known.names)}
        self._told_ids = {name: place for place, name in enumerate(known.told_names)}
        self._ranker = ranker
        self._confidence = confidence
        self._high_stakes = high_stakes
        self._encoder = encoder
        widest = max(1.0, len(known.entries) * EVERYWHERE)
        self._telling = ranker.asked.unknown - float(np.log(1 + widest)) - 1e-4
        asked = _counts(known.names, known.frequency)
        self.vocabulary = frozenset(asked)
        self._speller = Speller(
            asked + _counts(known.told_names, known.told_frequency),
            (name for name in known.names if " " in name),
        )

    def match(self, text: str, language: Language, boost: Mapping[str, float] = {}) -> Match:
        """The entries for `text`; `boost` (0 to 1) favours entries that the context suggests."""
        asked = clip(text)
        tried = [self._speller.mend(found) for found in windows(asked)]
        best: tuple[float, int, Question, Ranking] | None = None
        for place, question in enumerate(self._questions(tried)):
            if not len(question.asked.words) and not len(question.told.words):
                continue
            ranking = self._ranker.rank(question)
            if boost:
                added = [BOOST * boost.get(self._known.entries[e], 0.0) for e in ranking.entries]
                ranking = ranking.boosted(np.array(added))
            sure = self._confidence(signs_of(ranking, question, self._ranker), language)
            if best is None or sure > best[0] + PART_LEAD * (best[1] == 0):
                best = (sure, place, question, ranking)
        if best is None:
            return Match(asked, language, (), (), "none")
        sure, place, question, ranking = best
        found = tried[place]
        understood = asked if found == words(asked) else " ".join(found)
        candidates = self._candidates(ranking, sure)
        if not self._says_anything(question):
            return Match(understood, language, candidates, (), "none")
        matched = self._matched(found, question, int(ranking.entries[0]))
        return Match(understood, language, candidates, matched, self._decision(candidates))

    def asked(self, text: str, default: Language) -> Asked:
        """A text as the calibration takes it."""
        return self._questions([words(clip(text))])[0], detect(text, default).language

    def told(self, text: str) -> Query:
        """A text as the index of the answers sees it."""
        return _query(self._ranker.told, features(words(clip(text))), self._told_ids)

    def _questions(self, tried: Sequence[Sequence[str]]) -> list[Question]:
        meanings: Sequence[Floats | None] = [None] * len(tried)
        if self._encoder is not None:
            meanings = list(self._encoder.encode([sentence(found) for found in tried]))
        counted = [features(found) for found in tried]
        return [
            Question(
                _query(self._ranker.asked, count, self._ids),
                _query(self._ranker.told, count, self._told_ids),
                meaning,
            )
            for count, meaning in zip(counted, meanings, strict=True)
        ]

    def _matched(self, found: Sequence[str], question: Question, entry: int) -> tuple[str, ...]:
        """The words of a question that the examples or the answer of `entry` have."""
        ranker, known = self._ranker, self._known
        asked = question.asked.words[ranker.asked.covered(question.asked, entry)]
        told = question.told.words[ranker.told.covered(question.told, entry)]
        hits = {known.names[word] for word in asked} | {known.told_names[word] for word in told}
        return tuple(word for word in dict.fromkeys(found) if word in hits)

    def _candidates(self, ranking: Ranking, sure: float) -> tuple[Candidate, ...]:
        first = float(ranking.scores[0])
        best = zip(ranking.entries[:CANDIDATES], ranking.scores[:CANDIDATES], strict=True)
        return tuple(
            Candidate(
                self._known.entries[entry],
                round(float(score), 4),
                round(sure * min(1.0, float(np.exp((score - first) / _FALL))), 4),
            )
            for entry, score in best
        )

    def _says_anything(self, question: Question) -> bool:
        """Whether a word of the question is known and not one that stands everywhere."""
        ranker = self._ranker
        return any(
            bool((index.rarity[query.words] >= self._telling).any())
            for index, query in ((ranker.asked, question.asked), (ranker.told, question.told))
        )

    def _decision(self, candidates: tuple[Candidate, ...]) -> Decision:
        first = candidates[0]
        tied = len(candidates) > 1 and first.score - candidates[1].score < TIE
        needed = ANSWER_HIGH_STAKES if first.entry in self._high_stakes else ANSWER
        if first.confidence >= needed and not tied:
            return "answer"
        return "clarify" if first.confidence >= ASK else "none"


def _query(index: LexicalIndex, counted: Mapping[str, float], known: Mapping[str, int]) -> Query:
    return index.query(*parts(counted, known))


def _counts(names: Sequence[str], frequency: Ints) -> Counter[str]:
    """How often each single word occurs."""
    pairs = zip(names, frequency.tolist(), strict=True)
    return Counter({name: count for name, count in pairs if is_word(name)})
