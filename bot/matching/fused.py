"""The matcher: mended words, windows, ranking and confidence become one decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.languages import Language
from bot.matching.confidence import Confidence, signs_of
from bot.matching.corpus import Floats, Ints
from bot.matching.decision import decision_of
from bot.matching.encoder import Encoder, sentence
from bot.matching.explained import Explained
from bot.matching.head import softmax
from bot.matching.lexical import Query, counted
from bot.matching.match import Alarm, Candidate, Match, Policy
from bot.matching.names import Names
from bot.matching.ranker import Question, Ranker, Ranking
from bot.matching.readings import MOST_ENCODED, Readings
from bot.matching.spelling import Speller
from bot.matching.topics import SMALL_TALK, is_elsewhere, is_entry, situation_of
from bot.matching.verbatim import Verbatim
from bot.matching.windows import SHORT, STORY
from bot.text import clip, words

BOOST = 1.0
"""Score (log-odds) that a boost of 1 adds."""
EVERYWHERE = 0.2
"""Share of the entries from which on a word tells nothing: a question of such words alone is not
answered."""
WHOLE_LEAD = 0.2
"""Confidence by which a long message read whole must beat the same without its small talk. In 60
words of small talk, none and .2 answer .172 and .164 wrongly; .5 costs right answers elsewhere."""
PART_LEAD = 0.1
"""Confidence by which a part of a long message must beat the whole of it, at .05, .2 and .5 no
better. What it leads to must also be among the whole's candidates, for a clause out of its context
means anything."""
STRETCH_LEAD = 0.15
"""Confidence by which a stretch of a story must beat what was found before: of 510 questions in
others' small talk (bench.matching.noise, both halves) .912, .908 and .902 are right with .05, .1
and .15, but with less than .15 "how long can a jail hold somebody on a detainer" gets a neighbour's
answer."""
TALK_WORTH = 0.2
"""What the confidence counts of a reading of a story that is only small talk: the question in it
may well be less clear. .2 and .3 answer .908 and .906 of the 510 rightly, .020 and .022 wrongly."""
URGENT_EDGE = 1.4
"""What scores count where the belief in urgent situations is shared out: small shares say that a
rule misheard. Of 1,829 questions 8 get a card wrongly with it, without it 11; of 200 cries
(panic.jsonl) 186 and 185 are heard, of 150 calm messages 4 and 5 get a card."""
CANDIDATES = 5
OF_MANY = 3
"""Examples that a word needs to be one that people ask with: a street may stand in one or two."""


_Queries = Mapping[tuple[str, ...], tuple[Query, Query]]
"""Some words as the indexes of the examples and of the answers see them."""


@dataclass(frozen=True, slots=True)
class Known:
    """The entries by position; the words of all texts, and how many examples and passages of
    answers have each.
    """

    entries: tuple[str, ...]
    words: tuple[str, ...]
    asked: Ints
    told: Ints


@dataclass(frozen=True, slots=True)
class _Found:
    """What one reading of a question led to, and how sure that is."""

    words: tuple[str, ...]
    question: Question
    ranking: Ranking
    sure: float


class FusedMatcher:
    """Words and meaning together, with a calibrated confidence."""

    def __init__(
        self,
        known: Known,
        names: Names,
        verbatim: Verbatim,
        ranker: Ranker,
        confidence: Confidence,
        policy: Policy,
        encoder: Encoder | None,
    ) -> None:
        self._known = known
        self._names = names
        self._verbatim = verbatim
        self._ranker = ranker
        self._confidence = confidence
        self._policy = policy
        self._encoder = encoder
        topics = enumerate(known.entries)
        self._urgent = np.array([place for place, topic in topics if situation_of(topic)], np.int64)
        self._talk = [i for i, topic in enumerate(known.entries) if topic == SMALL_TALK]
        asked, told = known.asked.tolist(), known.told.tolist()
        counts = zip(known.words, asked, told, strict=True)
        speller = Speller({word: here + there for word, here, there in counts}, names)
        pairs = list(zip(known.words, asked, strict=True))
        self.vocabulary = frozenset(word for word, count in pairs if count >= OF_MANY)
        known_words = frozenset(word for word, count in pairs if count)
        self._readings = Readings(speller, ranker.asked, names, known_words)
        entries = [i for i, topic in enumerate(known.entries) if is_entry(topic)]
        self._explained = Explained(ranker.asked, ranker.told, names, np.array(entries, np.int64))

    def match(self, text: str, language: Language, boost: Mapping[str, float] = {}) -> Match:
        """The entries for `text`; `boost` (0 to 1) favours entries that the context suggests."""
        asked = clip(text)
        whole, clauses = self._readings(asked)
        story = len(whole[0]) > STORY
        queries = {found: self._queries(found) for found in whole}
        if not any(map(_is_known, queries.values())):
            clauses = []
        stretches = self._explained.stretches(whole[0], queries[whole[0]][0]) if story else []
        # All at once: for each call the encoder reads 14 MB of weights, however short the texts.
        tried = [*whole, *clauses, *stretches]
        questions = self._questions(tried, language, queries)
        of_whole, of_part = questions[: len(whole)], questions[len(whole) :]
        best: _Found | None = None
        likely: set[int] = set()
        alarm: Alarm | None = None
        for found in self._found(whole, of_whole, boost, story):
            alarm = self._louder(alarm, found)
            likely |= set(found.ranking.entries[:CANDIDATES].tolist())
            gain = WHOLE_LEAD if len(found.words) <= len(whole[0]) - SHORT else 0.0
            if best is None or found.sure + gain > best.sure:
                best = found
        if best is None:
            return self._by_meaning_alone(asked, whole[0], of_whole[0])
        wanted = best.sure + PART_LEAD
        for found in self._found(clauses, of_part[: len(clauses)], boost, story):
            alarm = self._also(alarm, found)
            if found.sure > max(wanted, best.sure) and int(found.ranking.entries[0]) in likely:
                best = found
        for found in self._found(stretches, of_part[len(clauses) :], boost, story):
            if found.sure > best.sure + STRETCH_LEAD and not self._is_elsewhere(found.ranking):
                best = found
        if story and (told := self._louder(None, best)) is not None:
            alarm = replace(told, loudest=max(told.loudest, alarm.loudest if alarm else 0.0))
        understood = asked if best.words == words(asked) else " ".join(best.words)
        candidates = self._candidates(best.ranking, best.sure)
        elsewhere = self._is_elsewhere(best.ranking)
        if elsewhere or not candidates or not self._says_anything(best.question):
            return Match(understood, language, candidates, (), "none", elsewhere, alarm)
        matched = self._explained.words(best.words, best.question, int(best.ranking.entries[0]))
        decision = decision_of(candidates, len(whole[0]), self._policy)
        return Match(understood, language, candidates, matched, decision, alarm=alarm)

    def _by_meaning_alone(self, asked: str, found: Sequence[str], question: Question) -> Match:
        """The entries nearest to a text of which no word is known; none of them is answered."""
        language = question.language
        if question.meaning is None or not found:
            return Match(asked, language, (), (), "none")
        ranking = self._ranker.rank(question, self._talk)
        sure = self._confidence(signs_of(ranking, question), language)
        elsewhere = self._is_elsewhere(ranking)
        return Match(asked, language, self._candidates(ranking, sure), (), "none", elsewhere)

    def verbatim(self, found: Sequence[str]) -> str | None:
        """The only entry that has a title or question of just these words, if there is one."""
        place = self._verbatim.entry(found)
        return None if place is None else self._known.entries[place]

    def _found(
        self,
        tried: Sequence[tuple[str, ...]],
        questions: Sequence[Question],
        boost: Mapping[str, float],
        story: bool,
    ) -> Iterator["_Found"]:
        """What is found for each reading that has a known word."""
        for found, question in zip(tried, questions, strict=True):
            if not _is_known((question.asked, question.told)):
                continue
            ranking = self._ranker.rank(question, () if story else self._talk)
            if boost:
                added = [BOOST * boost.get(self._known.entries[e], 0.0) for e in ranking.entries]
                weights = self._ranker.weights[list(Language).index(question.language)]
                ranking = ranking.weighted(weights, np.array(added))
            sure = self._confidence(signs_of(ranking, question), question.language)
            if story and self._is_elsewhere(ranking):
                sure *= TALK_WORTH
            yield _Found(found, question, ranking, sure)

    def _is_elsewhere(self, ranking: Ranking) -> bool:
        return is_elsewhere(self._known.entries[ranking.entries[0]])

    def _louder(self, alarm: Alarm | None, found: _Found) -> Alarm | None:
        """The alarm that one reading of a whole message raises, if it is louder than `alarm`."""
        share = self._urgency(found)
        if not len(self._urgent) or (alarm is not None and share <= alarm.share):
            return alarm
        ranked = found.ranking.entries
        here = np.isin(ranked, self._urgent)
        first = int(ranked[here][0] if here.any() else self._urgent[0])
        matched = self._explained.words(found.words, found.question, first)
        return Alarm(situation_of(self._known.entries[first]) or "", share, share, matched)

    def _also(self, alarm: Alarm | None, found: _Found) -> Alarm | None:
        """The `alarm` of a whole message, knowing how urgent a part of it is."""
        if alarm is None:
            return None
        return replace(alarm, loudest=max(alarm.loudest, self._urgency(found)))

    def _urgency(self, found: _Found) -> float:
        """The share of the belief that is in urgent situations."""
        urgent = np.isin(found.ranking.entries, self._urgent)
        return round(float(softmax(URGENT_EDGE * found.ranking.scores)[urgent].sum()), 4)

    def _queries(self, found: Sequence[str]) -> tuple[Query, Query]:
        """Some words as the indexes of the examples and of the answers see them."""
        text = counted(found)
        asked, told = self._names.find(text.names)
        return text.query(self._ranker.asked, asked), text.query(self._ranker.told, told)

    def _questions(
        self,
        tried: Sequence[tuple[str, ...]],
        language: Language,
        queries: _Queries,
    ) -> list[Question]:
        """Each reading as the channels take it; `queries` are of those that were made before."""
        meanings: Sequence[Floats | None] = [None] * len(tried)
        if self._encoder is not None:
            seen = [sentence(found, language)[:MOST_ENCODED] for found in tried]
            different = list(dict.fromkeys(seen))
            encoded = dict(zip(different, self._encoder.encode(different), strict=True))
            meanings = [encoded[text] for text in seen]
        return [
            Question(*(queries.get(found) or self._queries(found)), meaning, language)
            for found, meaning in zip(tried, meanings, strict=True)
        ]

    def _candidates(self, ranking: Ranking, sure: float) -> tuple[Candidate, ...]:
        first = float(ranking.scores[0])
        topics = (self._known.entries[entry] for entry in ranking.entries)
        best = [pair for pair in zip(topics, ranking.scores, strict=True) if is_entry(pair[0])]
        return tuple(
            Candidate(
                entry,
                round(float(score), 4),
                round(sure * min(1.0, float(np.exp(score - first))), 4),
            )
            for entry, score in best[:CANDIDATES]
        )

    def _says_anything(self, question: Question) -> bool:
        """Whether a word of the question is known and not one that stands everywhere.

        The name of a law always says something, even that of the law all of this is about.
        """
        ranker = self._ranker
        if question.asked.numbers.any():
            return True
        return any(
            bool((index.rarity[query.words] >= index.rarity_at(EVERYWHERE)).any())
            for index, query in ((ranker.asked, question.asked), (ranker.told, question.told))
        )


def _is_known(queries: tuple[Query, Query]) -> bool:
    """Whether the examples or the answers have a word of a text."""
    return any(len(query.words) for query in queries)
