"""What those who manage a server choose and see, and what is forgotten when the bot leaves."""

from typing import Any

import discord
import pytest
import simcord

from bot.client import MileZero
from bot.querylog.servers import ServerSettings
from bot.querylog.store import QueryLog
from tests.discord.conftest import Client
from tests.discord.messages import QUESTION, shown


async def test_a_server_chooses_its_language_and_style_for_public_answers(
    simcord_env: simcord.Env, manager: Any, somebody: Any, channel: Any
) -> None:
    result = await manager.slash(channel, "settings", language="ht", style="plain")
    assert result.ephemeral
    assert "Language of public answers: kreyòl ayisyen" in result.response.content
    assert "Style of public answers: Plain text" in result.response.content
    assert simcord_env.bot.user is not None
    await somebody.send(channel, f"{simcord_env.bot.user.mention} Second vote")
    assert "Second vote pawòl first." in channel.last_message.content
    result = await manager.slash(channel, "settings", language="auto", style="cards")
    assert "as Discord is set for the server" in result.response.content


async def test_settings_in_spanish_say_what_is_missing_where_the_bot_listens(
    simcord_env: simcord.Env, manager: Any, channel: Any, client: Client, log: QueryLog
) -> None:
    client.locale = "es-ES"
    denied = discord.PermissionOverwrite(send_messages=False, add_reactions=False)
    closed = simcord_env.guild.create_text_channel(
        "closed", overwrites={simcord_env.guild.default_role: denied}
    )
    result = await manager.slash(channel, "settings", channel=closed, listening="offer")
    told = result.response.content
    assert "Ajustes de este servidor" in told
    assert f"En {closed.mention} me falta: Enviar mensajes, Añadir reacciones." in told
    assert "no ha activado la escucha" in told
    settings = await log.servers.of(log.server_key(simcord_env.guild.id))
    assert settings.listening == {log.channel_key(closed.id): "offer"}
    assert str(closed.id) not in str(settings)
    result = await manager.slash(channel, "settings", channel=closed, listening="off")
    assert "No escucho en ningún canal." in result.response.content


async def test_a_channel_needs_its_manner(manager: Any, channel: Any) -> None:
    result = await manager.slash(channel, "settings", listening="reply")
    assert "Choose the channel together with" in result.response.content


async def test_many_channels_take_several_messages(
    simcord_env: simcord.Env, manager: Any, channel: Any, log: QueryLog
) -> None:
    server = log.server_key(simcord_env.guild.id) or ""
    for number in range(60):
        made = simcord_env.guild.create_text_channel(f"channel-{number}")
        await log.servers.put(server, "listening", "reply", log.channel_key(made.id))
    result = await manager.slash(channel, "settings")
    told = [result.response, *result.followups]
    assert len(told) > 1
    assert all(message.ephemeral for message in told)
    text = "\n".join(message.content for message in told)
    assert text.count("Reply to questions inside its subject") == 60


@pytest.mark.simcord(check_errors=False)
async def test_who_may_not_manage_is_refused_even_if_the_server_shows_the_command(
    simcord_env: simcord.Env, simcord_bot: MileZero, somebody: Any, channel: Any, log: QueryLog
) -> None:
    commands = {command.name: command for command in await simcord_bot.tree.fetch_commands()}
    for name in ("settings", "stats"):
        simcord_env.guild.set_command_permissions(commands[name], {somebody: True})
        result = await somebody.slash(channel, name)
        assert "Only somebody who may manage this server" in result.response.content
    server = log.server_key(simcord_env.guild.id)
    assert await log.servers.of(server) == ServerSettings()


async def test_statistics_point_at_nobody(manager: Any, somebody: Any, channel: Any) -> None:
    result = await manager.slash(channel, "stats")
    assert "Fewer than 5 questions" in result.response.content
    for _ in range(5):
        await somebody.slash(channel, "ask", question=QUESTION)
    await somebody.slash(channel, "ask", question="What is 287(g)?")
    result = await manager.slash(channel, "stats")
    told = result.response.content
    assert result.ephemeral
    assert "Questions: 6" in told
    assert "Most asked: Second vote en (5)" in told
    assert "Delegation" not in told
    assert str(somebody.id) not in told


async def test_settings_are_forgotten_when_the_bot_is_removed(
    simcord_env: simcord.Env, manager: Any, channel: Any, log: QueryLog
) -> None:
    await manager.slash(channel, "settings", language="es")
    server = log.server_key(simcord_env.guild.id)
    assert (await log.servers.of(server)).language == "es"
    simcord_env.backend.remove_guild(simcord_env.guild.id)
    await simcord_env.settle()
    assert (await log.servers.of(server)).language is None


async def test_in_a_direct_message_there_is_no_server_to_set(
    simcord_env: simcord.Env,
) -> None:
    person = simcord_env.create_user("alone")
    assert not {"settings", "stats"} & set(person.available_commands())
    assert {"ask", "rights", "language"} <= set(person.available_commands())


async def test_what_was_said_in_the_answer_is_all_that_is_shown(manager: Any, channel: Any) -> None:
    result = await manager.slash(channel, "settings")
    assert shown(result.response).splitlines() == [
        "**Settings of this server**",
        "Language of public answers: as Discord is set for the server",
        "Style of public answers: Cards",
        "I listen in no channel. I answer only when somebody mentions me.",
    ]
