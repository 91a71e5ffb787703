"""What the bot says, as data: no Discord in it, and no text that is not in the knowledge base.

The words around the knowledge ("Sources", "I do not have that") belong to `bot.rendering`; an
answer only says of which kind it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.knowledge.base import Source, Status
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event, Person, Resource
from bot.knowledge.places.models import NationalSummary, PlaceStatus
from bot.languages import Language


class Kind(StrEnum):
    """What was done with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    """Several entries are about equally likely: the person chooses."""
    ABSTAIN = "abstain"
    """The knowledge base does not cover it, or the question was not understood."""
    REFER = "refer"
    """A person's own case: the general rule, and where to find help."""
    URGENT = "urgent"
    OPINION = "opinion"
    """Asked to take a side: both sides' arguments instead."""
    GREETING = "greeting"
    SILENT = "silent"
    """Nobody addressed the bot, and it has nothing certain to say."""


Note = Literal[
    "overdue",
    "own-case",
    "happening-now",
    "opinion",
    "decoy",
    "empty",
    "place-ambiguous",
    "welcome",
    "no-events",
    "no-help",
    "not-found",
    "changed",
    "sources-found",
    "sources-none",
]
"""A sentence of the interface that goes before the answer."""


SubjectKind = Literal[
    "entry", "place", "term", "person", "law", "event", "card", "events", "help", "chart"
]
"""What can be opened by itself; ``events`` is a choice of events, ``help`` one of resources."""


APART = "_"
"""Between the parts of a subject's id that has two: two places, or a need and a county."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer shows: enough to show it again, in another language or another page."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A number in an answer's list of sources, and the place in that source."""

    number: int
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as shown: its text, where it can be checked and the date it holds for."""

    text: str
    cites: tuple[Cite, ...] = ()
    as_of: FuzzyDate | None = None
    status: Status | None = None
    holder: str | None = None
    side: Literal["for", "against"] | None = None
    event: Event | None = None
    """The event that the statement tells of; its date and title go before the text."""
    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    """When a role began and ended, as far as known."""


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source and its number in this answer, counted from 1."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be opened next."""

    id: str
    title: str
    kind: SubjectKind = "entry"

    @property
    def subject(self) -> Subject:
        """What the choice opens."""
        return Subject(self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Understanding:
    """Why this answer: what the bot took from the question."""

    matched_words: tuple[str, ...] = ()
    confidence: float | None = None
    """Probability from 0 to 1 that this is the right entry; None where nothing was matched."""
    runner_up: str | None = None
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One event, opened: who took part, and what came before and after in the same story."""

    event: Event
    people: tuple[Person, ...]
    before: Event | None
    after: Event | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. Only the parts that its kind calls for are filled."""

    kind: Kind
    language: Language
    entry: str | None = None
    subject: Subject | None = None
    """What is shown, where it can be shown again; None for a question back or a refusal."""
    title: str = ""
    """The question as understood."""
    lead: Statement | None = None
    steps: tuple[Statement, ...] = ()
    """An urgent card's lines, first things first."""
    details: tuple[Statement, ...] = ()
    views: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    """The events of a timeline, in order; the details tell of them."""
    moment: Moment | None = None
    place: PlaceStatus | None = None
    beside: PlaceStatus | None = None
    """A second place, to compare the first with."""
    nation: NationalSummary | None = None
    help: tuple[Resource, ...] = ()
    choices: tuple[Choice, ...] = ()
    related: tuple[Choice, ...] = ()
    history: Subject | None = None
    """The events that tell of the same thing."""
    sources: tuple[NumberedSource, ...] = ()
    as_of: FuzzyDate | None = None
    """The date for which the short answer holds; each statement has its own."""
    notes: tuple[Note, ...] = ()
    understanding: Understanding = Understanding()

    def statements(self) -> Iterator[Statement]:
        """Every statement, in the order in which it is read."""
        if self.lead is not None:
            yield self.lead
        yield from self.steps
        yield from self.details
        yield from self.views
