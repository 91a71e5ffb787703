"""Answers about what happened when: a choice of events, or one event opened."""

from bot.answering.answer import Answer, Choice, Kind, Moment, Subject
from bot.answering.compose import choices, timeline_answer
from bot.answering.event_finder import EventFinder
from bot.knowledge.models import Event, Person
from bot.knowledge.store import Knowledge
from bot.languages import Language


def timeline(
    knowledge: Knowledge,
    finder: EventFinder,
    about: str,
    since: int | None,
    until: int | None,
    language: Language,
) -> Answer:
    """Events that fit `about` within the years; see `EventFinder.find` for what it may hold.

    The answer's title is what the events are of, never a word that the person typed.
    """
    found = finder.find(about, since, until)
    heading = found.heading(language) if found.events else ""
    return timeline_answer(knowledge, found.events, language, title=heading)


def event_answer(knowledge: Knowledge, id: str, language: Language) -> Answer | None:
    """One event: what happened, who, its sources, what came before and after; None if unknown."""
    event = knowledge.events.get(id)
    if event is None:
        return None
    told = timeline_answer(knowledge, (event,), language)
    before, after = _neighbours(knowledge, event)
    return Answer(
        kind=Kind.ANSWER,
        language=language,
        subject=Subject("event", event.id),
        title=event.title.get(language),
        lead=told.details[0],
        moment=Moment(event, _people(knowledge, event), before, after),
        related=(*_beside(before, after, language), *choices(knowledge, event.entries, language)),
        sources=told.sources,
        as_of=event.as_of,
        understanding=told.understanding,
    )


def _beside(before: Event | None, after: Event | None, language: Language) -> list[Choice]:
    """The neighbours as buttons, an arrow before their titles."""
    beside = ((before, "←"), (after, "→"))
    return [Choice(e.id, f"{arrow} {e.title.get(language)}", "event") for e, arrow in beside if e]


def _people(knowledge: Knowledge, event: Event) -> tuple[Person, ...]:
    named = dict.fromkeys((*event.people, *(event.vote.voters if event.vote else ())))
    return tuple(knowledge.people[id] for id in named if id in knowledge.people)


def _neighbours(knowledge: Knowledge, event: Event) -> tuple[Event | None, Event | None]:
    """The nearest events of the same story: those that share an entry, else those of its strand."""
    every = knowledge.timeline
    at = every.index(event)
    return _next(event, every[:at][::-1]), _next(event, every[at + 1 :])


def _next(event: Event, others: tuple[Event, ...]) -> Event | None:
    told = set(event.entries)
    of_story = (other for other in others if told & set(other.entries))
    of_strand = (other for other in others if other.strand == event.strand)
    return next(of_story, None) or next(of_strand, None)
