"""An answer as plain text: for pipes, logs of a batch, screen readers and the terminal."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from bot.answering.answer import Answer, Cite, Kind, NumberedSource, Statement
from bot.knowledge.models import Event, Resource
from bot.languages import Language
from bot.rendering.dates import date_text
from bot.rendering.moment import moment_lines, vote_text, when_text
from bot.rendering.phrases import say
from bot.rendering.place import place_lines

Role = Literal["title", "note", "lead", "step", "text", "heading", "item", "source", "small", "gap"]


class Segment(NamedTuple):
    """A line of text and its part in the answer, so that a terminal can style it."""

    role: Role
    text: str


def plain(answer: Answer) -> str:
    """The whole answer as a person reads it, links included; empty for a silent one."""
    return "\n".join(segment.text for segment in segments(answer))


def segments(answer: Answer) -> Iterator[Segment]:
    """The lines of an answer, in reading order."""
    if answer.kind is Kind.SILENT:
        return
    language = answer.language
    for text in opening_notes(answer):
        yield Segment("note", text)
    if answer.title:
        yield Segment("title", answer.title)
    if answer.place is not None or answer.nation is not None:
        yield from (Segment("text", line) for line in place_lines(answer))
    if answer.lead is not None:
        yield Segment("lead", statement_text(answer.lead, language))
    for number, step in enumerate(answer.steps, 1):
        yield Segment("step", f"{number}. {step.text}")
    yield from (Segment("text", line) for line in moment_lines(answer))
    if answer.details:
        yield Segment("gap", "")
    for statement in answer.details:
        event = statement.event
        heading = f"{event_heading(event, language)}: " if event else ""
        text = statement_text(statement, language)
        when = "" if event else date_note(statement, language)
        yield Segment("item", f"- {heading}{text}{when}")
    if answer.views:
        yield Segment("gap", "")
        yield Segment("heading", say("title-views", language))
        for view in answer.views:
            text = view_text(view, language)
            yield Segment("item", f"- {text}{date_note(view, language)}")
    yield from _choices(answer)
    if answer.help:
        yield Segment("gap", "")
        heading = "abstain-help" if answer.kind is Kind.ABSTAIN else "title-help"
        yield Segment("heading", say(heading, language))
        yield from (Segment("item", f"- {resource_text(r, language)}") for r in answer.help)
    if answer.related:
        yield Segment("gap", "")
        yield Segment("heading", say("title-related", language))
        yield from (Segment("item", f"- {choice.title}") for choice in answer.related)
    if answer.sources:
        yield Segment("gap", "")
        yield Segment("heading", say("title-sources", language))
        yield from (Segment("source", source_text(s, language)) for s in answer.sources)
    if answer.as_of is not None:
        yield Segment("small", footer(answer))


def opening_notes(answer: Answer) -> Iterator[str]:
    """The sentences that go before an answer, and those that stand in for one."""
    language = answer.language
    has_content = answer.lead is not None or bool(answer.steps)
    for note in answer.notes:
        key = f"note-{note}"
        if note in ("own-case", "opinion") and not has_content:
            key += "-unknown"
        yield say(key, language)
    if answer.notes and answer.kind is not Kind.CLARIFY:
        return
    if answer.kind is Kind.CLARIFY and "place-ambiguous" not in answer.notes:
        yield say("clarify", language)
    elif answer.kind is Kind.ABSTAIN and not has_content:
        yield say("abstain", language)


def statement_text(statement: Statement, language: Language) -> str:
    """A claim with its law status and its source numbers."""
    text = statement.text + _period(statement, language)
    if statement.status is not None and statement.status != "in-force":
        text += f" ({say(f'status-{statement.status}', language)})"
    return f"{text} {cite_text(statement.cites)}" if statement.cites else text


def _period(statement: Statement, language: Language) -> str:
    """`` (2017 to July 2025)``: when a role began and ended, as far as known."""
    since = date_text(statement.since, language) if statement.since is not None else ""
    until = date_text(statement.until, language) if statement.until is not None else ""
    if since and until:
        return f" ({since} – {until})"
    if since:
        return f" ({say('since', language, date=since)})"
    return f" ({say('until', language, date=until)})" if until else ""


def date_note(statement: Statement, language: Language) -> str:
    """`` (July 2, 2025)``: the date that a statement holds for; empty where it has none."""
    return f" ({date_text(statement.as_of, language)})" if statement.as_of is not None else ""


def view_text(view: Statement, language: Language) -> str:
    """A position with its holder and side first, so that it is never the bot's own."""
    return f"{view.holder} ({say(f'side-{view.side}', language)}): {statement_text(view, language)}"


def cite_text(cites: tuple[Cite, ...]) -> str:
    """``[1: s. 908.103] [2]``."""
    return " ".join(f"[{c.number}: {c.at}]" if c.at else f"[{c.number}]" for c in cites)


def source_text(numbered: NumberedSource, language: Language) -> str:
    """``[1] WLRN, "Title", July 9, 2025. https://...``."""
    source = numbered.source
    when = f", {date_text(source.date, language)}" if source.date else ""
    where = f". {source.url}" if source.url else ""
    return f'[{numbered.number}] {source.publisher}, "{source.title}"{when}{where}'


def event_heading(event: Event, language: Language) -> str:
    """The date and title of an event, and the tally of its vote."""
    text = f"{when_text(event, language)}, {event.title.get(language)}"
    if event.vote is not None:
        text += f" ({vote_text(event.vote, language)})"
    return text


def resource_text(resource: Resource, language: Language) -> str:
    """A place to turn to in one line: name, number, what for, hours, languages, date."""
    reach = ", ".join(filter(None, (resource.phone, resource.text_line, resource.url)))
    parts = [f"{resource.name}: {reach}. {resource.what.get(language)}"]
    if resource.hours is not None:
        parts.append(say("hours", language, hours=resource.hours.get(language)) + ".")
    if resource.languages:
        spoken = ", ".join(say(f"language-{code}", language) for code in resource.languages)
        parts.append(say("languages", language, languages=spoken) + ".")
    if resource.languages_note is not None:
        parts.append(resource.languages_note.get(language))
    if resource.note is not None:
        parts.append(resource.note.get(language))
    parts.append(f"({say('as-of', language, date=date_text(resource.as_of, language))})")
    return " ".join(parts)


def footer(answer: Answer) -> str:
    """What the law is worth, the date that an answer holds for, and that it is no advice."""
    language = answer.language
    parts = []
    if answer.lead is not None and answer.lead.status is not None:
        parts.append(
            say("law-status", language, status=say(f"status-{answer.lead.status}", language))
        )
    if answer.as_of is not None:
        parts.append(say("as-of", language, date=date_text(answer.as_of, language)) + ".")
    return " ".join((*parts, say("not-advice", language)))


def _choices(answer: Answer) -> Iterator[Segment]:
    for number, choice in enumerate(answer.choices, 1):
        yield Segment("item", f"{number}. {choice.title}")
