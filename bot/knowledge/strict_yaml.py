"""YAML read as its author wrote it: every scalar stays a string, and every value keeps its line.

YAML 1.1 turns ``908.10`` into 908.1, ``no`` into false, ``12:30`` into 750 and a date into an
object. A knowledge base about statutes cannot afford any of these, so nothing is converted here;
the models say what each value must be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = "tuple[str | int, ...]"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is not the YAML that the knowledge base allows; `line` counts from 1."""

    def __init__(self, line: int, key: str, message: str) -> None:
        super().__init__(message)
        self.line, self.key, self.message = line, key, message


@dataclass
class Document:
    """A parsed file: its text, its value, and the faults met on the way."""

    text: str
    value: Value = None
    faults: list[YamlError] = field(default_factory=list)

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line of each path.

        Read from the text once more, and only for who has a fault to tell: keeping them from the
        start took an eighth of all reading.
        """
        node = yaml.compose(self.text, Loader=_Loader)
        return {} if node is None else dict(_lines(node, ()))

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest enclosing value that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Document:
    """Read one YAML document.

    Raises YamlError when the text is not YAML, or refers to itself with anchors. Repeated keys
    and keys that are not plain text are collected in `faults`, so that all are told at once.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it holds a character that YAML forbids"
        raise YamlError(mark.line + 1 if mark else 1, "", f"not valid YAML: {problem}") from None
    document = Document(text)
    if node is not None:
        document.value = _convert(node, document.faults, set())
    return document


def _convert(node: yaml.Node, faults: list[YamlError], seen: set[int]) -> Value:
    if id(node) in seen:
        # Aliases can nest without end and hide what a reviewer reads: no file of ours needs them.
        message = "an alias (*name) is used; write the value out instead"
        raise YamlError(_line(node), "", message)
    seen.add(id(node))
    match node:
        case yaml.ScalarNode():
            return None if _is_empty(node) else str(node.value)
        case yaml.SequenceNode():
            return [_convert(child, faults, seen) for child in node.value]
        case yaml.MappingNode():
            return _convert_mapping(node, faults, seen)
        case _:  # pragma: no cover - PyYAML has no other kind of node
            raise TypeError(type(node).__name__)


def _convert_mapping(
    node: yaml.MappingNode, faults: list[YamlError], seen: set[int]
) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(YamlError(_line(key_node), "", "a key must be plain text"))
            continue
        key = str(key_node.value)
        if key in mapping:
            first = next(_line(other) for other, _ in node.value if other.value == key)
            message = f"the key is written twice (first on line {first}); keep one of them"
            faults.append(YamlError(_line(key_node), key, message))
            continue
        mapping[key] = _convert(value_node, faults, seen)
    return mapping


def _lines(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    yield path, _line(node)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _lines(child, (*path, index))
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in reversed(node.value):  # of a repeated key the first counts
            if isinstance(key_node, yaml.ScalarNode):
                inside = (*path, str(key_node.value))
                yield from _lines(value_node, inside)
                yield inside, _line(key_node)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _is_empty(node: yaml.ScalarNode) -> bool:
    return node.value == "" and not node.style
