"""From a folder of YAML to one validated, immutable `Knowledge`."""

from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.knowledge import strict_yaml
from bot.knowledge.base import Named, Source
from bot.knowledge.models import Entry, Event, Law, Person, Resource, Term, UrgentCard
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.references import check_references
from bot.knowledge.shelf import Parse, Progress, Shelf, read_folder
from bot.knowledge.store import Knowledge

NamedT = TypeVar("NamedT", bound=Named)


def load(
    folder: Path, progress: Progress | None = None, parse: Parse = strict_yaml.parse
) -> Knowledge:
    """The knowledge base of `folder`. Raises KnowledgeError with every fault that is unsafe."""
    shelf = read_folder(folder, progress, parse)
    problems = shelf.problems + list(check_references(shelf))
    if problems:
        raise KnowledgeError(problems)
    return knowledge_of(shelf)


def knowledge_of(shelf: Shelf) -> Knowledge:
    """The immutable value of a shelf whose faults were found to be none."""

    def by_id(model: type[NamedT]) -> MappingProxyType[str, NamedT]:
        return MappingProxyType({item.value.id: item.value for item in shelf.of(model)})

    return Knowledge(
        entries=by_id(Entry),
        sources=by_id(Source),
        events=by_id(Event),
        terms=by_id(Term),
        people=by_id(Person),
        laws=by_id(Law),
        resources=by_id(Resource),
        cards=by_id(UrgentCard),
        revision=shelf.digest.hexdigest()[:12],
    )
