"""A timeline as a picture: events on a rail, with votes, statuses and numbered sources."""

from collections.abc import Sequence
from typing import Any

from bot.answering.answer import Statement
from bot.answering.compose import timeline_answer
from bot.knowledge.models import Event, Vote
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.frame import frame, packed
from bot.pictures.picture import Drawing, Theme
from bot.pictures.wording import alt_text, breakable, held
from bot.rendering.dates import date_text
from bot.rendering.moment import CHOICES, vote_text, when_text
from bot.rendering.phrases import say
from bot.rendering.plain import event_heading, plain

EVENTS = 12
"""Events of one picture at most."""
WITH_TEXT = 8
"""A timeline of so few events tells each at length; a longer one gives titles only."""
CHARACTERS = 3_600
"""Text of one picture; a page that would hold more ends before. One event is always whole."""


def event_pages(events: Sequence[Event], language: Language) -> tuple[tuple[Event, ...], ...]:
    """`events` as pages, at most EVENTS each, and fewer where their texts are long."""
    pages: list[list[Event]] = []
    room = 0
    for event in events:
        shown = event.get(language) if len(events) <= WITH_TEXT else ""
        needed = len(shown) + len(event.title.get(language))
        if not pages or len(pages[-1]) == EVENTS or needed > room:
            pages.append([])
            room = CHARACTERS
        pages[-1].append(event)
        room -= needed
    return tuple(map(tuple, pages))


def timeline_drawing(
    events: Sequence[Event],
    knowledge: Knowledge,
    language: Language,
    theme: Theme = Theme.LIGHT,
    page: int = 0,
    heading: str = "",
) -> Drawing:
    """Page `page` (from 0) of a timeline, before it is drawn.

    `heading` names what the timeline is of and is empty for all events. It must come from the
    knowledge base, never from what a person typed. Raises IndexError for a page there is not,
    so always where there are no events.
    """
    pages = event_pages(events, language)
    shown = pages[page]
    answer = timeline_answer(knowledge, shown, language)
    at_length = len(events) <= WITH_TEXT
    title = heading or say("timeline-all", language)
    count = say("timeline-events", language, count=len(events), span=_span(events, language))
    where = say("page", language, page=page + 1, pages=len(pages)) if len(pages) > 1 else ""
    data = frame(
        language,
        theme,
        kind=f"Mile Zero · {say('title-timeline', language)}",
        title=title,
        subtitle=" · ".join(filter(None, (count, where))),
        sources=answer.sources,
        as_of=answer.as_of,
    )
    data["events"] = [
        _event(event, statement, language, at_length=at_length)
        for event, statement in zip(shown, answer.details, strict=True)
    ]
    opening = say("timeline-alt", language, title=title, events=count, page=where)
    alt = alt_text(
        opening if where else opening.replace(" ()", ""),
        [_alt(event, language) for event in shown],
        lambda more: say("alt-more", language, count=more),
    )
    return Drawing("timeline", packed(data), alt, plain(answer))


def vote_data(vote: Vote, text: str) -> dict[str, Any]:
    """A vote as the templates draw it: counts in a fixed order, and the tally in words."""
    counts = [{"choice": choice, "count": getattr(vote, choice)} for choice in CHOICES]
    return {"counts": [part for part in counts if part["count"]], "text": text}


def _span(events: Sequence[Event], language: Language) -> str:
    first, last = events[0], events[-1]
    if len(events) == 1 or first.date == last.date:
        return when_text(first, language)
    return say(
        "date-range",
        language,
        first=date_text(first.date, language),
        last=date_text(last.date, language),
    )


def _event(
    event: Event, statement: Statement, language: Language, *, at_length: bool
) -> dict[str, Any]:
    status = event.status if event.status != "in-force" else None
    return {
        "date": when_text(event, language),
        "strand": event.strand,
        "strand-name": say(f"strand-{event.strand}", language),
        "title": held(event.title.get(language)),
        "text": breakable(statement.text) if at_length else "",
        "cites": " ".join(f"[{number}]" for number in _numbers(statement)),
        "hollow": status is not None,
        "status": {"kind": status, "text": say(f"status-{status}", language)} if status else None,
        "vote": vote_data(event.vote, vote_text(event.vote, language)) if event.vote else None,
    }


def _numbers(statement: Statement) -> tuple[int, ...]:
    return tuple(dict.fromkeys(cite.number for cite in statement.cites))


def _alt(event: Event, language: Language) -> str:
    text = event_heading(event, language)
    if event.status is not None and event.status != "in-force":
        text += f" ({say(f'status-{event.status}', language)})"
    return text
