"""The checks that every other test here relies on can fail."""

from typing import Any

import pytest

from tests.discord.messages import QUESTION
from tests.discord.openapi import VARIABLE, description, faults_by_description
from tests.discord.wire import Part, Sent, faults_of, kind_of

CALLBACK = "/interactions/1/token/callback"
MENTIONS: Part = {"parse": []}


def message(**data: Any) -> Sent:
    """An answer to an interaction that pings nobody."""
    return Sent("POST", CALLBACK, {"type": 4, "data": {"allowed_mentions": MENTIONS} | data})


def layout(*components: Part) -> Sent:
    return message(components=list(components), flags=1 << 15)


def text(content: str) -> Part:
    return {"type": 10, "content": content}


def row(*parts: Part) -> Part:
    return {"type": 1, "components": list(parts)}


def button(label: str = "a", id: str = "a") -> Part:
    return {"type": 2, "style": 2, "label": label, "custom_id": id}


def menu(*options: Part) -> Part:
    return {"type": 3, "custom_id": "menu", "options": list(options)}


def option(value: str = "v", label: str = "l") -> Part:
    return {"label": label, "value": value}


def gallery(file: str, alt: str) -> Part:
    return {"type": 12, "items": [{"media": {"url": f"attachment://{file}"}, "description": alt}]}


def choices(*names: str) -> Sent:
    found = [{"name": name, "value": name} for name in names]
    return Sent("POST", CALLBACK, {"type": 8, "data": {"choices": found}})


def modal(*components: Part, title: str = "t") -> Sent:
    data = {"title": title, "custom_id": "m", "components": list(components)}
    return Sent("POST", CALLBACK, {"type": 9, "data": data})


def label(words: str) -> Part:
    return {"type": 18, "label": words, "component": {"type": 4, "custom_id": "i", "style": 1}}


def command(name: str = "ask", description: str = "d", **more: Any) -> Sent:
    made = {"name": name, "description": description, "type": 1} | more
    return Sent("PUT", "/applications/1/commands", [made])


FINE = [
    message(content="x" * 2000),
    layout(text("x" * 4000), row(*[button(id=str(n)) for n in range(5)])),
    layout(text("x"), row(menu(*[option(str(n)) for n in range(25)]))),
    choices(*["x" * 100] * 25),
    modal(label("x" * 45)),
    command("x" * 32, "x" * 100),
]
WRONG = [
    message(content="x" * 2001),
    layout(text("x" * 2001), text("x" * 2000)),
    layout(text(" ")),
    layout(*[text("x")] * 41),
    message(components=[text("x")]),
    layout(text("x"), row(*[button(id=str(n)) for n in range(6)])),
    layout(text("x"), row(button(label="x" * 81))),
    layout(text("x"), row(button(label=""))),
    layout(text("x"), row(button(id="x" * 101))),
    layout(text("x"), row(button(), button())),
    layout(text("x"), row(menu())),
    layout(text("x"), row(menu(*[option(str(n)) for n in range(26)]))),
    layout(text("x"), row(menu(option(label="x" * 101)))),
    layout(text("x"), row(menu(option(), option()))),
    layout(text("x"), row(menu(option()), button())),
    layout(gallery("missing.png", "alt"), text("x")),
    Sent("POST", CALLBACK, layout(gallery("a.png", ""), text("x")).body, ("a.png",)),
    Sent("POST", CALLBACK, layout(gallery("a.png", "x" * 1025), text("x")).body, ("a.png",)),
    Sent("POST", CALLBACK, layout(text("x")).body, ("unseen.png",)),
    message(content="x", allowed_mentions={"parse": ["users"]}),
    message(content="x", allowed_mentions={"parse": [], "replied_user": True}),
    message(content="x", allowed_mentions=None),
    choices(*["x"] * 26),
    choices("x" * 101),
    choices(""),
    modal(label("x" * 46)),
    modal(label("x"), title="x" * 46),
    modal(*[text("x")] * 6),
    command("x" * 33),
    command(description="x" * 101),
    command(description_localizations={"es-ES": "x" * 101}),
    command(options=[{"name": str(n), "description": "x" * 98, "choices": []} for n in range(99)]),
]


@pytest.mark.parametrize("sent", FINE, ids=kind_of)
def test_what_discord_takes_passes(sent: Sent) -> None:
    assert faults_of(sent) == []


@pytest.mark.parametrize("sent", WRONG, ids=kind_of)
def test_what_discord_refuses_does_not(sent: Sent) -> None:
    assert faults_of(sent) != []


async def test_what_the_bot_sends_is_recorded_with_its_file(
    somebody: Any, channel: Any, wire: list[Sent]
) -> None:
    await somebody.slash(channel, "ask", question=QUESTION)
    await somebody.slash(channel, "chart", name="share")
    assert [kind_of(sent) for sent in wire] == ["nothing", "commands", "message", "message"]
    assert wire[-1].files == ("mile-zero.png",)


def test_discords_own_description_is_asked_too() -> None:
    if description() is None:
        pytest.skip(f"{VARIABLE} is not set")
    assert faults_by_description(message(content="x")) == []
    assert faults_by_description(message(content=["no text"])) != []
    assert faults_by_description(layout(row(button(label="x" * 81)))) != []
    with pytest.raises(AssertionError, match="describes no"):
        faults_by_description(Sent("POST", "/nowhere", {}))
