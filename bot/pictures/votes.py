"""A recorded vote as a chart: its seats, and the names that the sources tell."""

from bot.answering.compose import timeline_answer
from bot.knowledge.models import Event
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.frame import frame, packed, written
from bot.pictures.picture import Drawing, Theme
from bot.pictures.wording import alt_text, breakable
from bot.rendering.moment import CHOICES, vote_text, voter_names, when_text
from bot.rendering.phrases import say
from bot.rendering.plain import statement_text


def recorded_votes(knowledge: Knowledge) -> tuple[Event, ...]:
    """The events with a recorded vote, in the order of time."""
    return tuple(event for event in knowledge.timeline if event.vote is not None)


def vote_drawing(event: Event, knowledge: Knowledge, language: Language, theme: Theme) -> Drawing:
    """The chart of an event's vote. Raises ValueError for an event without one."""
    vote = event.vote
    if vote is None:
        raise ValueError(f"{event.id} is no vote")
    told = timeline_answer(knowledge, (event,), language)
    statement = told.details[0]
    names = voter_names(vote, knowledge.people)
    title = event.title.get(language)
    subtitle = f"{vote.body.get(language)} · {when_text(event, language)}"
    notes = [say("vote-names-known", language)] if names else []
    data = frame(
        language, theme, kind=f"Mile Zero · {say('chart', language)}", title=title,
        subtitle=subtitle, sources=told.sources, as_of=told.as_of, notes=notes,
    )  # fmt: skip
    data["groups"] = [
        {
            "choice": choice,
            "count": getattr(vote, choice),
            "name": say(f"voted-{choice}", language),
            "voters": [breakable(name) for name in names.get(choice, ())],
        }
        for choice in CHOICES
        if getattr(vote, choice)
    ]
    cites = " ".join(f"[{number}]" for number in dict.fromkeys(c.number for c in statement.cites))
    data["text"] = breakable(statement.text)
    data["cites"] = cites
    status = event.status if event.status not in (None, "in-force") else None
    data["status"] = {"kind": status, "text": say(f"status-{status}", language)} if status else None
    lines = [f"- {say(f'voted-{c}', language)}: {', '.join(voted)}" for c, voted in names.items()]
    tally = vote_text(vote, language)
    spoken = say(
        "vote-alt",
        language,
        body=vote.body.get(language),
        date=when_text(event, language),
        tally=tally,
    )
    alt = alt_text(
        say("chart-alt", language, title=title),
        [
            spoken,
            *(f"{say(f'voted-{c}', language)}: {', '.join(voted)}" for c, voted in names.items()),
            *([say(f"status-{status}", language).capitalize()] if status else []),
        ],
        lambda more: say("alt-more", language, count=more),
    )
    text = written(
        language, title=title, subtitle=subtitle, sources=told.sources, as_of=told.as_of,
        lines=[f"{tally}.", *lines, statement_text(statement, language)], notes=notes,
    )  # fmt: skip
    return Drawing("vote", packed(data), alt, text)
