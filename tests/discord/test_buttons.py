"""Every button below an answer, in English, Spanish and Creole."""

from dataclasses import replace
from typing import Any

import pytest
import simcord

from bot.answering.responder import Responder
from bot.querylog.store import QueryLog
from tests.discord.conftest import Client, new_bot
from tests.discord.messages import QUESTION, labels, parts, press, shown

WORDS = {
    "en-US": ["Share with the channel", "Show the details", "Why this answer?", "This was right"],
    "es-ES": ["Compartir en el canal", "Ver los detalles", "¿Por qué esta respuesta?",
              "Fue correcta"],
}  # fmt: skip


async def asked(person: Any, channel: Any, question: str = QUESTION) -> Any:
    return (await person.slash(channel, "ask", question=question)).response


@pytest.mark.parametrize(("locale", "question"), [("en-US", QUESTION), ("es-ES", "es Second vote")])
async def test_an_answer_has_its_buttons_in_the_language_of_the_question(
    somebody: Any, channel: Any, client: Client, locale: str, question: str
) -> None:
    client.locale = locale
    message = await asked(somebody, channel, question)
    assert [label for label in WORDS[locale] if label not in labels(message)] == []
    assert {"EN", "ES", "KR"} <= set(labels(message))


async def test_pages_go_forth_and_back_in_the_same_message(somebody: Any, channel: Any) -> None:
    message = await asked(somebody, channel)
    await press(somebody, message, "Show the details")
    assert "Second vote claim C." in shown(message)
    assert "Page 2 of 2" in shown(message)
    await press(somebody, message, "Back")
    assert "Second vote claim first." in shown(message)


async def test_an_answer_turns_into_another_language_in_place(somebody: Any, channel: Any) -> None:
    message = await asked(somebody, channel)
    await press(somebody, message, "ES")
    assert "### Second vote es" in shown(message)
    assert "Fue incorrecta" in labels(message)
    await press(somebody, message, "KR")
    assert "Second vote pawòl first." in shown(message)
    here = next(part for part in parts(message) if part.get("label") == "KR")
    assert here["disabled"]


async def test_why_says_what_was_understood_and_how_surely(somebody: Any, channel: Any) -> None:
    message = await asked(somebody, channel)
    result = await press(somebody, message, "Why this answer?")
    assert result.ephemeral
    assert "vote" in result.response.content
    assert "second-vote" in result.response.content
    assert "Sureness:" in result.response.content


async def test_a_timeline_of_the_answer_is_drawn(somebody: Any, channel: Any) -> None:
    message = await asked(somebody, channel)
    result = await press(somebody, message, "Timeline")
    assert result.ephemeral
    assert "The second vote" in shown(result.response)
    assert [attachment.filename for attachment in result.response.attachments] == ["mile-zero.png"]
    shared = await press(somebody, result.response, "Share with the channel")
    assert not shared.ephemeral
    assert "Delete" in labels(shared.response)


async def test_right_is_counted_and_thanked_for(
    somebody: Any, channel: Any, client: Client, log: QueryLog
) -> None:
    client.locale = "es-419"
    message = await asked(somebody, channel, "es Second vote")
    result = await press(somebody, message, "Fue correcta")
    assert result.ephemeral
    assert "Guardo la cuenta, no quién lo dijo." in result.response.content
    (row,) = await log.rows()
    assert row.verdict == "right"


async def test_wrong_opens_the_form_on_that_answer(
    somebody: Any, channel: Any, log: QueryLog
) -> None:
    message = await asked(somebody, channel)
    opened = await press(somebody, message, "This was wrong")
    title, problem, address = opened.modal["components"]
    assert title["content"] == "Second vote en"
    values = {
        problem["component"]["custom_id"]: ["outdated"],
        address["component"]["custom_id"]: "https://www.cityofkeywest-fl.gov/agenda?id=1",
    }
    result = await somebody.submit_modal(opened, values)
    assert result.ephemeral
    (report,) = await log.reports.all()
    assert (report.entry, report.problem) == ("second-vote", "outdated")
    assert report.source == "https://www.cityofkeywest-fl.gov/agenda"
    (row,) = await log.rows()
    assert row.verdict == "wrong"


async def test_a_shared_answer_is_deleted_by_its_asker_or_a_moderator_only(
    somebody: Any, stranger: Any, manager: Any, channel: Any, client: Client
) -> None:
    message = await asked(somebody, channel)
    for deleter in (somebody, manager):
        shared = await press(somebody, message, "Share with the channel")
        client.locale = "es-ES"
        refused = await press(stranger, shared.response, "Delete")
        assert "Solo quien preguntó, o un moderador" in refused.response.content
        assert refused.ephemeral
        assert shared.response is not None
        await press(deleter, shared.response, "Delete")
        assert shared.response is None


async def test_a_reply_in_the_channel_is_deleted_by_its_asker_even_after_a_restart(
    simcord_env: simcord.Env, somebody: Any, stranger: Any, channel: Any,
    sample_responder: Responder, log: QueryLog,
) -> None:  # fmt: skip
    user = simcord_env.bot.user
    assert user is not None
    question = await somebody.send(channel, f"{user.mention} {QUESTION}")
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    answer = channel.last_message
    result = await press(stranger, answer, "Delete")
    assert "Only the person who asked" in result.response.content
    await press(somebody, answer, "Delete")
    assert channel.last_message.id == question.id


async def test_a_public_answer_turns_its_pages_for_one_pair_of_eyes(
    simcord_env: simcord.Env, somebody: Any, stranger: Any, channel: Any
) -> None:
    assert simcord_env.bot.user is not None
    await somebody.send(channel, f"{simcord_env.bot.user.mention} {QUESTION}")
    answer = channel.last_message
    result = await press(stranger, answer, "Show the details")
    assert result.ephemeral
    assert "Second vote claim A." in shown(result.response)
    assert "Second vote claim first." in shown(channel.last_message)


async def test_every_button_outlives_a_restart(
    simcord_env: simcord.Env, somebody: Any, channel: Any,
    sample_responder: Responder, log: QueryLog,
) -> None:  # fmt: skip
    message = await asked(somebody, channel)
    turning = ["Show the details", "Back", "KR", "ES"]
    steady = [label for label in labels(message) if label not in (*turning, "EN")]
    assert len(steady) >= 6
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    for label in steady:
        result = await press(somebody, message, label)
        assert result.acknowledged, label
        assert result.response is None or "Something went wrong" not in shown(result.response)
    for label in turning[:3]:
        await press(somebody, message, label)
    assert "Second vote pawòl first." in shown(message)


async def test_buttons_of_another_knowledge_base_or_version_are_answered_kindly(
    somebody: Any, channel: Any, sample_responder: Responder, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = await asked(somebody, channel)
    with monkeypatch.context() as patch:
        patch.setattr(sample_responder.library, "open", lambda *_: None)
        for label in ("Arguments en", "Show the details", "ES", "Why this answer?", "Timeline"):
            result = await press(somebody, message, label)
            assert result.ephemeral
            gone = "Esa respuesta ya no existe" if label == "ES" else "That answer no longer exists"
            assert gone in result.response.content, label


async def test_an_older_answer_says_that_the_newer_one_is_newer(
    somebody: Any, channel: Any, sample_responder: Responder, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = await asked(somebody, channel)
    newer = replace(sample_responder.knowledge, revision="ffffffff")
    monkeypatch.setattr(sample_responder, "knowledge", newer)
    await press(somebody, message, "ES")
    assert "La base de conocimiento cambió" in shown(message)
