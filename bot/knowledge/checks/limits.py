"""Lengths and counts that keep an answer short enough to read, and its review in date."""

from collections.abc import Iterator
from typing import Any

from bot.knowledge.base import LAW_KINDS, Claim, Source, Text
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Entry, Event, Resource, Term, UrgentCard
from bot.knowledge.problems import Problem
from bot.knowledge.shelf import Item, Shelf
from bot.knowledge.strict_yaml import Path
from bot.languages import Language

TITLE = 80
"""Characters of a title: Discord's limit for the label of a button."""
ANSWER = {Language.EN: 300, Language.ES: 390, Language.HT: 390}
"""Characters of an answer. Spanish and Creole say the same in about a quarter more."""
CLAIM = {Language.EN: 320, Language.ES: 420, Language.HT: 420}
QUESTION = 200
QUESTIONS = {Language.EN: 8, Language.ES: 8, Language.HT: 5}
"""Fewest example questions of an entry: the matcher learns from them."""
DECOY_QUESTIONS = {Language.EN: 5, Language.ES: 5, Language.HT: 4}
STEP_WORDS = 12
"""Most words in a step of an urgent card; one more allows a phone number after it."""


def check_limits(shelf: Shelf, on: FuzzyDate | None) -> Iterator[Problem]:
    """Problems of length, of count, of missing law status and of overdue reviews."""
    law = {item.value.id for item in shelf.of(Source) if item.value.kind in LAW_KINDS}
    for entry in shelf.of(Entry):
        yield from _check_entry(entry)
        if on is not None and entry.value.review_by < on:
            yield entry.problem(("review_by",), f"was due before {on}; review it and set new dates")
    for event in shelf.of(Event):
        yield from _too_long(event, ("title",), event.value.title, dict.fromkeys(Language, TITLE))
        yield from _too_long(event, (), event.value, ANSWER)
    for term in shelf.of(Term):
        yield from _too_long(term, ("term",), term.value.term, dict.fromkeys(Language, TITLE))
        yield from _too_long(term, (), term.value, ANSWER)
    for resource in shelf.of(Resource):
        yield from _too_long(resource, ("what",), resource.value.what, CLAIM)
    for card in shelf.of(UrgentCard):
        yield from _check_card(card)
    for items in list(shelf.items.values()):
        for item in items:
            for path, claim in claims_of(item.value):
                if claim.status is None and any(c.id in law for c in claim.sources):
                    message = "is missing: a source of this claim is law; say what it is worth"
                    yield item.problem((*path, "status"), message)


def claims_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Claim]]:
    """Every claim of an item, itself included, with its path."""
    if isinstance(value, Claim):
        yield path, value
    for name in ("answer", "details", "views", "story"):
        part = getattr(value, name, None)
        if isinstance(part, Claim):
            yield (*path, name), part
        elif isinstance(part, tuple):
            yield from (((*path, name, index), claim) for index, claim in enumerate(part))


def _check_entry(item: Item[Entry]) -> Iterator[Problem]:
    entry = item.value
    yield from _too_long(item, ("title",), entry.title, dict.fromkeys(Language, TITLE))
    yield from _too_long(item, ("answer",), entry.answer, ANSWER)
    for field in ("details", "views"):
        for index, claim in enumerate(getattr(entry, field)):
            yield from _too_long(item, (field, index), claim, CLAIM)
    for language in Language:
        questions = entry.questions.get(language)
        fewest = (DECOY_QUESTIONS if entry.is_decoy else QUESTIONS)[language]
        if len(questions) < fewest:
            message = f"has {len(questions)} questions; people need at least {fewest}"
            yield item.problem(("questions", language.value), message)
        for index, question in enumerate(questions):
            if len(question) > QUESTION:
                message = f"has {len(question)} characters; shorten it to {QUESTION}"
                yield item.problem(("questions", language.value, index), message)
        if not entry.keywords.get(language):
            yield item.problem(("keywords", language.value), "is empty; add the words people use")


def _check_card(item: Item[UrgentCard]) -> Iterator[Problem]:
    for index, step in enumerate(item.value.steps):
        for language in Language:
            count = len(step.get(language).split())
            if count > STEP_WORDS:
                message = f"has {count} words; a frightened reader needs {STEP_WORDS} or fewer"
                yield item.problem(("steps", index, language.value), message)


def _too_long(
    item: Item[Any], path: Path, text: Text, limit: dict[Language, int]
) -> Iterator[Problem]:
    for language in Language:
        length = len(text.get(language))
        if length > limit[language]:
            message = f"has {length} characters; shorten it to {limit[language]}"
            yield item.problem((*path, language.value), message)
