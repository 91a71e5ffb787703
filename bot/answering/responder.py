"""One question's way to its answer: urgent? a place? the best entry? or say that there is none."""

from collections.abc import Iterator, Set
from datetime import date
from functools import cached_property

from bot.answering import timeline, urgent
from bot.answering.answer import Answer, Kind, Note, Understanding
from bot.answering.claims import claims_answer
from bot.answering.compose import choices, entry_answer, help_for, with_others_first
from bot.answering.data_or_entry import is_in_data
from bot.answering.delicate import both_sides, is_no_matter_of_opinion, own_case
from bot.answering.event_finder import EventFinder
from bot.answering.library import Library
from bot.answering.place import PlaceDesk
from bot.answering.question import Question, Turn
from bot.answering.reading import Reader
from bot.knowledge.models import Entry
from bot.knowledge.places import Places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.language import detect
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.triage import ChannelGate, Triage, Triager
from bot.text import clip, fold, words

CHOICES = 3
"""Entries offered by "did you mean": more would be a menu, not a question."""
MOST_LIKELY = 2
"""Entries offered first below an answer because they may have been meant instead."""
LIKELY = 0.05
"""Confidence that they need: .02 and .05 lead to as many right entries, .1 to fewer."""
OTHER_STATES = "other-states-laws"
"""The entry that says that other states' laws are not covered."""
NO_SIDE = "does-mile-zero-take-sides"
"""The entry that says that the bot has no opinion."""
FLORIDA_AREAS = ("florida", "key-west", "localities")
"""Areas whose answers hold in Florida only."""


