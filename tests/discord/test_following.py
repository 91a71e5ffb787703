"""An answer follows its question: it changes and goes with it."""

from typing import Any

import pytest
import simcord
from simcord.backend.serializers import message_payload

from bot.cogs.messages import WAIT
from bot.querylog.store import QueryLog
from tests.discord.conftest import Client, new_bot
from tests.discord.messages import QUESTION, press, shown

OTHER = "What are the arguments for and against?"


@pytest.fixture
def mention(simcord_env: simcord.Env) -> str:
    assert simcord_env.bot.user is not None
    return simcord_env.bot.user.mention


async def test_the_answer_to_an_edited_question_changes(
    somebody: Any, channel: Any, mention: str
) -> None:
    question = await somebody.send(channel, f"{mention} {QUESTION}")
    answer = channel.last_message
    await somebody.edit(question, f"{mention} {OTHER}")
    assert channel.last_message.id == answer.id
    assert "Arguments claim first." in shown(channel.last_message)
    assert channel.last_message.mentions == []


async def test_an_edit_that_is_no_longer_for_the_bot_changes_nothing(
    somebody: Any, channel: Any, mention: str
) -> None:
    question = await somebody.send(channel, f"{mention} {QUESTION}")
    await somebody.edit(question, OTHER)
    assert "Second vote claim first." in shown(channel.last_message)


async def test_the_answer_to_a_deleted_question_goes(
    somebody: Any, channel: Any, mention: str
) -> None:
    question = await somebody.send(channel, f"{mention} {QUESTION}")
    assert len(channel.history()) == 2
    await somebody.delete(question)
    assert channel.history() == []


async def test_an_answer_that_is_already_gone_is_no_trouble(
    somebody: Any, channel: Any, mention: str
) -> None:
    question = await somebody.send(channel, f"{mention} {QUESTION}")
    await press(somebody, channel.last_message, "Delete")
    await somebody.edit(question, f"{mention} {OTHER}")
    await somebody.delete(question)
    assert channel.history() == []


async def test_a_reply_to_an_answer_needs_no_mention(
    simcord_env: simcord.Env, somebody: Any, channel: Any, mention: str
) -> None:
    await somebody.send(channel, f"{mention} {QUESTION}")
    await somebody.send(channel, OTHER, reply_to=channel.last_message)
    assert "Arguments claim first." in shown(channel.last_message)


async def test_a_spanish_mention_is_answered_in_spanish(
    somebody: Any, channel: Any, mention: str
) -> None:
    await somebody.send(channel, f"{mention} ¿cuáles son los argumentos? es Arguments")
    assert "Arguments dato first." in shown(channel.last_message)


async def test_a_message_menu_explains_or_finds_the_source_privately(
    somebody: Any, stranger: Any, channel: Any, client: Client
) -> None:
    message = await stranger.send(channel, f"{QUESTION} I heard that Second vote claim A.")
    result = await somebody.context_menu(channel, "Explain this", message)
    assert result.ephemeral
    assert "Second vote claim first." in shown(result.response)
    result = await somebody.context_menu(channel, "Find the source", message)
    assert result.ephemeral
    told = shown(result.response)
    assert "What the knowledge base says about that message" in told
    assert "https://www.wlrn.org/key-west" in told
    picture_only = await stranger.send(channel, "<:smile:123456789012345678>")
    client.locale = "es-ES"
    for name in ("Explain this", "Find the source"):
        result = await somebody.context_menu(channel, name, picture_only)
        assert "no tiene palabras que pueda leer" in result.response.content
    chatter = await stranger.send(channel, "oh wow")
    result = await somebody.context_menu(channel, "Find the source", chatter)
    assert "ninguna afirmación que pueda verificar" in shown(result.response)


async def test_who_asks_too_fast_waits(sample_responder: Any, log: Any) -> None:
    bot = new_bot(sample_responder, log, cooldown_seconds=60)
    async with simcord.run(bot) as env:
        channel: Any = env.create_guild().create_text_channel("general")
        somebody: Any = env.guild.add_member(env.create_user("somebody"))
        for _ in range(5):
            await somebody.slash(channel, "about")
        result = await somebody.slash(channel, "about")
        assert result.ephemeral
        assert "Please wait" in result.response.content
        rights = await somebody.slash(channel, "rights", situation="door")
        assert "Keep the door closed." in shown(rights.response)
        assert bot.user is not None
        await somebody.send(channel, f"{bot.user.mention} {QUESTION}")
        (message,) = channel.history()
        assert [str(reaction.emoji) for reaction in message.reactions] == [WAIT]


async def test_many_deleted_questions_take_their_answers_along(
    simcord_env: simcord.Env, somebody: Any, channel: Any, mention: str
) -> None:
    questions = [await somebody.send(channel, f"{mention} {text}") for text in (QUESTION, OTHER)]
    assert len(channel.history()) == 4
    gone = {
        "ids": [str(question.id) for question in questions],
        "channel_id": str(channel.id),
        "guild_id": str(simcord_env.guild.id),
    }
    simcord_env.backend.emit("MESSAGE_DELETE_BULK", gone)
    await simcord_env.settle()
    assert [message.id for message in channel.history()] == [one.id for one in questions]


async def test_the_preview_of_a_link_is_no_edit(
    simcord_env: simcord.Env, somebody: Any, channel: Any, mention: str, log: QueryLog
) -> None:
    question = await somebody.send(channel, f"{mention} {QUESTION}")
    stored = simcord_env.backend.get_message(channel.id, question.id)
    payload = dict(message_payload(simcord_env.backend, stored))
    assert payload["edited_timestamp"] is None
    simcord_env.backend.emit("MESSAGE_UPDATE", payload)
    await simcord_env.settle()
    assert len(await log.rows()) == 1
