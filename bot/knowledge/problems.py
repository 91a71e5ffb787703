"""Faults of the knowledge base, each told as: file, line, key, what is wrong, what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.knowledge.strict_yaml import Document, Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `file` is relative to the knowledge folder; `line` counts from 1."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        return f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class KnowledgeError(ValueError):
    """The knowledge base cannot be used; `problems` has every fault, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"the knowledge base has {count} {noun}; the first: {self.problems[0]}")


def key_of(path: Path) -> str:
    """A path as an author would say it: ``details[2].sources[0].id``, counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def explain(
    error: ValidationError, model: type[BaseModel], file: str, document: Document, base: Path = ()
) -> Iterator[Problem]:
    """Turn pydantic's faults into sentences that say what to do."""
    for fault in error.errors(include_url=False):
        path = _real_path((*base, *fault["loc"]), document)
        yield Problem(file, document.line(path), key_of(path), _sentence(dict(fault), model, path))


def _real_path(path: Path, document: Document) -> Path:
    """Drop the parts that pydantic adds for unions and validators."""
    real: Path = ()
    for position, part in enumerate(path):
        if (*real, part) in document.lines or position == len(path) - 1:
            real = (*real, part)
    return real


def _sentence(fault: dict[str, Any], model: type[BaseModel], path: Path) -> str:
    context = fault.get("ctx", {})
    value = fault.get("input")
    match fault["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            known = sorted(_all_fields(model))
            close = get_close_matches(str(path[-1]), known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "take it out"
            return f"is not a key that belongs here; {hint}"
        case "literal_error" | "enum":
            return f"{value!r} is not allowed; write {context.get('expected')}"
        case "string_pattern_mismatch":
            return f"{value!r} does not have the right form; it must match {context['pattern']}"
        case "string_too_long":
            return f"has {len(str(value))} characters; shorten it to {context['max_length']}"
        case "string_too_short":
            return "is too short or empty; write the text"
        case "too_short":
            return (
                f"has {context['actual_length']} items; it needs at least {context['min_length']}"
            )
        case "too_long":
            return f"has too many items; keep at most {context['max_length']}"
        case "string_type":
            return "must be a text; write one" if value is None else "must be one text, not a list"
        case "value_error":
            return str(context.get("error", fault["msg"]))
        case _:
            message = str(fault["msg"])
            return message[:1].lower() + message[1:]


def _all_fields(model: type[BaseModel]) -> set[str]:
    """Names of the fields of `model` and of the models inside it."""
    schema = model.model_json_schema()
    names = set(schema.get("properties", {}))
    for definition in schema.get("$defs", {}).values():
        names |= set(definition.get("properties", {}))
    return names