class Responder:
    """Answers from one knowledge base. Pure: the same question and day give the same answer."""

    def __init__(
        self,
        knowledge: Knowledge,
        matcher: Matcher,
        triage: Triager,
        gate: ChannelGate,
        places: PlaceDesk,
    ) -> None:
        self.knowledge = knowledge
        self._matcher = matcher
        self._reader = Reader(knowledge, matcher, places)
        self._triage = triage
        self._gate = gate
        self._places = places
        self.library = Library(knowledge, places)

    @cached_property
    def events(self) -> EventFinder:
        """The finder of events, made when it is first needed: it would delay the start by 0.2 s."""
        return EventFinder(self.knowledge, self._places.labels())

    @property
    def safe_words(self) -> Set[str]:
        """Words of the knowledge base's own questions, without the names of people."""
        names = {
            word
            for person in self.knowledge.people.values()
            if person.kind == "person"
            for word in words(" ".join((person.name, *person.aliases)))
        }
        return self._matcher.vocabulary - names

    @property
    def place_data(self) -> Places:
        """The data on agencies and places, for charts."""
        return self._places.data

    def respond(self, question: Question, today: date) -> Answer:
        """The answer to `question` on the day `today`."""
        text = clip(question.text)
        language = question.language or detect(text, question.locale).language
        unasked = question.mode == "channel"
        if not words(text):
            return _silence(language) if unasked else self._note(Kind.ABSTAIN, language, "empty")
        # The whole message: a cry for help often stands at the end of a long one.
        triage = self._triage(question.text, language)
        alarming = urgent.by_rule(self.knowledge, triage, language)
        if alarming is not None:
            match = self._matcher.match(text, language)
            dying = urgent.despite_rule(self.knowledge, match, triage, alarming)
            if dying is not None:
                return dying
            if text != question.text:
                return alarming  # The matcher reads less than this: nothing is doubted.
            if urgent.is_misheard(self.knowledge, match, triage):
                alarming = None
            elif unasked or not urgent.is_rather_asked(
                self.knowledge, match, triage, alarming, self._is_question(text)
            ):
                return urgent.beside(self.knowledge, alarming, _offered(match))
        if unasked and not self._gate(text):
            return _silence(language)
        if triage.greeting:
            return self._note(Kind.GREETING, language, "welcome")
        answer = self._answer(text, language, question.previous, triage, unasked, today)
        if alarming is not None:
            answer = urgent.warned(self.knowledge, answer, alarming)
        if unasked and answer.kind not in (Kind.ANSWER, Kind.REFER):
            return _silence(language)
        return answer

    def candidates(self, text: str, language: Language) -> tuple[Candidate, ...]:
        """The entries that `text` may ask for, the likeliest first, whatever is done with them."""
        return self._reader.read(text, language).candidates

    def find_source(self, text: str, choice: Language | None, locale: Language) -> Answer:
        """What the knowledge base has on the claims of somebody's `text`."""
        text = clip(text)
        language = choice or detect(text, locale).language
        return claims_answer(self.knowledge, text, language, self.candidates)

    def timeline(
        self, about: str, since: int | None, until: int | None, language: Language
    ) -> Answer:
        """The events that `about` and the years choose."""
        return timeline.timeline(self.knowledge, self.events, about, since, until, language)

    def suggest(self, typed: str, language: Language, limit: int) -> list[str]:
        """Titles of entries that contain what is typed so far; without it, the first ones."""
        wanted = fold(typed).split()
        found = dict.fromkeys(
            id for text, id in self._searchable if all(part in text for part in wanted)
        )
        ids = list(found)[:limit]
        return [self.knowledge.entries[id].title.get(language) for id in ids]

    @cached_property
    def _searchable(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (fold(" ".join((entry.title.get(language), *entry.keywords.get(language)))), entry.id)
            for language in Language
            for entry in self.knowledge.entries.values()
        )

    def _answer(
        self,
        text: str,
        language: Language,
        previous: Turn | None,
        triage: Triage,
        unasked: bool,
        today: date,
    ) -> Answer:
        asked_place = self._places.answer(text, language, previous)
        elsewhere = self._elsewhere(text, language, previous, today)
        if elsewhere is not None:
            return elsewhere
        match = self._reader.read(text, language, previous)
        understanding = self._understanding(match)
        alarming = urgent.by_likeness(self.knowledge, text, match, triage, language)
        if alarming is not None and asked_place is None:
            question = self._is_question(text)
            if unasked or not urgent.is_surely_asked(self.knowledge, match, triage, question):
                return urgent.beside(self.knowledge, alarming, _offered(match))
        best = self._other_states(match, text) or self._best(match)
        offered = _offered(match)
        confidence = understanding.confidence or 0.0
        if asked_place is not None:
            several = self._places.names_several(text)
            if is_in_data(text, asked_place, best, confidence, several=several):
                return asked_place
        if triage.opinion and best is not None and best.id == NO_SIDE:
            return entry_answer(
                self.knowledge, best, language, today,
                kind=Kind.OPINION, understanding=understanding,
            )  # fmt: skip
        is_fact = match.elsewhere or is_no_matter_of_opinion(best, confidence)
        if triage.opinion and not is_fact:
            return both_sides(self.knowledge, best, offered, language, today, understanding)
        if triage.own_case:
            return own_case(self.knowledge, best, offered, language, today, understanding)
        if best is not None:
            answer = self._entry(best, language, today, understanding)
            answer = with_others_first(self.knowledge, answer, _likely(match))
            return urgent.warned(self.knowledge, answer, alarming) if alarming else answer
        advice = urgent.in_general(self.knowledge, match, triage, language)
        if advice is not None:
            return advice
        if match.decision == "clarify":
            return Answer(
                Kind.CLARIFY,
                language,
                choices=choices(self.knowledge, offered, language),
                understanding=understanding,
            )
        return Answer(
            Kind.ABSTAIN,
            language,
            help=help_for(self.knowledge, "basics", "legal"),
            understanding=understanding,
        )

    def _is_question(self, text: str) -> bool:
        """Whether `text`, addressed to the bot, asks something: by its words or by its sign."""
        return "?" in text or self._gate.is_question(text)

    def _elsewhere(
        self, text: str, language: Language, previous: Turn | None, today: date
    ) -> Answer | None:
        """The answer to "and in Miami?"; a place without entries gets its data."""
        place = self._reader.other_place(text, language, previous)
        if place is None or previous is None:
            return None
        found = self._reader.on_place(text, language, previous, place)
        if found is None:
            return self._places.show(place, language)
        entry, match = found
        return self._entry(entry, language, today, self._understanding(match))

    def _other_states(self, match: Match, text: str) -> Entry | None:
        """The entry on other states' laws, where Florida's answer would mislead."""
        declined = self.knowledge.entries.get(OTHER_STATES)
        if declined is None or match.decision == "none":
            return None
        likely = self.knowledge.entries[match.candidates[0].entry]
        of_florida = likely.area in FLORIDA_AREAS or "Florida" in likely.title.en
        state = self._places.other_state(text) if of_florida or likely is declined else None
        if likely is declined:
            return None if state is None else declined
        if state is None or fold(state) in fold(" ".join(_english(likely))):
            return None
        return declined

    def _best(self, match: Match) -> Entry | None:
        if match.decision != "answer":
            return None
        return self.knowledge.entries[match.candidates[0].entry]

    def _entry(
        self, entry: Entry, language: Language, today: date, understanding: Understanding
    ) -> Answer:
        if entry.is_decoy:
            return entry_answer(
                self.knowledge, entry, language, today,
                kind=Kind.ABSTAIN, notes=("decoy",), understanding=understanding,
            )  # fmt: skip
        return entry_answer(self.knowledge, entry, language, today, understanding=understanding)

    def _understanding(self, match: Match) -> Understanding:
        candidates = match.candidates
        return Understanding(
            matched_words=match.matched_words,
            confidence=round(candidates[0].confidence, 4) if candidates else None,
            runner_up=candidates[1].entry if len(candidates) > 1 else None,
            revision=self.knowledge.revision,
        )

    def _note(self, kind: Kind, language: Language, note: Note) -> Answer:
        return Answer(
            kind,
            language,
            notes=(note,),
            understanding=Understanding(revision=self.knowledge.revision),
        )


def _silence(language: Language) -> Answer:
    return Answer(Kind.SILENT, language)


def _offered(match: Match) -> list[str]:
    """The entries that a question may be about, none where it is about nothing known."""
    found = match.candidates[:CHOICES] if match.decision != "none" else ()
    return [candidate.entry for candidate in found]


def _likely(match: Match) -> list[str]:
    """The entries besides the likeliest that a question may well be about."""
    others = match.candidates[1 : 1 + MOST_LIKELY]
    return [candidate.entry for candidate in others if candidate.confidence >= LIKELY]


def _english(entry: Entry) -> Iterator[str]:
    """The English texts of an entry, in which the names of states stand as in the data."""
    yield entry.title.en
    yield from entry.questions.en
    yield from (claim.en for claim in (entry.answer, *entry.details))
