"""What the knowledge base may contain: the single truth of its format.

These models give the error messages of ``check`` and the JSON Schema that editors use.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.knowledge.base import Cited, Claim, Line, Model, Named, Phrases, Slug, Status, Text, View
from bot.knowledge.dates import FuzzyDate
from bot.languages import Language

Area = Literal["federal", "florida", "key-west", "localities", "rights", "about", "decoys"]
Strand = Literal["federal", "florida", "key-west", "places"]
Situation = Literal["door", "street", "work", "taken", "sign", "child", "violence", "self-harm"]
Need = Literal[
    "legal", "detained", "raid", "family", "violence", "trafficking", "crisis", "workers",
    "consulate", "fraud", "complaints", "rights", "basics",
]  # fmt: skip


class Entry(Named):
    """One question that people really ask, and what is known about it. One file, one entry."""

    id: Slug
    area: Area
    title: Text
    questions: Phrases
    keywords: Phrases
    answer: Claim
    details: tuple[Claim, ...] = Field(default=(), max_length=8)
    views: tuple[View, ...] = ()
    related: tuple[Slug, ...] = ()
    help: tuple[Slug, ...] = Field(default=(), description="Ids of help.yaml to show below.")
    places: tuple[Slug, ...] = ()
    people: tuple[Slug, ...] = ()
    dates: tuple[FuzzyDate, ...] = ()
    local_story: bool = Field(
        default=False,
        description="True: the answer is told along with what the data say of its first place.",
    )
    high_stakes: bool = Field(
        default=False, description="True where a wrong match could hurt: the matcher must be surer."
    )
    reviewed: FuzzyDate
    review_by: FuzzyDate

    @property
    def is_decoy(self) -> bool:
        """Whether the entry names a neighbouring topic that the bot does not cover."""
        return self.area == "decoys"

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if not self.is_decoy and len(self.details) < 3:
            raise ValueError(f"'details' has {len(self.details)} claims; an entry needs 3 to 8")
        if self.local_story and not self.places:
            raise ValueError("'local_story' is true, but 'places' names no place; add it first")
        if self.review_by <= self.reviewed:
            raise ValueError("'review_by' must be later than 'reviewed'")
        sides = {view.side for view in self.views}
        if len(sides) == 1:
            raise ValueError(f"'views' tells only the side {sides.pop()!r}; add the other side")
        return self


class Vote(Model):
    """A recorded vote; `voters` may be shorter than the counts where names are not known."""

    body: Text
    yes: int = Field(ge=0)
    no: int = Field(ge=0)
    absent: int = Field(default=0, ge=0)
    abstained: int = Field(default=0, ge=0)
    voters: dict[Slug, Literal["yes", "no", "absent", "abstained"]] = Field(
        default_factory=dict, description="Person id -> vote."
    )

    @model_validator(mode="after")
    def _names_fit_counts(self) -> Self:
        for choice in ("yes", "no", "absent", "abstained"):
            named = sum(vote == choice for vote in self.voters.values())
            if named > getattr(self, choice):
                count = getattr(self, choice)
                raise ValueError(f"'voters' names {named} for {choice!r}, but the count is {count}")
        return self


class Event(Named, Claim):
    """Something that happened, as a timeline draws it. The text is one or two sentences."""

    id: Slug
    date: FuzzyDate
    until: FuzzyDate | None = Field(default=None, description="Last day, where it lasted.")
    strand: Strand
    title: Text
    vote: Vote | None = None
    entries: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    people: tuple[Slug, ...] = ()
    laws: tuple[Line, ...] = Field(default=(), description="Such as '908.103', 'SB 168'.")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until < self.date:
            raise ValueError("'until' must not be before 'date'")
        return self


class Term(Named, Claim):
    """A word of the subject and what it means; the claim's text is the definition."""

    id: Slug
    term: Text
    aliases: Phrases = Phrases()
    see: tuple[Slug, ...] = Field(default=(), description="Ids of other terms.")
    entries: tuple[Slug, ...] = ()


class Role(Text):
    """What a person or body was, and when; `since` and `until` only as far as known."""

    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    sources: tuple[Cited, ...] = Field(min_length=1)
    as_of: FuzzyDate


class Person(Named):
    """Somebody who acted in public in this story, or a body such as a commission."""

    id: Slug
    kind: Literal["person", "body"]
    name: Line
    aliases: tuple[Line, ...] = ()
    roles: tuple[Role, ...] = Field(min_length=1)
    story: tuple[Claim, ...] = ()
    entries: tuple[Slug, ...] = ()


class Law(Named):
    """A section, a bill or an order that people look up, and the entry that says what it says."""

    id: Slug
    cite: Line = Field(description="As it is cited, such as '908.103' or 'SB 168 (2019)'.")
    marks: tuple[Line, ...] = Field(
        default=(), description="How events name it in 'laws', and other ways to type it."
    )
    entry: Slug = Field(description="The entry that says what it says and whether it holds.")
    entries: tuple[Slug, ...] = Field(default=(), description="Entries that tell more.")

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it, the citation first."""
        return (self.cite, *self.marks)


class Resource(Named):
    """Somewhere to turn to: a hotline, an office, a web page."""

    id: Slug
    name: Line
    what: Text
    needs: tuple[Need, ...] = Field(min_length=1)
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9+][0-9 x,.#*()+-]{1,40}$")] | None = None
    text_line: Line | None = Field(default=None, description="How to reach it by text message.")
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")] | None = None
    hours: Text | None = None
    languages: tuple[Language, ...] = ()
    languages_note: Text | None = None
    counties: tuple[Slug, ...] = Field(default=(), description="Empty: the whole state or nation.")
    note: Text | None = None
    sources: tuple[Cited, ...] = Field(min_length=1)
    as_of: FuzzyDate

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phone or self.text_line or self.url):
            raise ValueError("a resource needs a 'phone', a 'text_line' or a 'url'")
        return self


class Step(Text):
    """One line of an urgent card, readable while someone is knocking."""

    sources: tuple[Cited, ...] = Field(min_length=1)


class UrgentCard(Named):
    """What to read first when something is happening right now."""

    id: Situation
    title: Text
    steps: tuple[Step, ...] = Field(min_length=2, max_length=6)
    help: tuple[Slug, ...] = Field(min_length=1)
    entry: Slug | None = Field(default=None, description="The entry that says it at length.")
    questions: Phrases = Field(
        default=Phrases(), description="What people say when it happens, as they type it."
    )
    as_of: FuzzyDate
    reviewed: FuzzyDate
    review_by: FuzzyDate


__all__ = [
    "Area", "Claim", "Entry", "Event", "Law", "Need", "Person", "Resource", "Role", "Situation",
    "Status", "Step", "Strand", "Term", "UrgentCard", "View", "Vote",
]  # fmt: skip
