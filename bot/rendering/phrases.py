"""The words of the interface in three languages, from one catalogue."""

from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from bot.knowledge import strict_yaml
from bot.knowledge.base import Text
from bot.languages import Language


@cache
def catalogue() -> dict[str, Text]:
    """Every phrase by its key. A missing translation is a ValidationError."""
    text = resources.files(__package__).joinpath("phrases.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Text]).validate_python(strict_yaml.parse(text).value)


def say(key: str, language: Language, /, **values: object) -> str:
    """The phrase `key` in `language`, its {braces} filled with `values`. Unknown key: KeyError."""
    return catalogue()[key].get(language).format(**values)
