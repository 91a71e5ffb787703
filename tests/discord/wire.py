"""What the bot sends over HTTP, and what Discord would not take of it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.rendering import limits

TEXT, GALLERY, CONTAINER_PARTS = 10, 12, ("components", "component", "accessory")
SELECTS = range(3, 9)
LAYOUT_FLAG = 1 << 15
Part = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """One request: its body as Discord gets it, and the names of the files beside it."""

    method: str
    path: str
    body: Any
    files: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for requests that only differ by where they go."""
        return json.dumps([self.method, kind_of(self), self.body, self.files], default=str)


def kind_of(sent: Sent) -> str:
    """What a request is: a message, a modal, choices, commands, or something without a body."""
    if sent.path.endswith("/commands"):
        return "commands" if sent.body else "nothing"
    if sent.path.endswith("/callback"):
        kinds = {4: "message", 7: "message", 8: "choices", 9: "modal"}
        return kinds.get(sent.body["type"], "nothing")
    is_message = "/messages" in sent.path or sent.path.startswith("/webhooks/")
    return "message" if is_message and isinstance(sent.body, dict) else "nothing"


def faults_of(sent: Sent) -> list[str]:
    """Everything about a request that is over a limit of Discord's, or that pings somebody."""
    data = sent.body.get("data", sent.body) if isinstance(sent.body, dict) else sent.body
    match kind_of(sent):
        case "message":
            return [*_message_faults(sent, data)]
        case "choices":
            return [*_choice_faults(data["choices"])]
        case "modal":
            return [*_modal_faults(data)]
        case "commands":
            return [fault for command in data for fault in command_faults(command)]
        case _:
            return []


def parts_of(components: list[Part]) -> list[Part]:
    """Components and all that are nested in them, in reading order."""
    found = []
    for component in components:
        found.append(component)
        for name in CONTAINER_PARTS:
            inner = component.get(name) or []
            found += parts_of(inner if isinstance(inner, list) else [inner])
    return found


def _long(what: str, text: str | None, longest: int, shortest: int = 1) -> Iterator[str]:
    if text is not None and not shortest <= len(text) <= longest:
        yield f"{what} has {len(text)} characters, not {shortest} to {longest}: {text[:60]!r}"


def _many(what: str, count: int, most: int, fewest: int = 1) -> Iterator[str]:
    if not fewest <= count <= most:
        yield f"{count} {what}, not {fewest} to {most}"


def _message_faults(sent: Sent, data: Part) -> Iterator[str]:
    components = data.get("components") or []
    parts = parts_of(components)
    yield from _long("content", data.get("content"), limits.MESSAGE_CHARACTERS, 0)
    yield from _many("components", len(parts), limits.LAYOUT_COMPONENTS, 0)
    texts = [part["content"] for part in parts if part["type"] == TEXT]
    if any(not text.strip() for text in texts):
        yield "an empty text display"
    total = sum(map(len, texts))
    if total > limits.LAYOUT_CHARACTERS:
        yield f"{total} characters in text displays"
    if texts and not data.get("flags", 0) & LAYOUT_FLAG and sent.method == "POST":
        yield "text displays without the flag of Components V2"
    if texts and (data.get("content") or data.get("embeds")):
        yield "content beside Components V2"
    if len(components) > limits.ROW_BUTTONS and not texts:
        yield f"{len(components)} rows below plain content"
    yield from _part_faults(parts)
    yield from _file_faults(sent, data, parts)
    mentions = data.get("allowed_mentions")
    # An edit pings nobody; whatever is new must say so itself.
    if mentions is None and sent.method == "POST":
        yield "allowed_mentions is not set"
    elif mentions is not None and (
        mentions.get("parse") != [] or mentions.get("users") or mentions.get("replied_user")
    ):
        yield f"it may ping somebody: {mentions}"


