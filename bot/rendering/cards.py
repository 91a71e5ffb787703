"""An answer as pages of Discord Markdown, each within the limits; no Discord import.

The first page is the short answer. The details, the positions and the sources that they cite
follow on pages of their own, so that nothing is ever cut in the middle of a sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.answer import Answer, Kind, NumberedSource, Statement
from bot.languages import Language
from bot.rendering.dates import date_text
from bot.rendering.limits import LAYOUT_CHARACTERS
from bot.rendering.moment import moment_lines
from bot.rendering.phrases import say
from bot.rendering.place import place_lines
from bot.rendering.plain import (
    date_note,
    event_heading,
    footer,
    opening_notes,
    resource_text,
    statement_text,
    view_text,
)

PAGE_CHARACTERS = LAYOUT_CHARACTERS - 200
"""What a page may hold; the rest is for its footer."""
SHORT_HELP = 3
"""Places to turn to on the first page of an answer that is not urgent."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message's worth of text: blocks that stay whole, then a small footer."""

    blocks: tuple[str, ...]
    footer: str = ""

    @property
    def characters(self) -> int:
        """What Discord counts."""
        return sum(map(len, self.blocks)) + len(self.footer)


def pages(answer: Answer) -> tuple[Page, ...]:
    """The answer's pages: first the short answer, then the rest. At least one, unless silent."""
    if answer.kind is Kind.SILENT:
        return ()
    first = _first_page(answer)
    rest = _packed(answer, _detail_blocks(answer))
    if not first and rest:
        return tuple(rest)
    return (Page(tuple(first), _footer(answer)), *rest)


def _first_page(answer: Answer) -> list[str]:
    language = answer.language
    blocks = [f"> {note}" for note in opening_notes(answer)]
    if answer.title:
        blocks.append(f"### {answer.title}")
    if answer.lead is not None:
        blocks.append(statement_text(answer.lead, language))
    if answer.moment is not None:
        blocks.append("\n".join(moment_lines(answer)))
    if answer.steps:
        blocks.append("\n".join(f"{n}. **{step.text}**" for n, step in enumerate(answer.steps, 1)))
    if answer.place is not None or answer.nation is not None:
        blocks.append("\n".join(place_lines(answer)))
    whole = bool(answer.steps) or answer.kind is Kind.REFER
    shown = answer.help if whole else answer.help[:SHORT_HELP]
    if shown:
        heading = "abstain-help" if answer.kind is Kind.ABSTAIN else "title-help"
        lines = [f"**{say(heading, language)}**"]
        lines += [f"- {resource_text(resource, language)}" for resource in shown]
        blocks.append("\n".join(lines))
    cited = [answer.lead] if answer.lead else list(answer.steps)
    blocks += _sources(answer, cited)
    return blocks


def _detail_blocks(answer: Answer) -> list[tuple[str, Statement]]:
    language = answer.language
    blocks = []
    events = iter(answer.events)
    for statement in answer.details:
        text = statement_text(statement, language)
        event = next(events, None)
        if event is not None:
            text = f"**{event_heading(event, language)}**\n{text}"
        else:
            text = f"- {text}{date_note(statement, language)}"
        blocks.append((text, statement))
    for number, view in enumerate(answer.views):
        heading = f"**{say('title-views', language)}**\n" if number == 0 else ""
        text = view_text(view, language)
        blocks.append((f"{heading}> {text}{date_note(view, language)}", view))
    return blocks


def _packed(answer: Answer, blocks: list[tuple[str, Statement]]) -> list[Page]:
    """Fill pages with whole blocks, each page with the sources that it cites."""
    result: list[Page] = []
    held: list[tuple[str, Statement]] = []
    for block in blocks:
        if held and _size(answer, [*held, block]) > PAGE_CHARACTERS:
            result.append(_page(answer, held))
            held = []
        held.append(block)
    if held:
        result.append(_page(answer, held))
    return result


def _page(answer: Answer, held: list[tuple[str, Statement]]) -> Page:
    texts = ["\n".join(text for text, _ in held)]
    return Page((*texts, *_sources(answer, [statement for _, statement in held])), _footer(answer))


def _size(answer: Answer, held: list[tuple[str, Statement]]) -> int:
    return _page(answer, held).characters


def _sources(answer: Answer, cited: Iterable[Statement]) -> list[str]:
    """One block: the sources of `cited`, small, with links that do not unfurl."""
    numbers = {cite.number for statement in cited for cite in statement.cites}
    lines = [
        f"-# {_source_line(numbered, answer.language)}"
        for numbered in answer.sources
        if numbered.number in numbers
    ]
    return ["\n".join(lines)] if lines else []


def _source_line(numbered: NumberedSource, language: Language) -> str:
    source = numbered.source
    name = f"{source.publisher}, {source.title}".replace("[", "(").replace("]", ")")
    linked = f"[{name}](<{source.url}>)" if source.url else name
    when = f", {date_text(source.date, language)}" if source.date else ""
    return f"\\[{numbered.number}] {linked}{when}"


def _footer(answer: Answer) -> str:
    return f"-# {footer(answer)}"
