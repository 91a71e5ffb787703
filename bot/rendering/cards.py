"""An answer as pages of text, each within Discord's limits; no Discord import.

The first page is the short answer. The details, the positions and the sources that they cite
follow on pages of their own, so that nothing is ever cut in the middle of a sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.answer import Answer, Kind, NumberedSource, Statement
from bot.rendering.dates import date_text
from bot.rendering.markup import RICH, Markup
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

SHORT_HELP = 3
"""Places to turn to on the first page of an answer that is not urgent."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message's worth of text: blocks that stay whole, then a small footer."""

    blocks: tuple[str, ...]
    footer: str = ""

    @property
    def characters(self) -> int:
        """What Discord counts, with a line break between blocks."""
        return sum(len(block) + 1 for block in self.blocks) + len(self.footer)


@dataclass(frozen=True, slots=True)
class _Block:
    """A text that stays whole, and the statements in it, whose sources stand on its page.

    One that is `joined` goes on in the block before it, as the lines of a list do.
    """

    text: str
    cited: tuple[Statement, ...] = ()
    joined: bool = False


def pages(answer: Answer, markup: Markup = RICH) -> tuple[Page, ...]:
    """The answer's pages: first the short answer, then the rest. At least one, unless silent."""
    if answer.kind is Kind.SILENT:
        return ()
    first, rest = list(_first(answer, markup)), list(_rest(answer, markup))
    if answer.lead is None:
        # Nothing short comes before the list, as in a timeline: it begins at once.
        return tuple(_packed(answer, [*first, *rest], markup)) or (_page(answer, [], markup),)
    return (*_packed(answer, first, markup), *_packed(answer, rest, markup))


def _first(answer: Answer, markup: Markup) -> Iterator[_Block]:
    language = answer.language
    for note in opening_notes(answer):
        yield _Block(markup.quote(note))
    if answer.title:
        yield _Block(markup.title(answer.title))
    if answer.lead is not None:
        yield _Block(statement_text(answer.lead, language), (answer.lead,))
    for number, line in enumerate(moment_lines(answer)):
        yield _Block(line, joined=number > 0)
    for number, step in enumerate(answer.steps, 1):
        yield _Block(f"{number}. {markup.strong(step.text)}", (step,), joined=number > 1)
    for number, line in enumerate(place_lines(answer)):
        yield _Block(line, joined=number > 0)
    yield from _help(answer, markup)


def _help(answer: Answer, markup: Markup) -> Iterator[_Block]:
    short = answer.lead is not None and answer.kind is not Kind.REFER
    shown = answer.help[:SHORT_HELP] if short else answer.help
    if not shown:
        return
    key = "abstain-help" if answer.kind is Kind.ABSTAIN else "title-help"
    heading = markup.heading(say(key, answer.language).rstrip(":"))
    for number, resource in enumerate(shown):
        line = markup.item(resource_text(resource, answer.language))
        yield _Block(line if number else f"{heading}\n{line}", joined=number > 0)


def _rest(answer: Answer, markup: Markup) -> Iterator[_Block]:
    language = answer.language
    for number, statement in enumerate(answer.details):
        text = statement_text(statement, language)
        if statement.event is not None:
            text = f"{markup.strong(event_heading(statement.event, language))}\n{text}"
        else:
            text = markup.item(f"{text}{date_note(statement, language)}")
        yield _Block(text, (statement,), joined=number > 0)
    for number, view in enumerate(answer.views):
        text = markup.quote(f"{view_text(view, language)}{date_note(view, language)}")
        if number == 0:
            text = f"{markup.heading(say('title-views', language))}\n{text}"
        yield _Block(text, (view,), joined=True)


def _packed(answer: Answer, blocks: list[_Block], markup: Markup) -> list[Page]:
    """Fill pages with whole blocks, each page with the sources that it cites."""
    result: list[Page] = []
    held: list[_Block] = []
    for block in blocks:
        if held and _page(answer, [*held, block], markup).characters > markup.characters:
            result.append(_page(answer, held, markup))
            held = []
        held.append(block)
    if held:
        result.append(_page(answer, held, markup))
    return result


def _page(answer: Answer, held: list[_Block], markup: Markup) -> Page:
    texts: list[str] = []
    for block in held:
        if block.joined and texts:
            texts[-1] += f"\n{block.text}"
        else:
            texts.append(block.text)
    cited = [statement for block in held for statement in block.cited]
    has_data = answer.place is not None or answer.nation is not None
    texts += _sources(answer, cited, markup, every=has_data and bool(held))
    return Page(tuple(texts), markup.small(footer(answer)))


def _sources(
    answer: Answer, cited: Iterable[Statement], markup: Markup, *, every: bool
) -> list[str]:
    """One block: the sources of `cited`, small, with links that do not unfurl."""
    numbers = {cite.number for statement in cited for cite in statement.cites}
    lines = [
        markup.small(_source_line(numbered, answer, markup))
        for numbered in answer.sources
        if every or numbered.number in numbers
    ]
    return ["\n".join(lines)] if lines else []


def _source_line(numbered: NumberedSource, answer: Answer, markup: Markup) -> str:
    source = numbered.source
    name = f"{source.publisher}, {source.title}"
    when = f", {date_text(source.date, answer.language)}" if source.date else ""
    if markup is RICH:
        linked = markup.link(name, source.url) if source.url else name
        return f"\\[{numbered.number}] {linked}{when}"
    linked = markup.link(f"{name}{when}", source.url) if source.url else f"{name}{when}"
    return f"[{numbered.number}] {linked}"
