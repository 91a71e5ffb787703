"""The knowledge base as the rest of the program sees it: immutable, complete, looked up by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from bot.knowledge.base import Source
from bot.knowledge.models import Entry, Event, Law, Person, Resource, Term, UrgentCard


@dataclass(frozen=True)
class Knowledge:
    """Everything the bot knows, validated. `revision` changes whenever a file does."""

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    terms: Mapping[str, Term]
    people: Mapping[str, Person]
    laws: Mapping[str, Law]
    resources: Mapping[str, Resource]
    cards: Mapping[str, UrgentCard]
    revision: str

    @cached_property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """For each entry its related entries: those it names, then those that name it.

        A link is written once and holds both ways, so it cannot be forgotten on one side.
        """
        links: dict[str, dict[str, None]] = {name: {} for name in self.entries}
        for name, entry in self.entries.items():
            links[name].update(dict.fromkeys(entry.related))
        for name, entry in self.entries.items():
            for other in entry.related:
                links[other].setdefault(name)
        return MappingProxyType({name: tuple(others) for name, others in links.items()})

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """For each entry, place and person (by id), the events that name it, in order."""
        found: dict[str, dict[str, Event]] = {}
        for event in self.timeline:
            voters = event.vote.voters if event.vote is not None else ()
            for name in (*event.entries, *event.places, *event.people, *voters):
                found.setdefault(name, {})[event.id] = event
        return MappingProxyType({name: tuple(events.values()) for name, events in found.items()})

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """All events in the order in which they happened."""
        return tuple(sorted(self.events.values(), key=lambda event: (event.date, event.id)))
