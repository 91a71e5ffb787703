"""Answers "is X in the program?" from the data, for any place that the data have."""

from dataclasses import replace

from bot.answering.answer import APART, Answer, Choice, Kind, Subject, Understanding
from bot.answering.compose import RELATED, Bibliography, choices, history_of, statement
from bot.answering.followups import is_follow_up
from bot.answering.question import Turn
from bot.answering.suggest import Suggestion
from bot.knowledge.base import Citation
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Entry
from bot.knowledge.places import Place, Places
from bot.knowledge.places.models import PlaceStatus
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.gazetteer import Gazetteer, Mention
from bot.matching.outside import big_city_elsewhere
from bot.matching.place_completion import PlaceCompletion
from bot.matching.place_questions import asks_participation
from bot.text import fold, words

LIST_SOURCE = "ice-287g-list-{day}"
"""The source of sources.yaml that the data on agreements come from, by the day of the list."""
MOST_CHOICES = 5
MOST_COMPLETED = 25
STORIES = 3
"""Local stories told along with the data of a place."""
NATION = "united-states"
_NATION_NAMES = frozenset(
    words(name)
    for name in (
        "United States", "USA", "US", "U.S.", "the nation", "nation", "all states", "every state",
        "Estados Unidos", "EE. UU.", "Etazini",
    )
)  # fmt: skip


