"""The format of knowledge/triage.yaml."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, StringConstraints

from bot.knowledge.base import Model
from bot.languages import Language
from bot.matching.triage.result import Situation

FILE = "triage.yaml"

GroupName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]


class Lines(Model):
    """Words or phrases, one list a language."""

    en: tuple[Line, ...] = ()
    es: tuple[Line, ...] = ()
    ht: tuple[Line, ...] = ()

    def by_language(self) -> Iterator[tuple[Language, tuple[Line, ...]]]:
        """Each language with its lines."""
        yield from ((Language.EN, self.en), (Language.ES, self.es), (Language.HT, self.ht))


class Spellings(Model):
    """What texting forms stand for: `theyre: they are`; several meanings are parted by commas."""

    en: dict[Line, Line] = Field(default_factory=dict)
    es: dict[Line, Line] = Field(default_factory=dict)
    ht: dict[Line, Line] = Field(default_factory=dict)

    def get(self, language: Language) -> dict[str, str]:
        """The spellings of one language."""
        return dict(getattr(self, language.value))


class Calming(Model):
    """What makes a match an ordinary question instead of an alarm."""

    before: Lines = Field(description="Phrases that calm what follows: 'if <agents>', 'can ice'.")
    anywhere: Lines = Field(description="Phrases that calm the whole message: 'last year'.")
    never: Lines = Field(description="Phrases that calming cannot calm: 'right now'.")
    questions: Lines = Field(description="How ordinary questions begin; calms what is `likely`.")


class SituationRules(Model):
    """When the urgent card of one situation is due."""

    id: Situation
    always: bool = Field(default=False, description="true: nothing calms this situation.")
    urgent: Lines
    likely: Lines = Field(default=Lines(), description="Urgent unless it is a question.")
    calm: Lines = Field(default=Lines(), description="The same subject, asked in general.")


class Gate(Model):
    """Phrases that say yes, and phrases that then say no after all."""

    say: Lines
    unless: Lines = Lines()


class Channel(Model):
    """When a message that nobody addressed to the bot is a question for it."""

    scope: Lines = Field(description="What is certainly the bot's subject.")
    ice_context: Lines = Field(description="Words that make a lower-case 'ice' the agency.")
    question: Lines = Field(description="How questions begin.")
    question_if_marked: Lines = Field(description="The same, where a question mark follows.")
    unless: Lines = Field(description="Signs of chat: rhetoric, insults, talk to other people.")


class Rules(Model):
    """All of triage.yaml."""

    spellings: Spellings
    ordinary_words: tuple[Line, ...] = Field(description="Words that are no typo of another.")
    groups: dict[GroupName, Lines]
    harmless: Lines = Field(description="Figures of speech: their words are not looked at.")
    calming: Calming
    situations: tuple[SituationRules, ...] = Field(description="The first that matches counts.")
    own_case: Gate
    opinion: Gate
    greeting: Lines
    channel: Channel
    _read: dict[tuple[Language, str], Any] = PrivateAttr(default_factory=dict)

    @property
    def phrases_read(self) -> dict[tuple[Language, str], Any]:
        """Room for the phrases once they are read: the check, triage and the gate all need them."""
        return self._read
