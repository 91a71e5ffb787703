"""What goes wrong is told kindly and privately, and the log never has a person's words."""

from typing import Any, NoReturn

import discord
import pytest
import simcord

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.cogs.errors import without_words
from tests.discord.conftest import Client
from tests.discord.messages import QUESTION, menus, press, shown

SECRET = "my secret words 305-555-0199"
SORRY = {"en-US": "Something went wrong on my side", "es-ES": "Algo falló de mi lado"}

pytestmark = pytest.mark.simcord(check_errors=False)


def fail(*_: object, **__: object) -> NoReturn:
    raise ValueError(SECRET)


def assert_wordless(caplog: pytest.LogCaptureFixture) -> None:
    """The log has a traceback and no words."""
    assert "Traceback" in caplog.text
    assert SECRET not in caplog.text
    assert "305-555" not in caplog.text


@pytest.mark.parametrize("locale", SORRY)
async def test_of_a_command(
    somebody: Any, channel: Any, client: Client, locale: str,
    monkeypatch: pytest.MonkeyPatch, sample_responder: Responder, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    client.locale = locale
    monkeypatch.setattr(sample_responder, "respond", fail)
    result = await somebody.slash(channel, "ask", question=f"{SECRET} {QUESTION}")
    assert result.ephemeral
    assert SORRY[locale] in result.response.content
    assert_wordless(caplog)


async def test_of_a_button_and_of_a_menu(
    somebody: Any,
    channel: Any,
    monkeypatch: pytest.MonkeyPatch,
    sample_responder: Responder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = (await somebody.slash(channel, "ask", question=QUESTION)).response
    topics = (await somebody.slash(channel, "topics")).response
    monkeypatch.setattr(sample_responder.library, "open", fail)
    result = await press(somebody, answer, "Arguments en")
    assert result.ephemeral
    assert SORRY["en-US"] in result.response.content
    await somebody.select(topics, ["key-west"], custom_id=menus(topics)[0]["custom_id"])
    second = menus(topics)[1]
    result = await somebody.select(topics, ["second-vote"], custom_id=second["custom_id"])
    assert SORRY["en-US"] in result.response.content
    assert_wordless(caplog)


async def test_of_a_form(
    somebody: Any,
    channel: Any,
    simcord_bot: MileZero,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    opened = await somebody.slash(channel, "report", answer="second-vote")
    menu, address = [part["component"] for part in opened.modal["components"][1:]]
    assert simcord_bot.log is not None
    monkeypatch.setattr(simcord_bot.log.reports, "add", fail)
    values = {menu["custom_id"]: ["wrong"], address["custom_id"]: f"https://{SECRET}"}
    result = await somebody.submit_modal(opened, values)
    assert result.ephemeral
    assert SORRY["en-US"] in result.response.content
    assert_wordless(caplog)


async def test_of_an_autocompletion(
    somebody: Any,
    channel: Any,
    monkeypatch: pytest.MonkeyPatch,
    sample_responder: Responder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sample_responder, "suggest", fail)
    assert await somebody.autocomplete(channel, "ask", "question", SECRET) == []
    assert_wordless(caplog)


async def test_of_a_message(
    somebody: Any, channel: Any, simcord_bot: MileZero,
    monkeypatch: pytest.MonkeyPatch, sample_responder: Responder, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    assert simcord_bot.user is not None
    monkeypatch.setattr(sample_responder, "respond", fail)
    await somebody.send(channel, f"{simcord_bot.user.mention} {SECRET}")
    assert SORRY["en-US"] in shown(channel.last_message)
    assert_wordless(caplog)


async def test_of_an_edited_message(
    somebody: Any, channel: Any, simcord_bot: MileZero,
    monkeypatch: pytest.MonkeyPatch, sample_responder: Responder, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    assert simcord_bot.user is not None
    asked = await somebody.send(channel, f"{simcord_bot.user.mention} {QUESTION}")
    monkeypatch.setattr(sample_responder, "respond", fail)
    await somebody.edit(asked, f"{simcord_bot.user.mention} {SECRET}")
    assert "Second vote claim first." in shown(channel.last_message)
    assert_wordless(caplog)


async def test_discord_that_refuses_is_not_asked_twice(
    simcord_env: simcord.Env, somebody: Any, channel: Any, caplog: pytest.LogCaptureFixture
) -> None:
    simcord_env.inject_error("POST", "/interactions/*", status=500, times=None)
    await somebody.slash(channel, "ask", question=QUESTION)
    assert "the person could not be told of an error: HTTP 500" in caplog.text


async def test_an_interaction_that_expired_is_one_line(
    simcord_env: simcord.Env, somebody: Any, channel: Any, caplog: pytest.LogCaptureFixture
) -> None:
    simcord_env.inject_error("POST", "/interactions/*", status=404, code=10062, times=None)
    await somebody.slash(channel, "ask", question=QUESTION)
    assert "an interaction expired before it was answered" in caplog.text
    assert "Traceback" not in caplog.text


def test_an_error_of_discords_library_may_quote_a_person_too() -> None:
    error = discord.app_commands.AppCommandError(f"Failed to convert {SECRET} to int")
    assert SECRET not in str(without_words(error))
