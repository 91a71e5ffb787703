"""Browsing by menus, which outlive a restart."""

from typing import Any

import pytest
import simcord

from bot.answering.responder import Responder
from bot.querylog.store import QueryLog
from tests.discord.conftest import Client, new_bot
from tests.discord.messages import menus, shown


async def choose(person: Any, message: Any, number: int, value: str) -> Any:
    """Choose in the menu with this number."""
    return await person.select(message, [value], custom_id=menus(message)[number]["custom_id"])


async def test_an_area_then_a_question(somebody: Any, channel: Any, log: QueryLog) -> None:
    result = await somebody.slash(channel, "topics")
    assert result.ephemeral
    assert "Choose an area, then a question." in shown(result.response)
    (areas,) = menus(result.response)
    assert [option["label"] for option in areas["options"]] == [
        "The federal program", "Florida law", "Key West", "Cities and counties of Florida",
        "Rights and what to do", "This bot",
    ]  # fmt: skip
    await choose(somebody, result.response, 0, "key-west")
    areas, entries = menus(result.response)
    assert [option["value"] for option in areas["options"] if option.get("default")] == ["key-west"]
    assert [option["label"] for option in entries["options"]] == ["Second vote en"]
    assert entries["placeholder"] == "Question (1–1 of 1)"
    answer = await choose(somebody, result.response, 1, "second-vote")
    assert answer.ephemeral
    assert "Second vote claim first." in shown(answer.response)
    assert [row.entry for row in await log.rows()] == ["second-vote"]


async def test_in_spanish_and_after_a_restart(
    simcord_env: simcord.Env, somebody: Any, channel: Any, client: Client,
    sample_responder: Responder, log: QueryLog,
) -> None:  # fmt: skip
    client.locale = "es-419"
    message = (await somebody.slash(channel, "topics")).response
    await choose(somebody, message, 0, "florida")
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    answer = await choose(somebody, message, 1, "arguments")
    assert "Arguments dato first." in shown(answer.response)
    await choose(somebody, message, 0, "key-west")
    assert [option["label"] for option in menus(message)[1]["options"]] == ["Second vote es"]


async def test_a_question_that_is_gone_is_answered_kindly(
    somebody: Any,
    channel: Any,
    sample_responder: Responder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = (await somebody.slash(channel, "topics")).response
    await choose(somebody, message, 0, "key-west")
    monkeypatch.setattr(sample_responder.library, "open", lambda *_: None)
    answer = await choose(somebody, message, 1, "second-vote")
    assert "That answer no longer exists" in answer.response.content


async def test_an_event_of_a_timeline_opens_from_its_menu(
    simcord_env: simcord.Env, somebody: Any, channel: Any,
    sample_responder: Responder, log: QueryLog,
) -> None:  # fmt: skip
    result = await somebody.slash(channel, "timeline", about="Key West")
    (menu,) = menus(result.response)
    assert [option["label"] for option in menu["options"]] == ["The second vote"]
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    opened = await choose(somebody, result.response, 0, "second-vote")
    assert opened.ephemeral
    assert "The commission voted 4-2 to enter into an agreement." in shown(opened.response)
