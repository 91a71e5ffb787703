"""Discord's own description of its HTTP API, where DISCORD_OPENAPI names the file.

It knows ids as strings only, though Discord takes numbers too, and discord.py sends them.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.discord.wire import Sent

VARIABLE = "DISCORD_OPENAPI"
_NAME = "urn:discord"
_checked: dict[str, list[str]] = {}


@cache
def description() -> dict[str, Any] | None:
    """The description; None where the variable is not set."""
    file = os.environ.get(VARIABLE)
    if not file:
        return None
    loaded: dict[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    return loaded


def faults_by_description(sent: Sent) -> list[str]:
    """What Discord's description says against a request; nothing where there is none."""
    found = description()
    if found is None or sent.body is None:
        return []
    if sent.key not in _checked:
        template = template_of(sent, found)
        body = _with_text_ids(sent.body)
        error = best_match(_validator(sent.method.lower(), template).iter_errors(body))
        _checked[sent.key] = [] if error is None else [f"{error.json_path}: {error.message[:300]}"]
    return _checked[sent.key]


def template_of(sent: Sent, found: dict[str, Any]) -> str:
    """The path as the description writes it; the one with the most fixed parts, if two fit."""
    parts = sent.path.strip("/").split("/")
    fitting = [
        template
        for template, methods in found["paths"].items()
        if sent.method.lower() in methods and _fits(template.strip("/").split("/"), parts)
    ]
    assert fitting, f"Discord describes no {sent.method} {sent.path}"
    return str(min(fitting, key=lambda template: template.count("{")))


def _fits(template: list[str], parts: list[str]) -> bool:
    return len(template) == len(parts) and all(
        wanted.startswith("{") or wanted == part
        for wanted, part in zip(template, parts, strict=True)
    )


@cache
def _validator(method: str, template: str) -> Draft202012Validator:
    found = description()
    resource: Resource[Any] = Resource.from_contents(found, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_NAME, resource)
    path = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
    place = f"/paths/{path}/{method}/requestBody/content/application~1json/schema"
    return Draft202012Validator({"$ref": f"{_NAME}#{place}"}, registry=registry)


def _with_text_ids(value: Any, name: str = "") -> Any:
    """The same with every id of a thing in Discord as a string."""
    match value:
        case dict():
            inside = name == "attachments"
            return {
                key: str(inner) if inside and key == "id" else _with_text_ids(inner, key)
                for key, inner in value.items()
            }
        case list():
            return [_with_text_ids(inner, name) for inner in value]
        case int() if name.endswith("_id") and not isinstance(value, bool):
            return str(value)
        case _:
            return value
