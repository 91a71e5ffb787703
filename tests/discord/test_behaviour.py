"""What people in Discord see and do."""

from typing import Any

import discord
import simcord

from bot.answering.responder import Responder
from bot.querylog.store import QueryLog
from tests.discord.conftest import new_bot
from tests.discord.messages import QUESTION, button, labels, parts, shown


async def test_ask_answers_privately_and_leaves_a_row(
    somebody: Any, channel: Any, log: QueryLog
) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    assert result.ephemeral
    assert "Second vote claim first." in shown(result.response)
    (row,) = await log.rows()
    assert (row.surface, row.entry, row.kind) == ("slash", "second-vote", "answer")
    assert row.server is not None


async def test_an_answer_can_be_shared_and_then_everybody_sees_it(
    somebody: Any, channel: Any
) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    pressed = await somebody.click(
        result.response, custom_id=button(result.response, "Share with the channel")
    )
    assert not pressed.ephemeral
    assert "Second vote claim first." in shown(pressed.response)
    assert labels(pressed.response) == ["Delete"]


async def test_the_details_are_a_page_away(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    message = result.response
    assert "Second vote claim A." not in shown(message)
    pressed = await somebody.click(message, custom_id=button(message, "Show the details"))
    assert "Second vote claim A." in shown(pressed.response or message)


async def test_a_related_question_is_answered_by_its_button(
    somebody: Any, channel: Any, log: QueryLog
) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    pressed = await somebody.click(
        result.response, custom_id=button(result.response, "Arguments en")
    )
    assert pressed.ephemeral
    assert "Arguments claim first." in shown(pressed.response)
    assert [row.surface for row in await log.rows()].count("button") == 1


async def test_a_verdict_is_counted_without_asking_who(
    somebody: Any, channel: Any, log: QueryLog
) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    pressed = await somebody.click(
        result.response, custom_id=button(result.response, "This was wrong")
    )
    assert pressed.modal is not None, "what is wrong is asked"
    (row,) = await log.rows()
    assert row.verdict == "wrong"
    assert str(somebody.id) not in str(tuple(row))


async def test_buttons_outlive_a_restart(
    simcord_env: simcord.Env,
    somebody: Any,
    channel: Any,
    sample_responder: Responder,
    log: QueryLog,
) -> None:
    result = await somebody.slash(channel, "ask", question=QUESTION)
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    pressed = await somebody.click(
        result.response, custom_id=button(result.response, "Arguments en")
    )
    assert "Arguments claim first." in shown(pressed.response)


async def test_a_mention_is_answered_in_reply_and_pings_nobody(
    somebody: Any, channel: Any, simcord_bot: discord.Client
) -> None:
    assert simcord_bot.user is not None
    await somebody.send(channel, f"{simcord_bot.user.mention} {QUESTION}")
    answer = channel.last_message
    assert answer.author == simcord_bot.user
    assert answer.reference is not None
    assert "Second vote claim first." in shown(answer)
    assert answer.mentions == []


async def test_a_message_that_is_not_for_the_bot_is_left_alone(
    somebody: Any, channel: Any, log: QueryLog
) -> None:
    await somebody.send(channel, QUESTION)
    assert channel.last_message.content == QUESTION
    assert await log.rows() == []


async def test_a_direct_message_is_answered_and_followed_up(
    somebody: Any, channel: Any, simcord_bot: discord.Client, log: QueryLog
) -> None:
    await somebody.send_dm(QUESTION)
    await somebody.send_dm("and what are the arguments?")
    rows = await log.rows()
    assert [row.entry for row in rows] == ["second-vote", "arguments"]
    assert {row.server for row in rows} == {None}


async def test_a_strange_message_gets_a_calm_reply(somebody: Any, channel: Any) -> None:
    for question in ("🙂🙂🙂", "x" * 6000, "\u202e<@1> @everyone @here <@&2>"):
        result = await somebody.slash(channel, "ask", question=question)
        assert result.ephemeral
        assert "@everyone" not in shown(result.response)


async def test_autocomplete_offers_titles(somebody: Any, channel: Any) -> None:
    choices = await somebody.autocomplete(channel, "ask", "question", "vote")
    assert "Second vote en" in [choice["name"] for choice in choices]


async def test_a_timeline_shows_dates_and_the_vote(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "timeline", about="Key West", style="text")
    text = shown(result.response)
    assert "July 8, 2025, The second vote (4 in favor, 2 against, 1 absent)" in text


async def test_without_a_log_it_answers_all_the_same(sample_responder: Responder) -> None:
    bot = new_bot(sample_responder, None)
    async with simcord.run(bot, strict_sync=False) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        somebody = guild.add_member(env.create_user("somebody"))
        assert bot.user is not None
        await somebody.send(channel, f"{bot.user.mention} {QUESTION}")
        assert "Second vote claim first." in shown(channel.last_message)


async def test_a_timeline_is_a_picture_with_its_text_beside_it(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "timeline", about="Key West")
    (picture,) = result.response.attachments
    assert picture.filename.endswith(".png")
    gallery = next(part for part in parts(result.response) if part["type"] == 12)
    assert "The second vote" in gallery["items"][0]["description"]
    assert "- July 8, 2025, The second vote" in shown(result.response)
    told = await somebody.click(result.response, custom_id=button(result.response, "Text"))
    assert "The commission voted 4-2" in shown(told.response)


async def test_a_picture_changes_its_look_in_place(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "chart", name="share")
    before = result.response.attachments[0]
    await somebody.click(result.response, custom_id=button(result.response, "Light"))
    after = result.response
    assert button(after, "Dark")
    assert after.attachments[0].url != before.url