class PlaceDesk:
    """Knows the places and how people name them."""

    def __init__(self, places: Places, gazetteer: Gazetteer, knowledge: Knowledge) -> None:
        self.data = places
        self._gazetteer = gazetteer
        self._knowledge = knowledge
        self._completion = PlaceCompletion(places)

    def answer(self, text: str, language: Language, previous: Turn | None) -> Answer | None:
        """What the data say, if `text` asks whether a place takes part; otherwise None.

        After an answer about a place, "and in Miami?" asks the same of Miami.
        """
        again = previous is not None and previous.place is not None and is_follow_up(text, language)
        if not again and not asks_participation(text, language):
            return None
        mentions = self._gazetteer.find(text)
        if not mentions:
            return None
        return self._of(mentions[0], language)

    def named(self, text: str) -> str | None:
        """The one place that `text` names for certain; None if it names none, or several."""
        mentions = self._gazetteer.find(text)
        if len(mentions) != 1 or not mentions[0].certain:
            return None
        return mentions[0].place

    def names_several(self, text: str) -> bool:
        """Whether `text` names more than one place."""
        return len(self._gazetteer.find(text)) > 1

    def labels(self) -> dict[str, str]:
        """The name of each place by its id; no two are alike."""
        return {id: self.data.label(id) for id in self.data.places}

    def other_state(self, text: str) -> str | None:
        """The name in `text` of a state that is not Florida, or of a big city there, if it names
        no other place.
        """
        mentions = self._gazetteer.find(text)
        if not any(mention.certain for mention in mentions):
            return big_city_elsewhere(text)
        if len(mentions) != 1 or not mentions[0].certain or mentions[0].place is None:
            return None
        place = self.data.places.get(mentions[0].place)
        if place is None or place.kind != "state" or place.id == "florida":
            return None
        return mentions[0].text

    def show(self, id: str, language: Language) -> Answer | None:
        """What the data say of the place `id`; None if there is no such place."""
        if id == NATION:
            return self.nation(language)
        if id not in self.data.places:
            return None
        return self._told(self.data.status_of(id), language)

    def look_up(self, typed: str, language: Language) -> Answer:
        """What the data say of the place that somebody chose (by id) or typed (by name)."""
        if typed == NATION or words(typed) in _NATION_NAMES:
            return self.nation(language)
        if typed in self.data.places:
            return self._told(self.data.status_of(typed), language)
        mention = self._gazetteer.look_up(typed)
        if mention is None:
            return Answer(
                Kind.ABSTAIN, language, notes=("not-found",), understanding=self._understanding("")
            )
        return self._of(mention, language)

    def compare(self, first: str, second: str, language: Language) -> Answer | None:
        """Two places side by side, by id; None if there is no such place."""
        one, other = self.show(first, language), self.show(second, language)
        if one is None or other is None:
            return None
        title = f"{self.data.label(first)} · {self.data.label(second)}"
        subject = Subject("place", f"{first}{APART}{second}")
        return replace(
            one, subject=subject, title=title, beside=other.place, related=(), history=None
        )

    def complete(self, typed: str) -> list[tuple[str, str]]:
        """Places, as id and name, whose name begins like that; at most as many as Discord shows."""
        found = [
            (place.id, self.data.label(place.id)) for place in self._completion.complete(typed)
        ]
        is_nation = bool(typed) and any(" ".join(n).startswith(fold(typed)) for n in _NATION_NAMES)
        return [(NATION, "United States"), *found][:MOST_COMPLETED] if is_nation else found

    def counties(self) -> tuple[Suggestion, ...]:
        """The counties of Florida, by name."""
        found = (place for place in self.data.places.values() if _is_florida_county(place))
        return tuple(
            Suggestion.of(place.id, place.name, (place.name.removesuffix(" County"),))
            for place in sorted(found, key=lambda place: place.name)
        )

    def _of(self, mention: Mention, language: Language) -> Answer:
        if mention.place is None or not mention.certain:
            offered = tuple(
                Choice(id, self.data.label(id), "place") for id in mention.places[:MOST_CHOICES]
            )
            return Answer(
                Kind.CLARIFY,
                language,
                choices=offered,
                notes=("place-ambiguous",),
                understanding=self._understanding(mention.text),
            )
        status = self.data.status_of(mention.place, mention.agency)
        return self._told(status, language, mention.text)

    def _told(self, status: PlaceStatus, language: Language, matched: str = "") -> Answer:
        books = self._books()
        near = self._entries_on(status.id)
        stories = [entry.answer for entry in near if _is_story_of(entry, status.id)][:STORIES]
        return Answer(
            Kind.ANSWER,
            language,
            subject=Subject("place", status.id),
            title=status.asked.name if status.asked is not None else status.name,
            place=status,
            details=tuple(statement(story, language, books) for story in stories),
            related=choices(self._knowledge, [entry.id for entry in near[:RELATED]], language),
            history=history_of(self._knowledge, self._knowledge.events_of.get(status.id, ())),
            sources=books.sources(),
            as_of=FuzzyDate.of(status.data_date),
            understanding=self._understanding(matched),
        )

    def nation(self, language: Language) -> Answer:
        """The whole list: how many agreements, of which kinds, state by state."""
        books = self._books()
        return Answer(
            Kind.ANSWER,
            language,
            subject=Subject("place", NATION),
            nation=self.data.national,
            sources=books.sources(),
            as_of=FuzzyDate.of(self.data.data_date),
            understanding=self._understanding(""),
        )

    def _books(self) -> Bibliography:
        """Sources to be cited, the list itself as number 1 if sources.yaml has it."""
        books = Bibliography(self._knowledge.sources)
        source = LIST_SOURCE.format(day=self.data.data_date.isoformat())
        if source in self._knowledge.sources:
            books.cite((Citation(id=source),))
        return books

    def _entries_on(self, place: str) -> list[Entry]:
        """The entries that name a place: its own stories first, then those on it, then others."""
        entries = [e for e in self._knowledge.entries.values() if place in e.places]
        return sorted(entries, key=lambda e: (not _is_story_of(e, place), e.places[0] != place))

    def _understanding(self, matched: str) -> Understanding:
        words = (matched,) if matched else ()
        return Understanding(matched_words=words, revision=self._knowledge.revision)


def _is_florida_county(place: Place) -> bool:
    return place.state == "FL" and place.kind == "county"


def _is_story_of(entry: Entry, place: str) -> bool:
    return entry.local_story and entry.places[0] == place
