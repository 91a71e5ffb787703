"""JSON Schemas of the knowledge files, so that an editor completes and checks them."""

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from bot.knowledge.base import Source
from bot.knowledge.models import Entry, Event, Law, Person, Resource, Term, UrgentCard

_LISTS: dict[str, type[BaseModel]] = {
    "sources": Source,
    "glossary": Term,
    "timeline": Event,
    "people": Person,
    "laws": Law,
    "help": Resource,
    "urgent": UrgentCard,
}


def schemas() -> dict[str, str]:
    """File name -> JSON Schema text, one for each kind of knowledge file."""
    texts = {"entry.json": _as_text(Entry.model_json_schema(), "entry")}
    for name, model in _LISTS.items():
        schema = TypeAdapter(list[model]).json_schema()  # type: ignore[valid-type]
        texts[f"{name}.json"] = _as_text(schema, name)
    return texts


def _as_text(schema: dict[str, Any], name: str) -> str:
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Mile Zero: {name}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
