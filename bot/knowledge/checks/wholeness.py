"""Checks of the knowledge base as a whole: nothing unused, unlinked or said to be asked twice."""

from collections.abc import Iterator

from bot.knowledge.base import Source
from bot.knowledge.models import Entry, UrgentCard
from bot.knowledge.problems import Problem
from bot.knowledge.references import citations
from bot.knowledge.shelf import Item, Shelf
from bot.knowledge.strict_yaml import Path
from bot.languages import Language
from bot.text import words


def check_wholeness(shelf: Shelf) -> Iterator[Problem]:
    """A problem for each unused source, unlinked entry and repeated question."""
    used = {
        citation.id
        for items in list(shelf.items.values())
        for item in items
        for _, citation in citations(item.value)
    }
    for source in shelf.of(Source):
        if source.value.id not in used:
            yield source.problem(
                ("id",), f"{source.value.id!r} is used nowhere; cite it or drop it"
            )
    yield from _unlinked(shelf)
    yield from _repeated_questions(shelf)


def _unlinked(shelf: Shelf) -> Iterator[Problem]:
    entries = shelf.of(Entry)
    linked = {other for entry in entries for other in entry.value.related}
    for entry in entries:
        value = entry.value
        if not value.is_decoy and not value.related and value.id not in linked:
            yield entry.problem(("related",), "no entry links here or from here; add one that does")


def _repeated_questions(shelf: Shelf) -> Iterator[Problem]:
    """A problem for each title or question that another entry or card has as well."""
    first: dict[tuple[str, ...], tuple[Item[Entry] | Item[UrgentCard], Path]] = {}
    for of_item in (_titles, _questions):
        asking: list[Item[Entry] | Item[UrgentCard]] = [*shelf.of(Entry), *shelf.of(UrgentCard)]
        for item in asking:
            for path, text in of_item(item.value):
                asked, there = first.setdefault(words(text), (item, path))
                if asked is not item:
                    where = f"{asked.file}:{asked.document.line(there)}"
                    yield item.problem(path, f"the same question stands at {where}; keep one")


def _titles(entry: Entry | UrgentCard) -> Iterator[tuple[Path, str]]:
    for language in Language:
        yield ("title", language.value), entry.title.get(language)


def _questions(entry: Entry | UrgentCard) -> Iterator[tuple[Path, str]]:
    for language in Language:
        for index, question in enumerate(entry.questions.get(language)):
            yield ("questions", language.value, index), question
