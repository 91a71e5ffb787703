"""References across files: every id that is named must exist."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from bot.knowledge.base import Citation, Named, Source
from bot.knowledge.models import Entry, Event, Law, Person, Resource, Term, UrgentCard
from bot.knowledge.problems import Problem
from bot.knowledge.shelf import Item, Shelf
from bot.knowledge.strict_yaml import Path

_FIELDS: dict[type[Named], dict[str, type[Named]]] = {
    Entry: {"related": Entry, "help": Resource, "people": Person},
    Event: {"entries": Entry, "people": Person},
    Term: {"see": Term, "entries": Entry},
    Person: {"entries": Entry},
    Law: {"entries": Entry},
    UrgentCard: {"help": Resource},
}
"""For each kind of thing, the fields that name others by id. Citations are found by type."""


def citations(
    value: BaseModel | tuple[object, ...], path: Path = ()
) -> Iterator[tuple[Path, Citation]]:
    """Every citation inside a model, with its path."""
    parts: Iterable[tuple[str | int, object]] = (
        enumerate(value) if isinstance(value, tuple) else value
    )
    for name, part in parts:
        if isinstance(part, Citation):
            yield (*path, name), part
        elif isinstance(part, BaseModel | tuple):
            yield from citations(part, (*path, name))


def check_references(shelf: Shelf) -> Iterator[Problem]:
    """A problem for each id that names nothing, and for each entry related to itself."""
    kinds: tuple[type[Named], ...] = (Source, Entry, Event, Term, Person, Resource)
    known = {model: shelf.ids(model) for model in kinds}
    for items in list(shelf.items.values()):
        for item in items:
            for path, name, model in _named(item):
                if name not in known[model]:
                    yield item.problem(path, _unknown(name, model, known[model]))
                elif model is type(item.value) and name == item.value.id:
                    yield item.problem(path, "names itself; take it out")
    yield from _unknown_laws(shelf)


def _named(item: Item[Any]) -> Iterator[tuple[Path, str, type[Named]]]:
    for path, citation in citations(item.value):
        yield path, citation.id, Source
    for field, model in _FIELDS.get(type(item.value), {}).items():
        for index, name in enumerate(getattr(item.value, field)):
            yield (field, index), name, model
    match item.value:
        case UrgentCard(entry=str(name)):
            yield ("entry",), name, Entry
        case Law(entry=name):
            yield ("entry",), name, Entry
        case Event(vote=vote) if vote is not None:
            for name in vote.voters:
                yield ("vote", "voters", name), name, Person


def _unknown_laws(shelf: Shelf) -> Iterator[Problem]:
    """A law that an event names must be one that people can look up."""
    marks = {mark for item in shelf.of(Law) for mark in item.value.names}
    for item in shelf.of(Event):
        for index, law in enumerate(item.value.laws):
            if law not in marks:
                message = f"there is no law {law!r} among the marks of laws.yaml; add it there"
                yield item.problem(("laws", index), message)


def _unknown(name: str, model: type[Named], known: frozenset[str]) -> str:
    noun = {Source: "source", Resource: "help resource"}.get(model, model.__name__.lower())
    close = get_close_matches(name, sorted(known), n=1)
    hint = f"did you mean {close[0]!r}?" if close else "add it or correct the id"
    return f"there is no {noun} {name!r}; {hint}"
