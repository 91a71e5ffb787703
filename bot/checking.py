"""The whole check of a knowledge folder: its files, its triage rules, its places, its looks."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bot.answering.compose import entry_answer
from bot.knowledge.checks import problems_of
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.loader import knowledge_of
from bot.knowledge.models import Entry, Event
from bot.knowledge.places import Places, load_places
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.shelf import Item, Progress, Shelf, read_folder
from bot.knowledge.statistics import Counts, counts_of
from bot.languages import Language
from bot.matching.triage import load_rules
from bot.rendering.cards import pages
from bot.rendering.limits import LAYOUT_CHARACTERS, MESSAGE_CHARACTERS
from bot.rendering.markup import PLAIN, RICH, Markup

LONGEST: tuple[tuple[Markup, int], ...] = (
    (RICH, LAYOUT_CHARACTERS),
    (PLAIN, MESSAGE_CHARACTERS),
)
"""The ways in which a page can be shown, and what Discord takes of each."""


def check_folder(
    folder: Path, on: FuzzyDate | None = None, progress: Progress | None = None
) -> tuple[list[Problem], Counts]:
    """Every problem of `folder`, in file order, and what is in it.

    `on` is the day on which no review may be overdue; None leaves that unchecked. Raises
    KnowledgeError only when the folder itself cannot be read.
    """
    shelf = read_folder(folder, progress)
    problems = problems_of(shelf, on)
    problems += _faults_of(lambda: load_rules(folder))
    places: list[Places] = []
    problems += _faults_of(lambda: places.append(load_places(folder / "places")))
    problems += [fault for known in places for fault in _unknown_places(shelf, known)]
    if not problems:
        problems += _too_long_to_show(shelf)
    return sorted(problems), counts_of(shelf)


def _faults_of(load: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        load()
    except KnowledgeError as error:
        return error.problems
    return ()


def _unknown_places(shelf: Shelf, places: Places) -> Iterator[Problem]:
    items: list[Item[Entry] | Item[Event]] = [*shelf.of(Entry), *shelf.of(Event)]
    for item in items:
        for index, id in enumerate(item.value.places):
            if id not in places.places:
                message = f"there is no place {id!r}; see the ids in places/"
                yield item.problem(("places", index), message)


def _too_long_to_show(shelf: Shelf) -> Iterator[Problem]:
    """Problems of entries of which a page would not fit into one message."""
    knowledge = knowledge_of(shelf)
    for item in shelf.of(Entry):
        for language in Language:
            answer = entry_answer(knowledge, item.value, language, date.min)
            for markup, most in LONGEST:
                for number, page in enumerate(pages(answer, markup), 1):
                    if page.characters > most:
                        message = (
                            f"page {number} has {page.characters} characters in {language.value!r};"
                            f" Discord takes {most}: shorten a claim or cite fewer sources"
                        )
                        yield item.problem(("details",), message)
