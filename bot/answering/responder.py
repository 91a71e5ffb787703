"""One question's way to its answer: urgent? a place? the best entry? or say that there is none."""

from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date
from functools import cached_property

from bot.answering import timeline
from bot.answering.answer import Answer, Kind, Note, Understanding
from bot.answering.claims import claims_answer
from bot.answering.compose import card_answer, choices, entry_answer
from bot.answering.event_finder import EventFinder
from bot.answering.followups import is_follow_up
from bot.answering.library import Library
from bot.answering.place import PlaceDesk
from bot.answering.question import Question, Turn
from bot.knowledge.models import Entry, Need, Resource
from bot.knowledge.places import Places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.language import detect
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.triage import ChannelGate, Triage, Triager
from bot.text import clip, fold, words

CHOICES = 3
"""Entries offered by "did you mean": more would be a menu, not a question."""
RELATED_BOOST = 1.0
"""What a follow-up adds to the score of entries related to the one before."""
PLACE_BOOST = 1.0
"""What "and in Miami?" adds to the score of the entries on Miami."""
LONGEST_PLACE = 5
"""Words of a question that is nothing but a turn to another place."""
BOTH_SIDES = "arguments-for-and-against-287g"
"""The entry with both sides' arguments where the question itself leads to none."""
OTHER_STATES = "other-states-laws"
"""The entry that says that other states' laws are not covered."""
FLORIDA_AREAS = ("florida", "key-west", "localities")
"""Areas whose answers hold in Florida only."""
HELP = 2
"""Places to turn to below an answer that has none of its own."""


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
        self._triage = triage
        self._gate = gate
        self._places = places
        self.library = Library(knowledge, places)
        self._word_for_word = _questions_of(knowledge)

    @cached_property
    def events(self) -> EventFinder:
        """The finder of events, made when it is first needed: it would delay the start by 0.2 s."""
        return EventFinder(self.knowledge, self._places.labels())

    @cached_property
    def _searchable(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (fold(" ".join((entry.title.get(language), *entry.keywords.get(language)))), entry.id)
            for language in Language
            for entry in self.knowledge.entries.values()
        )

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

    def respond(self, question: Question, today: date) -> Answer:
        """The answer to `question` on the day `today`."""
        text = clip(question.text)
        language = question.language or detect(text, question.locale).language
        if not words(text):
            return self._silent_or(question, self._note(Kind.ABSTAIN, language, "empty"))
        # The whole message: a cry for help often stands at the end of a long one.
        triage = self._triage(question.text, language)
        if triage.urgent is not None and triage.urgent in self.knowledge.cards:
            card = self.knowledge.cards[triage.urgent]
            return card_answer(self.knowledge, card, language, self._by_rule(triage))
        if question.mode == "channel" and not self._gate(text):
            return Answer(Kind.SILENT, language)
        if triage.greeting:
            return self._note(Kind.GREETING, language, "welcome")
        answer = self._answer(text, language, question.previous, triage, today)
        if question.mode == "channel" and answer.kind not in (Kind.ANSWER, Kind.REFER):
            return Answer(Kind.SILENT, language)
        return answer

    def candidates(self, text: str, language: Language) -> tuple[Candidate, ...]:
        """The entries that `text` may ask for, the likeliest first, whatever is done with them."""
        return self._match(text, language, None).candidates

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

    @property
    def place_data(self) -> Places:
        """The data on agencies and places, for charts."""
        return self._places.data

    def suggest(self, typed: str, language: Language, limit: int) -> list[str]:
        """Titles of entries that contain what is typed so far; without it, the first ones."""
        wanted = fold(typed).split()
        found = dict.fromkeys(
            id for text, id in self._searchable if all(part in text for part in wanted)
        )
        ids = list(found)[:limit]
        return [self.knowledge.entries[id].title.get(language) for id in ids]

    def _answer(
        self,
        text: str,
        language: Language,
        previous: Turn | None,
        triage: Triage,
        today: date,
    ) -> Answer:
        asked_place = self._places.answer(text, language, previous)
        elsewhere = self._elsewhere(text, language, previous, today)
        if elsewhere is not None:
            return elsewhere
        match = self._match(text, language, previous)
        understanding = self._understanding(match)
        best = self._other_states(match, text) or self._best(match)
        if asked_place is not None and self._is_about_data(asked_place, best):
            return asked_place
        if triage.opinion and not self._is_no_matter_of_opinion(best):
            return self._opinion(best, match, language, today, understanding)
        if triage.own_case:
            return self._own_case(best, match, language, today, understanding)
        if best is not None:
            return self._entry(best, language, today, understanding)
        offered = match.decision == "clarify"
        card = self.knowledge.cards.get(triage.urgent_general or "")
        if card is not None and (not offered or self._is_on_rights(match)):
            by_rule = self._by_rule(triage)
            return card_answer(self.knowledge, card, language, by_rule, kind=Kind.ANSWER)
        if offered:
            return self._clarify(match, language, understanding)
        return Answer(
            Kind.ABSTAIN,
            language,
            help=self._resources("basics", "legal"),
            understanding=understanding,
        )

    def _elsewhere(
        self, text: str, language: Language, previous: Turn | None, today: date
    ) -> Answer | None:
        """The answer to "and in Miami?": the entry on that place nearest to the one before.

        None if the question is no such follow-up. A place without entries gets its data.
        """
        before = self.knowledge.entries.get(previous.entry or "") if previous else None
        if before is None or not is_follow_up(text, language) or len(words(text)) > LONGEST_PLACE:
            return None
        place = self._places.named(text)
        if place is None or place in before.places[:1]:
            return None
        local = [e.id for e in self.knowledge.entries.values() if place in e.places[:1]]
        if not local:
            return self._places.show(place, language)
        match = self._matcher.match(
            f"{text} {before.title.get(language)}", language, dict.fromkeys(local, PLACE_BOOST)
        )
        found = [candidate.entry for candidate in match.candidates if candidate.entry in local]
        entry = self.knowledge.entries[(found or local)[0]]
        return self._entry(entry, language, today, self._understanding(match))

    @staticmethod
    def _is_about_data(asked_place: Answer, best: Entry | None) -> bool:
        """Whether the data answer better than the entry.

        Not where that is a neighbouring topic (a road that is numbered 287), nor for Florida as a
        whole, which has entries of its own.
        """
        if best is None:
            return True
        of_florida = asked_place.place is not None and asked_place.place.id == "florida"
        return not best.is_decoy and not of_florida and asked_place.kind is not Kind.CLARIFY

    def _other_states(self, match: Match, text: str) -> Entry | None:
        """The entry on other states' laws, where Florida's answer would mislead."""
        declined = self.knowledge.entries.get(OTHER_STATES)
        if declined is None or match.decision == "none":
            return None
        likely = self.knowledge.entries[match.candidates[0].entry]
        state = self._places.other_state(text) if likely.area in FLORIDA_AREAS else None
        if state is None or fold(state) in fold(" ".join(_english(likely))):
            return None
        return declined

    @staticmethod
    def _is_no_matter_of_opinion(best: Entry | None) -> bool:
        """Whether an entry answers it, whatever words of opinion stand in the question.

        Neighbouring topics are declined as such, and on the bot itself and on rights there are
        facts only: "who do you call?" asks for no opinion.
        """
        return best is not None and (best.is_decoy or best.area in ("about", "rights"))

    def _is_on_rights(self, match: Match) -> bool:
        """Whether the likeliest entry says what to do, as the urgent cards do."""
        return self.knowledge.entries[match.candidates[0].entry].area == "rights"

    def _match(self, text: str, language: Language, previous: Turn | None) -> Match:
        asked = words(text)
        if (known := self._word_for_word.get(asked)) is not None:
            # It stands in the knowledge base just so: nothing is left to weigh.
            return Match(text, language, (Candidate(known, 1.0, 1.0),), asked, "answer")
        if previous is None or previous.entry is None or not is_follow_up(text, language):
            return self._matcher.match(text, language)
        entry = self.knowledge.entries.get(previous.entry)
        if entry is None:
            return self._matcher.match(text, language)
        return self._continued(text, language, entry)

    def _continued(self, text: str, language: Language, before: Entry) -> Match:
        """What a follow-up asks for: by itself if that is clear, else in the light of `before`.

        An entry related to the one before needs no more certainty than to be among the first:
        the context says what the few words do not.
        """
        related = frozenset(self.knowledge.related[before.id])
        boost = dict.fromkeys(related, RELATED_BOOST)
        alone = self._matcher.match(text, language, boost)
        if alone.decision == "answer" and alone.candidates[0].entry != before.id:
            return alone
        together = self._matcher.match(f"{text} {before.title.get(language)}", language, boost)
        for match in (alone, together):
            near = [c for c in match.candidates if c.entry in related or self._is_like(c, before)]
            if near:
                others = [c for c in match.candidates if c is not near[0]]
                return replace(match, candidates=(near[0], *others), decision="answer")
        return together

    def _is_like(self, candidate: Candidate, before: Entry) -> bool:
        """Another entry of the same area about the same place."""
        entry = self.knowledge.entries[candidate.entry]
        same_place = set(entry.places) & set(before.places)
        return entry.area == before.area and bool(same_place) and entry.id != before.id

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

    def _opinion(
        self,
        best: Entry | None,
        match: Match,
        language: Language,
        today: date,
        understanding: Understanding,
    ) -> Answer:
        """Both sides' arguments, from the best entry that has them."""
        near = [best.id, *self.knowledge.related[best.id]] if best is not None else []
        near += self._offered(match)
        near += [BOTH_SIDES] if BOTH_SIDES in self.knowledge.entries else []
        for id in dict.fromkeys(near):
            entry = self.knowledge.entries[id]
            if entry.views:
                return entry_answer(
                    self.knowledge, entry, language, today,
                    kind=Kind.OPINION, notes=("opinion",), understanding=understanding,
                )  # fmt: skip
        return Answer(
            Kind.OPINION,
            language,
            notes=("opinion",),
            related=choices(self.knowledge, near[:CHOICES], language),
            understanding=understanding,
        )

    def _own_case(
        self,
        best: Entry | None,
        match: Match,
        language: Language,
        today: date,
        understanding: Understanding,
    ) -> Answer:
        """The general rule, if there is one, or else what it may be, and where to find help."""
        legal = self._resources("legal")
        notes: tuple[Note, ...] = ("own-case",)
        if best is None:
            return Answer(
                Kind.REFER,
                language,
                notes=notes,
                help=legal,
                related=choices(self.knowledge, self._offered(match), language),
                understanding=understanding,
            )
        return entry_answer(
            self.knowledge, best, language, today,
            kind=Kind.REFER, notes=notes, help=legal, understanding=understanding,
        )  # fmt: skip

    def _clarify(self, match: Match, language: Language, understanding: Understanding) -> Answer:
        return Answer(
            Kind.CLARIFY,
            language,
            choices=choices(self.knowledge, self._offered(match), language),
            understanding=understanding,
        )

    def _offered(self, match: Match) -> list[str]:
        """The entries that a question may be about, none where it is about nothing known."""
        found = match.candidates[:CHOICES] if match.decision != "none" else ()
        return [candidate.entry for candidate in found]

    def _resources(self, *needs: Need) -> tuple[Resource, ...]:
        everywhere = [r for r in self.knowledge.resources.values() if not r.counties]
        found = [resource for need in needs for resource in everywhere if need in resource.needs]
        return tuple(dict.fromkeys(found))[:HELP]

    def _understanding(self, match: Match) -> Understanding:
        candidates = match.candidates
        return Understanding(
            matched_words=match.matched_words,
            confidence=round(candidates[0].confidence, 4) if candidates else None,
            runner_up=candidates[1].entry if len(candidates) > 1 else None,
            revision=self.knowledge.revision,
        )

    def _by_rule(self, triage: Triage) -> Understanding:
        return Understanding(matched_words=triage.matched, revision=self.knowledge.revision)

    def _note(self, kind: Kind, language: Language, note: Note) -> Answer:
        return Answer(
            kind,
            language,
            notes=(note,),
            understanding=Understanding(revision=self.knowledge.revision),
        )

    @staticmethod
    def _silent_or(question: Question, answer: Answer) -> Answer:
        return Answer(Kind.SILENT, answer.language) if question.mode == "channel" else answer


def _english(entry: Entry) -> Iterator[str]:
    """The English texts of an entry, in which the names of states stand as in the data."""
    yield entry.title.en
    yield from entry.questions.en
    yield from (claim.en for claim in (entry.answer, *entry.details))


def _questions_of(knowledge: Knowledge) -> dict[tuple[str, ...], str]:
    """Words of each title and example question -> its entry, where they belong to one only."""
    found: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, ...]] = set()
    for entry in knowledge.entries.values():
        for language in Language:
            for text in (entry.title.get(language), *entry.questions.get(language)):
                key = words(text)
                if found.setdefault(key, entry.id) != entry.id:
                    shared.add(key)
    return {key: entry for key, entry in found.items() if key not in shared}
