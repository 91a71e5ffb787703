"""Everything that a timeline can be narrowed to, by name, with the events of each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.answering.event_topics import STRANDS, TOPICS
from bot.knowledge.base import Text
from bot.knowledge.models import Event
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.text import words

FilterKind = Literal["topic", "strand", "place", "law", "person", "entry"]
KINDS: tuple[FilterKind, ...] = ("topic", "strand", "place", "law", "person", "entry")
"""In the order in which they are offered, and in which they win a name that two of them share."""

STOP_WORDS = frozenset(
    words(
        "the a an of in on at for to and or with about what which when who how did do does was "
        "were is are all everything whole year years event events timeline history happened show s "
        "ss section sections el la los las de del en por para y o con sobre que cual cuando quien "
        "todo todos toda todas lo paso ano anos evento eventos cronologia historia seccion "
        "nan pou ak sou ki sa kisa le tout ane evenman kronoloji istwa pase seksyon yo an"
    )
)
_ENTRY_WORDS = 3
"""Fewer words of a title are too often about something else."""
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow a timeline to. `value` names it for good."""

    kind: FilterKind
    id: str
    name: Text
    spellings: tuple[str, ...]
    events: frozenset[str]
    """Ids of the events of it; never empty."""

    @property
    def value(self) -> str:
        """``place:key-west``: what a choice in Discord carries."""
        return f"{self.kind}:{self.id}"


def key_words(text: str) -> tuple[str, ...]:
    """The words of `text` that say something, folded."""
    return tuple(word for word in words(text) if word not in STOP_WORDS)


def filters_of(knowledge: Knowledge, place_names: Mapping[str, str]) -> tuple[Filter, ...]:
    """All filters that have events, by kind; `place_names` gives the name of a place by its id."""
    found = (
        *_topics(knowledge),
        *_strands(knowledge),
        *_places(knowledge, place_names),
        *_laws(knowledge),
        *_people(knowledge),
        *_entries(knowledge),
    )
    return tuple(each for each in found if each.events)


def _chosen(knowledge: Knowledge, holds: Callable[[Event], bool]) -> frozenset[str]:
    return frozenset(event.id for event in knowledge.timeline if holds(event))


def _topics(knowledge: Knowledge) -> Iterator[Filter]:
    for topic in TOPICS:
        events = _chosen(knowledge, lambda event, topic=topic: topic.holds(event, knowledge))  # type: ignore[misc]
        yield Filter("topic", topic.id, topic.name, topic.spellings, events)


def _strands(knowledge: Knowledge) -> Iterator[Filter]:
    for strand, (name, spellings) in STRANDS.items():
        ids = {event.id for event in knowledge.timeline if event.strand == strand}
        ids |= {event.id for event in knowledge.timeline if strand in event.places}
        yield Filter("strand", strand, name, spellings, frozenset(ids))


def _places(knowledge: Knowledge, names: Mapping[str, str]) -> Iterator[Filter]:
    for id in sorted({place for event in knowledge.timeline for place in event.places}):
        name = names.get(id, id.replace("-", " ").title())
        plain = id.replace("-", " ").removesuffix(" county")
        spellings = [id.replace("-", " "), plain]
        if id.endswith("-county"):
            spellings += [f"condado {plain}", f"konte {plain}"]
        events = _chosen(knowledge, lambda event, id=id: id in event.places)  # type: ignore[misc]
        yield Filter("place", id, Text(en=name, es=name, ht=name), tuple(spellings), events)


def _laws(knowledge: Knowledge) -> Iterator[Filter]:
    names: dict[str, str] = {}
    events: defaultdict[str, set[str]] = defaultdict(set)
    for event in knowledge.timeline:
        for law in event.laws:
            form = "-".join(words(law))
            names.setdefault(form, law)
            events[form].add(event.id)
            if law.startswith("908."):
                events["chapter-908"].add(event.id)
    for event in knowledge.timeline:
        for word in names.keys() & set(words(f"{event.title.en} {event.en}")):
            events[word].add(event.id)
    for form, name in sorted(names.items()):
        label = Text(en=name, es=name, ht=name)
        yield Filter("law", form, label, (name,), frozenset(events[form]))
    chapter = Text(en="Chapter 908", es="Capítulo 908", ht="Chapit 908")
    yield Filter("law", "chapter-908", chapter, ("908",), frozenset(events["chapter-908"]))


def _people(knowledge: Knowledge) -> Iterator[Filter]:
    last_names: dict[str, int] = {}
    for person in knowledge.people.values():
        last = words(person.name)[-1]
        last_names[last] = last_names.get(last, 0) + 1
    for id, person in sorted(knowledge.people.items()):
        spellings = [person.name, *person.aliases]
        last = words(person.name)[-1]
        if person.kind == "person" and last_names[last] == 1 and len(last) >= _SHORTEST_NAME:
            spellings.append(last)
        events = _chosen(
            knowledge,
            lambda event, id=id: id in event.people or bool(event.vote and id in event.vote.voters),  # type: ignore[misc]
        )
        label = Text(en=person.name, es=person.name, ht=person.name)
        yield Filter("person", id, label, tuple(spellings), events)


def _entries(knowledge: Knowledge) -> Iterator[Filter]:
    for id, entry in sorted(knowledge.entries.items()):
        titles = tuple(entry.title.get(language) for language in Language)
        spellings = tuple(title for title in titles if len(key_words(title)) >= _ENTRY_WORDS)
        events = _chosen(knowledge, lambda event, id=id: id in event.entries)  # type: ignore[misc]
        yield Filter("entry", id, entry.title, spellings, events)
