"""Answers "is X in the program?" from the data, for any place that the data have."""

from bot.answering.answer import Answer, Choice, Kind, NumberedSource, Understanding
from bot.answering.compose import RELATED, choices
from bot.answering.followups import is_follow_up
from bot.answering.question import Turn
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.places import Places
from bot.knowledge.places.models import PlaceStatus
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.gazetteer import Gazetteer, Mention
from bot.matching.place_questions import asks_participation

LIST_SOURCE = "ice-287g-list-2026-05-18"
"""The source of sources.yaml that the data on agreements come from."""
MOST_CHOICES = 5


class PlaceDesk:
    """Knows the places and how people name them."""

    def __init__(self, places: Places, gazetteer: Gazetteer, knowledge: Knowledge) -> None:
        self.data = places
        self._gazetteer = gazetteer
        self._knowledge = knowledge

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

    def labels(self) -> dict[str, str]:
        """The name of each place by its id; no two are alike."""
        return {id: self.data.label(id) for id in self.data.places}

    def show(self, id: str, language: Language) -> Answer | None:
        """What the data say of the place `id`; None if there is no such place."""
        if id not in self.data.places:
            return None
        return self._told(self.data.status_of(id), language)

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
        source = self._knowledge.sources.get(LIST_SOURCE)
        near = [entry.id for entry in self._knowledge.entries.values() if status.id in entry.places]
        return Answer(
            Kind.ANSWER,
            language,
            title=status.asked.name if status.asked is not None else status.name,
            place=status,
            related=choices(self._knowledge, near[:RELATED], language),
            sources=(NumberedSource(1, source),) if source is not None else (),
            as_of=FuzzyDate.of(status.data_date),
            understanding=self._understanding(matched),
        )

    def _understanding(self, matched: str) -> Understanding:
        words = (matched,) if matched else ()
        return Understanding(matched_words=words, revision=self._knowledge.revision)
