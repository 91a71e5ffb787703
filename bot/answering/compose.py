"""Builds answers from entries, cards and events: picks the language and numbers the sources."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.answering.answer import (
    Answer,
    Choice,
    Cite,
    Kind,
    Note,
    NumberedSource,
    Statement,
    Subject,
    Understanding,
)
from bot.answering.event_codes import encode_events
from bot.knowledge.base import Citation, Claim, Source, View
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Entry, Event, Need, Resource, Step, UrgentCard
from bot.knowledge.store import Knowledge
from bot.languages import Language

NOTHING_UNDERSTOOD = Understanding()
RELATED = 5
"""Related entries offered below an answer: one row of buttons."""
HELP = 2
"""Places to turn to below an answer that has none of its own."""


@dataclass(slots=True)
class Bibliography:
    """Gives each source one number, in the order of first mention."""

    known: Mapping[str, Source]
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, citations: Iterable[Citation]) -> tuple[Cite, ...]:
        """The numbers of `citations`; a source that is new gets the next one."""
        return tuple(
            Cite(self.numbers.setdefault(citation.id, len(self.numbers) + 1), citation.at)
            for citation in citations
        )

    def sources(self) -> tuple[NumberedSource, ...]:
        """Every source cited so far, by number."""
        return tuple(NumberedSource(number, self.known[id]) for id, number in self.numbers.items())


def entry_answer(
    knowledge: Knowledge,
    entry: Entry,
    language: Language,
    today: date,
    *,
    kind: Kind = Kind.ANSWER,
    notes: tuple[Note, ...] = (),
    help: tuple[Resource, ...] = (),
    understanding: Understanding = NOTHING_UNDERSTOOD,
) -> Answer:
    """The whole of an entry in one language. A review that is overdue on `today` is said first."""
    books = Bibliography(knowledge.sources)
    lead = statement(entry.answer, language, books)
    details = tuple(statement(claim, language, books) for claim in entry.details)
    views = tuple(statement(view, language, books) for view in entry.views)
    if entry.review_by < FuzzyDate.of(today):
        notes = ("overdue", *notes)
    own_help = tuple(knowledge.resources[name] for name in entry.help)
    return Answer(
        kind=kind,
        language=language,
        entry=entry.id,
        subject=Subject("entry", entry.id),
        title=entry.title.get(language),
        lead=lead,
        details=details,
        views=views,
        help=tuple(dict.fromkeys((*own_help, *help))),
        related=related_choices(knowledge, entry.id, language),
        history=history_of(knowledge, knowledge.events_of.get(entry.id, ())),
        sources=books.sources(),
        as_of=entry.answer.as_of,
        notes=notes,
        understanding=understanding,
    )


def card_answer(
    knowledge: Knowledge,
    card: UrgentCard,
    language: Language,
    understanding: Understanding,
    *,
    kind: Kind = Kind.URGENT,
) -> Answer:
    """An urgent card in one language; of kind ANSWER where somebody only asks in general."""
    books = Bibliography(knowledge.sources)
    return Answer(
        kind=kind,
        language=language,
        entry=card.entry,
        subject=Subject("card", card.id),
        title=card.title.get(language),
        steps=tuple(statement(step, language, books) for step in card.steps),
        help=tuple(knowledge.resources[name] for name in card.help),
        related=choices(knowledge, (card.entry,) if card.entry else (), language),
        sources=books.sources(),
        as_of=card.as_of,
        understanding=understanding,
    )


def timeline_answer(
    knowledge: Knowledge, events: tuple[Event, ...], language: Language, *, title: str = ""
) -> Answer:
    """Events in the order in which they happened, each with its sources."""
    books = Bibliography(knowledge.sources)
    details = tuple(statement(event, language, books) for event in events)
    return Answer(
        kind=Kind.ANSWER if events else Kind.ABSTAIN,
        language=language,
        subject=history_of(knowledge, events),
        title=title,
        details=details,
        events=events,
        sources=books.sources(),
        as_of=max((event.as_of for event in events), default=None),
        notes=() if events else ("no-events",),
        understanding=Understanding(revision=knowledge.revision),
    )


def help_for(knowledge: Knowledge, *needs: Need) -> tuple[Resource, ...]:
    """Places to turn to that serve everybody, for the first need first; at most HELP of them."""
    everywhere = [r for r in knowledge.resources.values() if not r.counties]
    found = [resource for need in needs for resource in everywhere if need in resource.needs]
    return tuple(dict.fromkeys(found))[:HELP]


def history_of(knowledge: Knowledge, events: Collection[Event]) -> Subject | None:
    """The choice of events that a button "Timeline" opens; None where there are none."""
    return Subject("events", encode_events(knowledge, events)) if events else None


def choices(knowledge: Knowledge, ids: Iterable[str], language: Language) -> tuple[Choice, ...]:
    """Entries to choose from, by id, with their titles."""
    return tuple(Choice(id, knowledge.entries[id].title.get(language)) for id in ids)


def related_choices(knowledge: Knowledge, id: str, language: Language) -> tuple[Choice, ...]:
    """The entries to offer after the entry `id`, at most RELATED of them."""
    return choices(knowledge, knowledge.related[id][:RELATED], language)


def with_others_first(knowledge: Knowledge, answer: Answer, ids: Iterable[str]) -> Answer:
    """`answer` that offers first the entries that may have been meant instead, without decoys."""
    meant = [id for id in ids if id != answer.entry and not knowledge.entries[id].is_decoy]
    offered = (*choices(knowledge, meant, answer.language), *answer.related)
    return replace(answer, related=tuple(dict.fromkeys(offered))[:RELATED])


def statement(claim: Claim | Step, language: Language, books: Bibliography) -> Statement:
    """A claim in one language, its sources numbered by `books`."""
    cites = books.cite(claim.sources)
    text = claim.get(language)
    match claim:
        case View():
            return Statement(
                text, cites, claim.as_of, claim.status, claim.holder.get(language), claim.side
            )
        case Event():
            return Statement(text, cites, claim.as_of, claim.status, event=claim)
        case Claim():
            return Statement(text, cites, claim.as_of, claim.status)
        case Step():
            return Statement(text, cites)
