"""Opens anything that an answer can show, by its subject: what a button or a command asks for."""

from datetime import date
from typing import get_args

from bot.answering.answer import APART, Answer, Kind, Note, Subject, Understanding
from bot.answering.compose import card_answer, entry_answer, timeline_answer
from bot.answering.event_codes import decode_events
from bot.answering.place import PlaceDesk
from bot.answering.reference import ReferenceDesk
from bot.answering.suggest import Suggestion
from bot.answering.timeline import event_answer
from bot.knowledge.models import Need
from bot.knowledge.store import Knowledge
from bot.languages import Language

_NEEDS: dict[str, Need] = {need: need for need in get_args(Need)}


class Library:
    """The whole of what can be shown without a question."""

    def __init__(self, knowledge: Knowledge, places: PlaceDesk) -> None:
        self.reference = ReferenceDesk(knowledge)
        self.places = places
        self._knowledge = knowledge

    def open(self, subject: Subject, language: Language, today: date) -> Answer | None:
        """What `subject` names, on the day `today`; None if it no longer exists."""
        id = subject.id
        match subject.kind:
            case "entry":
                return self._entry(id, language, today)
            case "place":
                first, _, second = id.partition(APART)
                if second:
                    return self.places.compare(first, second, language)
                return self.places.show(first, language)
            case "term":
                return self.reference.term(id, language)
            case "person":
                return self.reference.person(id, language)
            case "law":
                return self.reference.law(id, language, today)
            case "event":
                return event_answer(self._knowledge, id, language)
            case "card":
                return self._card(id, language)
            case "events":
                events = decode_events(self._knowledge, id)
                return timeline_answer(self._knowledge, events, language) if events else None
            case "chart":
                return None  # a picture, not an answer
            case "help":
                need, _, county = id.partition(APART)
                return self.reference.resources(_NEEDS.get(need), county or None, language)

    def entries(self, language: Language) -> tuple[Suggestion, ...]:
        """Every entry that answers something, by title."""
        return tuple(
            Suggestion.of(entry.id, entry.title.get(language), entry.keywords.get(language))
            for entry in self._knowledge.entries.values()
            if not entry.is_decoy
        )

    def _entry(self, id: str, language: Language, today: date) -> Answer | None:
        entry = self._knowledge.entries.get(id)
        if entry is None:
            return None
        understanding = Understanding(revision=self._knowledge.revision)
        kind = Kind.ABSTAIN if entry.is_decoy else Kind.ANSWER
        notes: tuple[Note, ...] = ("decoy",) if entry.is_decoy else ()
        return entry_answer(
            self._knowledge, entry, language, today,
            kind=kind, notes=notes, understanding=understanding,
        )  # fmt: skip

    def _card(self, id: str, language: Language) -> Answer | None:
        for card in self._knowledge.cards.values():
            if card.id == id:
                understanding = Understanding(revision=self._knowledge.revision)
                return card_answer(self._knowledge, card, language, understanding)
        return None
