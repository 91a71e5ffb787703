"""The building blocks of every knowledge file: texts in three languages, claims, sources."""

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from bot.knowledge.dates import FuzzyDate
from bot.languages import Language

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=2, max_length=60)
]
"""A permanent id: lower-case words and digits joined by single hyphens."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]

Status = Literal["in-force", "blocked", "repealed", "pending", "failed", "superseded"]
"""What the law that a claim tells of is worth on its `as_of` date."""

SourceKind = Literal[
    "statute", "regulation", "bill", "court", "executive", "agreement", "agency", "record", "data",
    "report", "research", "news", "organization", "reference", "secondary", "own",
]  # fmt: skip

LAW_KINDS: frozenset[str] = frozenset({"statute", "regulation", "bill", "court", "executive"})
"""A claim that rests on one of these must say its `status`."""


class Model(BaseModel):
    """Immutable, and strict about keys: a misspelt key is an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Model):
    """Something that others refer to by its permanent id."""

    id: str


class Text(Model):
    """One text in the three languages, side by side."""

    en: Line
    es: Line
    ht: Line

    def get(self, language: Language) -> str:
        """The text in `language`."""
        match language:
            case Language.EN:
                return self.en
            case Language.ES:
                return self.es
            case Language.HT:
                return self.ht


class Phrases(Model):
    """Lists of phrases, one list a language: how people ask, or the words they use."""

    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()
    ht: tuple[Line, ...] = ()

    def get(self, language: Language) -> tuple[str, ...]:
        """The phrases in `language`."""
        match language:
            case Language.EN:
                return self.en
            case Language.ES:
                return self.es
            case Language.HT:
                return self.ht


class Citation(Model):
    """Where a claim can be checked: a source of sources.yaml and the place in it."""

    id: Slug
    at: Line | None = Field(
        default=None, description="Section, page or paragraph, such as 's. 908.103' or 'p. 2'."
    )


def _citation_from_id(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


Cited = Annotated[
    Citation, BeforeValidator(_citation_from_id, json_schema_input_type=str | Citation)
]
"""A citation; a bare source id is enough where the source has no inner places."""


class Claim(Text):
    """One statement that can be checked, with its sources and the date it holds for."""

    sources: tuple[Cited, ...] = Field(min_length=1)
    as_of: FuzzyDate
    status: Status | None = Field(
        default=None, description="Required where a source is law: what the law is worth at as_of."
    )


class View(Claim):
    """A position somebody holds, never in the bot's own voice."""

    holder: Text
    side: Literal["for", "against"] = Field(
        description="'for' the measure that the entry is about, or 'against' it."
    )


class Source(Named):
    """A document that claims rest on."""

    id: Slug
    publisher: Line
    title: Line
    url: (
        Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=400)] | None
    ) = None
    date: FuzzyDate | None = None
    kind: SourceKind
    primary: bool
    note: Line | None = None

    @model_validator(mode="after")
    def _has_address(self) -> Self:
        if self.url is None and self.kind != "own":
            raise ValueError("a source needs its 'url' (only kind 'own', our own files, has none)")
        return self
