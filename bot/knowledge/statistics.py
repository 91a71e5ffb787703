"""What the knowledge base amounts to, counted from its files."""

from collections import Counter
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bot.knowledge.base import Source
from bot.knowledge.checks.limits import claims_of
from bot.knowledge.checks.readability import (
    flesch_kincaid_grade,
    szigriszt_ease,
    words_per_sentence,
)
from bot.knowledge.models import Entry, Event, Law, Person, Resource, Term
from bot.knowledge.shelf import Shelf
from bot.languages import Language


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of each kind of thing."""

    entries: int
    entries_by_area: dict[str, int]
    claims: int
    claims_with_primary_source: int
    events: int
    terms: int
    people: int
    laws: int
    sources: int
    resources: int
    questions_by_language: dict[str, int]
    reading: dict[str, float]

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data, for JSON."""
        return asdict(self)


def counts_of(shelf: Shelf) -> Counts:
    """Count a shelf; its faults do not matter here."""
    entries = [item.value for item in shelf.of(Entry)]
    primary = {item.value.id for item in shelf.of(Source) if item.value.primary}
    claims = [
        claim
        for items in list(shelf.items.values())
        for item in items
        for _, claim in claims_of(item.value)
    ]
    return Counts(
        entries=len(entries),
        entries_by_area=dict(sorted(Counter(entry.area for entry in entries).items())),
        claims=len(claims),
        claims_with_primary_source=sum(
            any(citation.id in primary for citation in claim.sources) for claim in claims
        ),
        events=len(shelf.of(Event)),
        terms=len(shelf.of(Term)),
        people=len(shelf.of(Person)),
        laws=len(shelf.of(Law)),
        sources=len(shelf.of(Source)),
        resources=len(shelf.of(Resource)),
        questions_by_language={
            language.value: sum(len(entry.questions.get(language)) for entry in entries)
            for language in Language
        },
        reading=_reading(entries),
    )


def _reading(entries: list[Entry]) -> dict[str, float]:
    if not entries:
        return {}
    answers = [entry.answer for entry in entries]
    return {
        "en_grade_median": round(median(flesch_kincaid_grade(a.en) for a in answers), 1),
        "en_grade_median_names_short": round(
            median(flesch_kincaid_grade(a.en, names_are_short=True) for a in answers), 1
        ),
        "es_szigriszt_median": round(median(szigriszt_ease(a.es) for a in answers), 1),
        "ht_words_per_sentence_median": round(median(words_per_sentence(a.ht) for a in answers), 1),
    }
