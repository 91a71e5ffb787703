"""The words of the commands themselves, from one catalogue."""

from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.knowledge import strict_yaml


class Words(BaseModel):
    """A text in the two languages that both Discord and the bot speak."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str
    es: str


class OptionWords(BaseModel):
    """The name and the description of an option."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    description: Words


class CommandWords(BaseModel):
    """The name, the description and the options of a command; a menu has its name only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    description: Words | None = None
    options: dict[str, OptionWords] = {}


@cache
def command_catalogue() -> dict[str, CommandWords]:
    """The words of each command, by its English name."""
    text = resources.files(__package__).joinpath("commands.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, CommandWords]).validate_python(strict_yaml.parse(text).value)


def description_of(command: str) -> str:
    """The English description of a command. Unknown or without one: KeyError."""
    words = command_catalogue()[command].description
    if words is None:
        raise KeyError(command)
    return words.en


def options_of(command: str) -> dict[str, str]:
    """The English descriptions of a command's options, by name."""
    options = command_catalogue()[command].options
    return {name: words.description.en for name, words in options.items()}