def _part_faults(parts: list[Part]) -> Iterator[str]:
    ids = Counter(part["custom_id"] for part in parts if part.get("custom_id") is not None)
    yield from (f"the custom id {id!r} stands {n} times" for id, n in ids.items() if n > 1)
    for part in parts:
        yield from _long("a custom id", part.get("custom_id"), limits.CUSTOM_ID)
        yield from _long("a placeholder", part.get("placeholder"), limits.PLACEHOLDER)
        kind = part["type"]
        if kind == 1:
            inner = part["components"]
            yield from _many("in a row", len(inner), limits.ROW_BUTTONS)
            if len(inner) > 1 and any(one["type"] in SELECTS for one in inner):
                yield "a menu that is not alone in its row"
        elif kind == 2:
            yield from _long("a button's label", part.get("label", ""), limits.BUTTON_LABEL)
            yield from _long("a button's address", part.get("url"), limits.BUTTON_ADDRESS)
        elif kind == 3:
            yield from _option_faults(part["options"])
        elif kind == GALLERY:
            yield from _many("pictures", len(part["items"]), limits.GALLERY_ITEMS)


def _option_faults(options: list[Part]) -> Iterator[str]:
    yield from _many("options", len(options), limits.SELECT_OPTIONS)
    values = [option["value"] for option in options]
    if len(values) != len(set(values)):
        yield "an option stands twice"
    for option in options:
        for name in ("label", "value", "description"):
            yield from _long(f"an option's {name}", option.get(name), limits.OPTION_CHARACTERS)


def _file_faults(sent: Sent, data: Part, parts: list[Part]) -> Iterator[str]:
    shown = set()
    for part in parts:
        items = part.get("items", []) if part["type"] == GALLERY else [part]
        for item in items:
            media = item.get("media") or item.get("file") or {}
            if not media:
                continue
            shown.add(str(media.get("url")).removeprefix("attachment://"))
            text = item.get("description")
            yield from _long("alternative text", text or "", limits.ALTERNATIVE_TEXT)
    if shown != set(sent.files):
        yield f"shown are {sorted(shown)}, sent are {sorted(sent.files)}"
    for attachment in data.get("attachments") or []:
        text = attachment.get("description") or ""
        yield from _long("a file's description", text, limits.ALTERNATIVE_TEXT)


def _modal_faults(data: Part) -> Iterator[str]:
    yield from _long("a modal's title", data["title"], limits.LABEL)
    yield from _long("a custom id", data["custom_id"], limits.CUSTOM_ID)
    yield from _many("components of a modal", len(data["components"]), limits.MODAL_COMPONENTS)
    parts = parts_of(data["components"])
    yield from _part_faults(parts)
    for part in parts:
        if part["type"] == 18:
            yield from _long("a label", part["label"], limits.LABEL)
            yield from _long("a hint", part.get("description"), limits.LABEL_DESCRIPTION)
        elif part["type"] == 4 and part.get("max_length", 1) > limits.TEXT_INPUT:
            yield "a text input that is too long"


def _choice_faults(choices: list[Part]) -> Iterator[str]:
    yield from _many("choices", len(choices), limits.AUTOCOMPLETE_CHOICES, 0)
    for choice in choices:
        for text in (choice["name"], str(choice["value"]), *_translations(choice)):
            yield from _long("a choice", text, limits.AUTOCOMPLETE_CHARACTERS)


def command_faults(command: Part) -> Iterator[str]:
    """What is over a limit in a command, its options and their choices, in every locale."""
    nodes = [command, *command.get("options", [])]
    size = 0
    for node in nodes:
        yield from _many("options or choices", len(node.get("options", [])), 25, 0)
        yield from _choice_faults(node.get("choices", []))
        for key, longest in (
            ("name", limits.COMMAND_NAME), ("description", limits.COMMAND_DESCRIPTION),
        ):  # fmt: skip
            texts = [node.get(key) or "", *(node.get(f"{key}_localizations") or {}).values()]
            size += max(map(len, texts))
            if any(texts):
                for text in texts:
                    yield from _long(f"a {key}", text, longest)
        for choice in node.get("choices", []):
            size += max(map(len, [choice["name"], *_translations(choice)]))
            size += len(str(choice["value"]))
    if size > limits.COMMAND_CHARACTERS:
        yield f"/{command['name']} has {size} characters in all"


def _translations(choice: Part) -> list[str]:
    return list((choice.get("name_localizations") or {}).values())
