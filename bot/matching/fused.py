"""The matcher: mended words, windows, ranking and confidence become one decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.languages import Language
from bot.matching.calibration import Asked
from bot.matching.confidence import Confidence, signs_of
from bot.matching.corpus import Floats, Ints, features, is_word
from bot.matching.encoder import Encoder, sentence
from bot.matching.language import detect
from bot.matching.lexical import Query, parts
from bot.matching.match import Candidate, Decision, Match
from bot.matching.ranker import Ranker, Ranking
from bot.matching.spelling import Speller
from bot.matching.windows import windows
from bot.text import clip, words

ANSWER = 0.60
"""P(right) from which an entry is answered. CLINC150 (test): .59 right, .013 wrong, and .015 of
out-of-scope questions answered."""
ANSWER_HIGH_STAKES = 0.75
ASK = 0.15
"""P(right) from which "did you mean" is asked."""
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
    """The entries, and the features of their examples, by position."""

    entries: tuple[str, ...]
    names: tuple[str, ...]
    frequency: Ints


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
        self._entries = known.entries
        self._ids = {name: place for place, name in enumerate(known.names)}
        self._names = known.names
        self._ranker = ranker
        self._confidence = confidence
        self._high_stakes = high_stakes
        self._encoder = encoder
        counts = {
            name: int(count)
            for name, count in zip(known.names, known.frequency.tolist(), strict=True)
            if is_word(name)
        }
        self.vocabulary = frozenset(counts)
        widest = max(1.0, len(known.entries) * EVERYWHERE)
        self._telling = ranker.index.unknown - float(np.log(1 + widest)) - 1e-4
        self._speller = Speller(counts, (name for name in known.names if " " in name))

    def match(self, text: str, language: Language, boost: Mapping[str, float] = {}) -> Match:
        """The entries for `text`; `boost` (0 to 1) favours entries that the context suggests."""
        asked = clip(text)
        tried = [self._speller.mend(found) for found in windows(asked)]
        meanings = self._meanings(tried)
        best: tuple[float, int, Query, Ranking] | None = None
        for place, found in enumerate(tried):
            query = self._query(found)
            if not len(query.words):
                continue
            ranking = self._ranker.rank(query, None if meanings is None else meanings[place])
            if boost:
                added = [BOOST * boost.get(self._entries[e], 0.0) for e in ranking.entries]
                ranking = ranking.boosted(np.array(added))
            sure = self._confidence(signs_of(ranking, query, self._ranker.index), language)
            if best is None or sure > best[0] + PART_LEAD * (best[1] == 0):
                best = (sure, place, query, ranking)
        if best is None:
            return Match(asked, language, (), (), "none")
        sure, place, query, ranking = best
        understood = asked if tried[place] == words(asked) else " ".join(tried[place])
        candidates = self._candidates(ranking, sure)
        if not self._says_anything(query):
            return Match(understood, language, candidates, (), "none")
        covered = self._ranker.index.covered(query, int(ranking.entries[0]))
        matched = tuple(self._names[word] for word in query.words[covered])
        return Match(understood, language, candidates, matched, self._decision(candidates))

    def asked(self, text: str, default: Language) -> Asked:
        """A text as the calibration takes it."""
        found = words(clip(text))
        meanings = self._meanings([found])
        language = detect(text, default).language
        return self._query(found), None if meanings is None else meanings[0], language

    def _meanings(self, tried: Sequence[Sequence[str]]) -> Floats | None:
        if self._encoder is None:
            return None
        return self._encoder.encode([sentence(found) for found in tried])

    def _query(self, found: Sequence[str]) -> Query:
        return self._ranker.index.query(*parts(features(found), self._ids))

    def _candidates(self, ranking: Ranking, sure: float) -> tuple[Candidate, ...]:
        first = float(ranking.scores[0])
        return tuple(
            Candidate(
                self._entries[entry],
                round(float(score), 4),
                round(sure * float(np.exp((score - first) / _FALL)), 4),
            )
            for entry, score in zip(
                ranking.entries[:CANDIDATES], ranking.scores[:CANDIDATES], strict=True
            )
        )

    def _says_anything(self, query: Query) -> bool:
        """Whether a word of the question is known and not one that stands everywhere.

        The name of a law always says something, even that of the law all of this is about.
        """
        rare = self._ranker.index.rarity[query.words] >= self._telling
        laws = (any(map(str.isdigit, self._names[word])) for word in query.words)
        return bool(rare.any()) or any(laws)

    def _decision(self, candidates: tuple[Candidate, ...]) -> Decision:
        first = candidates[0]
        tied = len(candidates) > 1 and first.score - candidates[1].score < TIE
        needed = ANSWER_HIGH_STAKES if first.entry in self._high_stakes else ANSWER
        if first.confidence >= needed and not tied:
            return "answer"
        return "clarify" if first.confidence >= ASK else "none"
