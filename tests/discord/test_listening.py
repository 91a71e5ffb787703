"""Where the bot may listen: only there, seldom, never to bots, never after "quiet"."""

from typing import Any

import pytest
import simcord

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.cogs.listening import OFFER, TOPIC_SECONDS, Listening
from bot.cogs.messages import HUSHED
from bot.querylog.store import QueryLog
from tests.clock import Clock
from tests.discord.conftest import new_bot
from tests.discord.messages import QUESTION, shown


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(sample_responder: Responder, log: QueryLog, clock: Clock) -> MileZero:
    bot = new_bot(sample_responder, log, message_content=True)
    bot.listening = Listening(clock)
    return bot


@pytest.fixture
def says(simcord_env: simcord.Env, channel: Any, somebody: Any) -> Any:
    """Writes a message; the bot's answer to it, and the reactions that it put below."""

    async def say(text: str, person: Any = somebody) -> tuple[str | None, list[str]]:
        message = await person.send(channel, text)
        found = channel.history()
        here = next(one for one in found if one.id == message.id)
        answers = [one for one in found if one.reference and one.reference.message_id == message.id]
        reactions = [str(reaction.emoji) for reaction in here.reactions]
        return (shown(answers[0]) if answers else None), reactions

    return say


async def listen(manager: Any, channel: Any, manner: str) -> None:
    result = await manager.slash(channel, "settings", channel=channel, listening=manner)
    assert channel.mention in result.response.content


async def test_nothing_is_said_where_nobody_turned_it_on(says: Any, log: QueryLog) -> None:
    assert await says(QUESTION) == (None, [])
    assert await log.rows() == []


async def test_a_topic_is_answered_once_in_ten_minutes(
    says: Any, manager: Any, channel: Any, clock: Clock, log: QueryLog
) -> None:
    await listen(manager, channel, "reply")
    answer, _ = await says(QUESTION)
    assert answer is not None
    assert "Second vote claim first." in answer
    assert await says(QUESTION) == (None, [])
    clock.now += TOPIC_SECONDS - 1
    assert await says(QUESTION) == (None, [])
    clock.now += 2
    answer, _ = await says(QUESTION)
    assert answer is not None
    assert [row.surface for row in await log.rows()] == ["channel", "channel"]


async def test_small_talk_and_bots_are_left_alone(
    simcord_env: simcord.Env, says: Any, manager: Any, channel: Any, log: QueryLog
) -> None:
    await listen(manager, channel, "reply")
    robot = simcord_env.guild.add_member(simcord_env.create_user("robot", bot=True))
    for text in ("good morning everyone", "lol the ice in my drink melted", "🙂", "k"):
        assert await says(text) == (None, []), text
    assert await says(QUESTION, robot) == (None, [])
    assert await log.rows() == []


async def test_quiet_silences_it_at_once(
    says: Any, manager: Any, channel: Any, clock: Clock
) -> None:
    await listen(manager, channel, "reply")
    assert await says("quiet") == (None, [HUSHED])
    assert await says(QUESTION) == (None, [])
    clock.now += 3601
    answer, _ = await says(QUESTION)
    assert answer is not None


async def test_quiet_in_spanish_and_creole_by_mention(
    simcord_env: simcord.Env, says: Any, manager: Any, channel: Any
) -> None:
    await listen(manager, channel, "reply")
    assert simcord_env.bot.user is not None
    for word in ("¡Cállate!", "silans"):
        assert await says(f"{simcord_env.bot.user.mention} {word}") == (None, [HUSHED])
    assert await says(QUESTION) == (None, [])


async def test_an_offer_is_a_reaction_and_pressing_it_brings_the_answer_privately(
    simcord_env: simcord.Env, says: Any, manager: Any, stranger: Any, channel: Any, log: QueryLog
) -> None:
    await listen(manager, channel, "offer")
    assert await says(QUESTION) == (None, [OFFER])
    message = channel.history()[-1]
    assert await log.rows() == []
    await stranger.react(message, OFFER)
    direct = simcord_env.backend.get_dm_channel(stranger.id)
    (brought,) = simcord_env.backend.messages[direct.id].values()
    assert "Second vote claim first." in str(brought.components)
    assert [row.surface for row in await log.rows()] == ["reaction"]
    assert channel.history()[-1].id == message.id


async def test_a_reaction_that_offers_nothing_brings_nothing(
    says: Any, manager: Any, stranger: Any, channel: Any, log: QueryLog
) -> None:
    await listen(manager, channel, "offer")
    await says("good morning everyone")
    await stranger.react(channel.history()[-1], OFFER)
    assert await log.rows() == []


async def test_being_addressed_is_answered_even_where_it_listens(
    simcord_env: simcord.Env, says: Any, manager: Any, channel: Any
) -> None:
    await listen(manager, channel, "offer")
    assert simcord_env.bot.user is not None
    answer, reactions = await says(f"{simcord_env.bot.user.mention} {QUESTION}")
    assert answer is not None
    assert reactions == []


async def test_an_answer_goes_when_its_question_becomes_small_talk(
    manager: Any, somebody: Any, channel: Any
) -> None:
    await listen(manager, channel, "reply")
    question = await somebody.send(channel, QUESTION)
    assert channel.last_message.reference is not None
    await somebody.edit(question, "good morning everyone")
    assert channel.last_message.id == question.id
