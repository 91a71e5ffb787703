"""Reads knowledge/triage.yaml strictly: every fault says where it is and what to do."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.knowledge import strict_yaml
from bot.knowledge.problems import KnowledgeError, Problem, explain, key_of
from bot.knowledge.shelf import Parse
from bot.matching.triage.lexicon import Lexicon
from bot.matching.triage.result import Situation
from bot.matching.triage.rules import FILE, Lines, Rules


def load_rules(folder: Path, parse: Parse = strict_yaml.parse) -> Rules:
    """The rules of the knowledge folder `folder`. Raises KnowledgeError with every fault."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KnowledgeError([Problem(FILE, 1, "", "the file is missing; create it")]) from None
    except UnicodeDecodeError:
        message = "is not UTF-8 text; save it as UTF-8"
        raise KnowledgeError([Problem(FILE, 1, "", message)]) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise KnowledgeError([Problem(FILE, 1, "", message)]) from None
    return parse_rules(text, parse=parse)


def parse_rules(text: str, file: str = FILE, parse: Parse = strict_yaml.parse) -> Rules:
    """The rules in the YAML `text`. Raises KnowledgeError with every fault."""
    try:
        document = parse(text)
    except strict_yaml.YamlError as error:
        raise KnowledgeError([Problem(file, error.line, error.key, error.message)]) from None
    problems = [Problem(file, fault.line, fault.key, fault.message) for fault in document.faults]
    try:
        rules = Rules.model_validate(document.value)
    except ValidationError as error:
        raise KnowledgeError([*problems, *explain(error, Rules, file, document)]) from None
    problems += [
        Problem(file, document.line(path), key_of(path), message)
        for path, message in (*_unreadable(rules), *_misplaced(rules))
    ]
    if problems:
        raise KnowledgeError(problems)
    return rules


def _unreadable(rules: Rules) -> list[tuple[strict_yaml.Path, str]]:
    lexicon = Lexicon(rules)
    for path, lines in _phrases(rules, ()):
        if path[0] != "groups":
            lexicon.read(lines, *path)
    return lexicon.faults


def _phrases(value: object, path: strict_yaml.Path) -> Iterator[tuple[strict_yaml.Path, Lines]]:
    """Every list of phrases inside `value`, with its path."""
    match value:
        case Lines():
            yield path, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _phrases(getattr(value, name), (*path, name))
        case dict():
            for name, inner in value.items():
                yield from _phrases(inner, (*path, str(name)))
        case tuple():
            for number, inner in enumerate(value):
                yield from _phrases(inner, (*path, number))


def _misplaced(rules: Rules) -> Iterator[tuple[strict_yaml.Path, str]]:
    ids = [situation.id for situation in rules.situations]
    for situation in Situation:
        if ids.count(situation) != 1:
            yield (
                ("situations",),
                f"{situation.value!r} stands {ids.count(situation)} times; write it once",
            )
    if ids and ids[0] is not Situation.SELF_HARM:
        message = f"the first is {ids[0].value!r}; put 'self-harm' above everything else"
        yield ("situations", 0), message
