"""In time, wherever it was installed, and with the least permissions."""

import asyncio
from typing import Any

import discord
import pytest
import simcord

from bot.client import MileZero
from bot.cogs import replying
from bot.cogs.messages import MUTE
from bot.cogs.replying import in_time
from bot.pictures.press import DrawingError
from bot.querylog.servers import ServerSettings
from bot.rendering.limits import FIRST_RESPONSE_SECONDS
from tests.discord.conftest import Client
from tests.discord.messages import QUESTION, labels, press, shown
from tests.discord.wire import Sent

GUILD = "123456789012345678"


def callbacks(wire: list[Sent]) -> list[int]:
    """The kinds of answers that were given to interactions, in order."""
    return [sent.body["type"] for sent in wire if sent.path.endswith("/callback")]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than this is announced; the true time leaves half to the network."""
    assert replying.PATIENCE == FIRST_RESPONSE_SECONDS / 2
    monkeypatch.setattr(replying, "PATIENCE", 0.02)


@pytest.mark.usefixtures("impatient")
async def test_a_slow_answer_is_announced_within_three_seconds_and_then_given_once(
    simcord_env: simcord.Env, somebody: Any, channel: Any, simcord_bot: MileZero,
    wire: list[Sent], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def slow(_guild: int | None) -> ServerSettings:
        await asyncio.sleep(10)  # seconds of the simulated Discord's clock
        return ServerSettings()

    monkeypatch.setattr(simcord_bot, "settings_of", slow)
    result = await somebody.slash(channel, "ask", question=QUESTION)
    await simcord_env.advance_time(2)
    assert callbacks(wire) == [5]
    assert result.deferred
    await simcord_env.advance_time(9)
    assert callbacks(wire) == [5]
    assert result.ephemeral
    assert "Second vote claim first." in shown(result.response)


@pytest.mark.usefixtures("impatient")
async def test_a_slow_picture_leaves_the_old_one_until_it_is_there(
    simcord_env: simcord.Env, somebody: Any, channel: Any, simcord_bot: MileZero,
    wire: list[Sent], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    result = await somebody.slash(channel, "chart", name="share")
    draw = simcord_bot.studio.picture

    async def slow(drawing: Any) -> Any:
        await asyncio.sleep(10)
        return await draw(drawing)

    monkeypatch.setattr(simcord_bot.studio, "picture", slow)
    await press(somebody, result.response, "Light")
    await simcord_env.advance_time(2)
    assert callbacks(wire)[-1] == 6
    assert "Dark" not in labels(result.response)
    await simcord_env.advance_time(9)
    assert "Dark" in labels(result.response)


async def test_what_is_quick_is_not_announced() -> None:
    class Never:
        """No interaction: touching it is the failure."""

    async def quick() -> int:
        return 7

    assert await in_time(Never(), quick()) == 7  # type: ignore[arg-type]


@pytest.mark.simcord(check_errors=False)
async def test_a_picture_that_cannot_be_drawn_is_told_as_text(
    somebody: Any, channel: Any, simcord_bot: MileZero, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_drawing: Any) -> Any:
        raise DrawingError("no font")

    monkeypatch.setattr(simcord_bot.studio, "picture", fail)
    result = await somebody.slash(channel, "timeline", about="Key West")
    assert "The commission voted 4-2" in shown(result.response)
    result = await somebody.slash(channel, "chart", name="share")
    assert "Something went wrong on my side" in result.response.content


async def test_it_works_for_one_person_in_a_direct_message(
    simcord_env: simcord.Env, client: Client
) -> None:
    person: Any = simcord_env.create_user("alone")
    client.more = {"authorizing_integration_owners": {"1": str(person.id)}, "context": 1}
    result = await person.slash("ask", question=QUESTION)
    assert "Second vote claim first." in shown(result.response)
    client.locale = "es-ES"
    result = await person.slash("rights", situation="door")
    assert "No abra la puerta." in shown(result.response)
    assert await person.autocomplete("ask", "question", "vot")


async def test_it_works_in_a_group_and_in_a_server_that_it_is_not_in(
    simcord_env: simcord.Env, client: Client
) -> None:
    person: Any = simcord_env.create_user("alone")
    owners = {"authorizing_integration_owners": {"1": str(person.id)}}
    user = {"id": str(person.id), "username": "alone", "discriminator": "0", "avatar": None}
    member = {
        "user": user, "roles": [], "permissions": "0", "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False, "mute": False, "flags": 0,
    }  # fmt: skip
    elsewhere = {
        "context": 0, "guild_id": GUILD, "member": member,
        "guild": {"id": GUILD, "locale": "en-US", "features": []},
    }  # fmt: skip
    for where in ({"context": 2}, elsewhere):
        client.more = owners | where
        for name, options in (
            ("ask", {"question": QUESTION}), ("topics", {}), ("timeline", {"about": "Key West"}),
            ("report", {"answer": "second-vote"}), ("language", {}), ("about", {}),
        ):  # fmt: skip
            result = await person.slash(name, **options)
            assert result.acknowledged, (name, where)
        answer = (await person.slash("ask", question=QUESTION)).response
        shared = await press(person, answer, "Share with the channel")
        assert "Second vote claim first." in shown(shared.response)


async def test_a_direct_message_can_be_deleted_by_its_reader(simcord_env: simcord.Env) -> None:
    person: Any = simcord_env.create_user("alone")
    await person.send_dm("¿es Second vote?")
    answer = person.dm_channel.last_message
    assert "Second vote dato first." in shown(answer)
    await press(person, answer, "Eliminar")
    assert person.dm_channel.last_message.content == "¿es Second vote?"


async def closed_channel(env: simcord.Env, person: Any, *denied: str) -> Any:
    """A channel where the bot lacks these permissions, and the person does not."""
    without = discord.PermissionOverwrite(**dict.fromkeys(denied, False))
    allowed = discord.PermissionOverwrite(send_messages=True)
    guild = env.guild
    return guild.create_text_channel(
        "closed", overwrites={guild.default_role: without, person: allowed}
    )


async def test_without_permission_to_write_the_log_names_it_and_a_reaction_tells(
    simcord_env: simcord.Env, somebody: Any, caplog: pytest.LogCaptureFixture
) -> None:
    closed = await closed_channel(simcord_env, somebody, "send_messages")
    assert simcord_env.bot.user is not None
    await somebody.send(closed, f"{simcord_env.bot.user.mention} {QUESTION}")
    assert "missing permissions: send_messages" in caplog.text
    assert QUESTION not in caplog.text
    (message,) = closed.history()
    assert [str(reaction.emoji) for reaction in message.reactions] == [MUTE]


async def test_without_any_permission_it_fails_quietly(
    simcord_env: simcord.Env, somebody: Any, caplog: pytest.LogCaptureFixture
) -> None:
    closed = await closed_channel(simcord_env, somebody, "send_messages", "add_reactions")
    assert simcord_env.bot.user is not None
    await somebody.send(closed, f"{simcord_env.bot.user.mention} {QUESTION}")
    assert "missing permissions: send_messages, add_reactions" in caplog.text
    (message,) = closed.history()
    assert message.reactions == []
    result = await somebody.slash(closed, "ask", question=QUESTION)
    assert "Second vote claim first." in shown(result.response), "a command needs none"
