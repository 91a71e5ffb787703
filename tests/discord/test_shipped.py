"""The bot with all that ships: its own pages, its long menus, its pictures."""

from typing import Any

import pytest

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.knowledge.models import Entry
from bot.querylog.store import QueryLog
from bot.rendering.limits import SELECT_OPTIONS
from tests.discord.conftest import Client, new_bot
from tests.discord.messages import labels, menus, press, shown

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def simcord_bot(shipped_responder: Responder, log: QueryLog) -> MileZero:
    return new_bot(shipped_responder, log)


async def test_about_and_privacy_in_three_languages(
    somebody: Any, channel: Any, client: Client, shipped_responder: Responder
) -> None:
    entries = shipped_responder.knowledge.entries
    for name, id in (("about", "what-is-mile-zero"), ("privacy", "what-is-stored")):
        entry: Entry = entries[id]
        client.locale = "en-US"
        result = await somebody.slash(channel, name)
        assert result.ephemeral
        assert entry.title.en in shown(result.response)
        assert entry.answer.en in shown(result.response)
        client.locale = "es-419"
        result = await somebody.slash(channel, name)
        assert entry.answer.es in shown(result.response)
        await press(somebody, result.response, "KR")
        assert entry.answer.ht in shown(result.response)


async def test_an_area_of_many_questions_has_a_menu_for_each_25(
    somebody: Any, channel: Any, shipped_responder: Responder
) -> None:
    message = (await somebody.slash(channel, "topics")).response
    areas = menus(message)[0]
    for option in areas["options"]:
        await somebody.select(message, [option["value"]], custom_id=areas["custom_id"])
        offered = [one["value"] for menu in menus(message)[1:] for one in menu["options"]]
        entries = shipped_responder.knowledge.entries.values()
        assert sorted(offered) == sorted(e.id for e in entries if e.area == option["value"])
        assert all(len(menu["options"]) <= SELECT_OPTIONS for menu in menus(message))


async def test_the_whole_timeline_is_turned_page_by_page(somebody: Any, channel: Any) -> None:
    message = (await somebody.slash(channel, "timeline")).response
    assert "Page 1 of" in shown(message)
    first = shown(message)
    await press(somebody, message, "Next")
    assert "Page 2 of" in shown(message)
    assert shown(message) != first
    await press(somebody, message, "ES")
    assert "Página 2 de" in shown(message)
    await press(somebody, message, "Atrás")
    assert "Página 1 de" in shown(message)
    assert "Atrás" not in labels(message)


@pytest.mark.parametrize("name", ["growth", "counties", "share", "vote-key-west-vote-july-8"])
async def test_every_chart_is_drawn_and_told(somebody: Any, channel: Any, name: str) -> None:
    drawn = await somebody.slash(channel, "chart", name=name)
    assert [file.filename for file in drawn.response.attachments] == ["mile-zero.png"]
    told = await somebody.slash(channel, "chart", name=name, style="text")
    messages = [told.response, *told.followups]
    assert "https://" in "\n".join(message.content for message in messages)


async def test_small_talk_has_no_source(somebody: Any, stranger: Any, channel: Any) -> None:
    message = await stranger.send(channel, "The weather is lovely on the beach today, we swam.")
    result = await somebody.context_menu(channel, "Find the source", message)
    assert "I found no claim in that message" in shown(result.response)
    claim = "Key West voted 4-2 on July 8, 2025 to enter a 287(g) agreement with ICE."
    message = await stranger.send(channel, claim)
    result = await somebody.context_menu(channel, "Find the source", message)
    assert "What the knowledge base says about that message" in shown(result.response)


async def test_a_law_a_word_a_person_and_two_places(somebody: Any, channel: Any) -> None:
    for name, options, expected in (
        ("law", {"section": "s. 908.103"}, "908.103"),
        ("law", {"section": "SB168"}, "SB 168"),
        ("term", {"word": "detainer"}, "detainer"),
        ("who", {"name": "kaufman"}, "Samuel Kaufman"),
        ("vote", {"event": "key-west-vote-july-8"}, "Samuel Kaufman"),
        ("place", {"name": "Key West", "compare": "Miami"}, "Miami"),
        ("rights", {"situation": "street"}, "1. **"),
        ("help-resources", {"county": "Monroe"}, "("),
    ):
        result = await somebody.slash(channel, name, **options)
        assert expected in shown(result.response), (name, options)
