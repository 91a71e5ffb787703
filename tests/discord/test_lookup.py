"""One thing by its name: a law, a word, a person, a vote, a place; rights and help."""

from typing import Any

import pytest

from bot.querylog.store import QueryLog
from tests.discord.conftest import Client
from tests.discord.messages import labels, press, shown

SPANISH = ("es-ES", "es-419")
LOOKUPS = [
    ("law", {"section": "287(g)"}, ["### 8 U.S.C. 1357(g)", "Delegation claim first."],
     ["Delegation dato first."]),
    ("term", {"word": "ICE hold"}, ["### detainer", "A request to a jail."],
     ["### solicitud de retención (detainer)", "Una petición a una cárcel."]),
    ("who", {"name": "jane"}, ["### Jane Roe", "Commissioner (since 2022)"],
     ["Comisionada (desde 2022)"]),
    ("vote", {"event": "second-vote"}, ["The second vote", "Jane Roe", "4 in favor, 2 against"],
     ["El segundo voto", "4 a favor, 2 en contra"]),
    ("rights", {"situation": "door"}, ["1. **Keep the door closed.**", "2. **Ask for the paper.**"],
     ["1. **No abra la puerta.**"]),
    ("help-resources", {"need": "legal"}, ["A Hotline: 305-555-0100. For families."],
     ["Para familias."]),
    ("help-resources", {"need": "legal", "county": "Monroe"}, ["A Hotline"], ["A Hotline"]),
    ("place", {"name": "Hialeah"}, ["Hialeah", "As of"], ["Hialeah", "Al "]),
    ("place", {"name": "Key West", "compare": "Hialeah"}, ["Key West", "Hialeah"], ["Hialeah"]),
    ("timeline", {"about": "Key West", "style": "text"}, ["July 8, 2025, The second vote"],
     ["8 de julio de 2025, El segundo voto"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "english", "spanish"), LOOKUPS)
async def test_it_is_shown_privately_in_two_languages(
    somebody: Any, channel: Any, client: Client, log: QueryLog,
    name: str, options: dict[str, str], english: list[str], spanish: list[str],
) -> None:  # fmt: skip
    result = await somebody.slash(channel, name, **options)
    assert result.ephemeral
    assert [text for text in english if text not in shown(result.response)] == []
    for locale in SPANISH:
        client.locale = locale
        result = await somebody.slash(channel, name, **options)
        assert [text for text in spanish if text not in shown(result.response)] == []
    rows = await log.rows()
    assert [row.language for row in rows].count("es") == 2
    assert {row.kind for row in rows} <= {"answer", "urgent"}


@pytest.mark.parametrize(
    ("name", "option"),
    [("law", "section"), ("term", "word"), ("who", "name"), ("vote", "event"), ("place", "name")],
)
async def test_a_name_that_nothing_has_is_said_so(
    somebody: Any, channel: Any, name: str, option: str
) -> None:
    for typed in ("zzzz qqqq", "\u202e\u202e", "<@&123> @everyone", "𝔘𝔫𝔨𝔫𝔬𝔴𝔫 " * 12):
        result = await somebody.slash(channel, name, **{option: typed})
        assert result.ephemeral
        told = shown(result.response)
        assert "I have nothing by that name" in told or "don't have" in told, told
        assert "@everyone" not in told
    unknown_county = await somebody.slash(channel, "help-resources", county="Zzz")
    assert "I have nothing by that name" in shown(unknown_county.response)


async def test_what_comes_close_is_offered(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "term", word="detainer of the moon")
    assert "I have nothing by that name" in shown(result.response)
    opened = await press(somebody, result.response, "detainer")
    assert "A request to a jail." in shown(opened.response)


async def test_a_situation_without_a_card_does_not_fail(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "rights", situation="work")
    assert result.ephemeral
    assert shown(result.response)


async def test_years_narrow_a_timeline(somebody: Any, channel: Any) -> None:
    options = {"from": 1990, "to": 2000, "style": "text"}
    result = await somebody.slash(channel, "timeline", **options)
    assert "No event fits that." in shown(result.response)


async def test_a_chart_is_told_as_text_with_its_sources(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "chart", name="vote-second-vote", style="text")
    told = "\n".join([result.response.content, *(message.content for message in result.followups)])
    assert "The second vote" in told
    assert "https://www.wlrn.org/key-west" in told
    nothing = await somebody.slash(channel, "chart", name="zzzz")
    assert "I have nothing by that name" in nothing.response.content


async def test_a_shared_picture_has_a_button_to_delete_it(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "chart", name="vote-second-vote", style="light")
    shared = await press(somebody, result.response, "Share with the channel")
    assert not shared.ephemeral
    assert labels(shared.response) == ["Delete"]
    await press(somebody, shared.response, "Delete")
    assert shared.response is None
