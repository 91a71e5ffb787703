"""How tests look at what the bot sent."""

from typing import Any

import discord

from tests.discord.wire import parts_of

TEXT = discord.ComponentType.text_display.value
QUESTION = "How did Key West vote on July 8?"


def parts(message: Any) -> list[dict[str, Any]]:
    """All components of a message, nested ones included, as Discord was sent them."""
    top = message.components
    return parts_of([part if isinstance(part, dict) else part.to_dict() for part in top])


def shown(message: Any) -> str:
    """The text of a message, in reading order."""
    texts = [part["content"] for part in parts(message) if part["type"] == TEXT]
    return "\n".join([message.content, *texts] if message.content else texts)


def labels(message: Any) -> list[str]:
    """The labels of its buttons."""
    return [part["label"] for part in parts(message) if part["type"] == 2]


def button(message: Any, label: str) -> str:
    """The custom id of the button with this label."""
    buttons = {part["label"]: part["custom_id"] for part in parts(message) if part["type"] == 2}
    assert label in buttons, f"{label!r} is not among {sorted(buttons)}"
    return str(buttons[label])


def menus(message: Any) -> list[dict[str, Any]]:
    """Its select menus."""
    return [part for part in parts(message) if part["type"] == 3]


async def press(person: Any, message: Any, label: str) -> Any:
    """Press the button with this label; what came of it."""
    return await person.click(message, custom_id=button(message, label))
