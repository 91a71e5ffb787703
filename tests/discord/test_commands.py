"""What Discord is told of the commands: all that there are, in Spanish too, within the limits."""

from typing import Any

import pytest
import simcord

from bot.answering.responder import Responder
from bot.client import MileZero, intents
from bot.querylog.store import QueryLog
from bot.rendering.commands import command_catalogue
from tests.discord.conftest import new_bot
from tests.discord.wire import Sent, command_faults

SPANISH = {"es-ES", "es-419"}
EXPECTED = {
    "ask", "topics", "timeline", "chart", "place", "law", "term", "who", "rights",
    "help-resources", "vote", "language", "about", "privacy", "report", "settings", "stats",
    "Explain this", "Find the source",
}  # fmt: skip


@pytest.fixture
def told(simcord_env: simcord.Env, wire: list[Sent]) -> dict[str, dict[str, Any]]:
    """The commands as Discord was told of them, by name."""
    (sent,) = [sent for sent in wire if sent.method == "PUT"]
    return {command["name"]: command for command in sent.body}


def test_every_command_is_there_and_in_the_catalogue(told: dict[str, dict[str, Any]]) -> None:
    assert set(told) == EXPECTED
    assert set(command_catalogue()) == EXPECTED
    for name, command in told.items():
        options = {option["name"] for option in command.get("options", [])}
        assert options == set(command_catalogue()[name].options), name


def test_everything_has_its_spanish(told: dict[str, dict[str, Any]]) -> None:
    for command in told.values():
        assert set(command["name_localizations"]) == SPANISH
        for option in command.get("options", []):
            assert set(option["name_localizations"]) == SPANISH
            assert set(option["description_localizations"]) == SPANISH
            for choice in option.get("choices", []):
                assert set(choice["name_localizations"]) == SPANISH
        if command.get("description"):
            assert set(command["description_localizations"]) == SPANISH
    assert told["law"]["name_localizations"]["es-419"] == "ley"
    assert told["rights"]["options"][0]["choices"][0]["name_localizations"] == {
        "es-ES": "ICE está en la puerta", "es-419": "ICE está en la puerta",
    }  # fmt: skip


def test_every_command_keeps_the_limits(told: dict[str, dict[str, Any]]) -> None:
    for command in told.values():
        assert list(command_faults(command)) == []


def test_all_but_two_work_everywhere(told: dict[str, dict[str, Any]]) -> None:
    for name, command in told.items():
        managing = name in ("settings", "stats")
        assert command["integration_types"] == ([0] if managing else [0, 1]), name
        assert command["contexts"] == ([0] if managing else [0, 1, 2]), name
        assert (command.get("default_member_permissions") is not None) == managing


async def test_a_restart_without_a_change_tells_nothing(
    simcord_env: simcord.Env, sample_responder: Responder, log: QueryLog, wire: list[Sent]
) -> None:
    await simcord_env.restart_bot(new_bot(sample_responder, log))
    assert [sent.method for sent in wire].count("PUT") == 1


def test_no_privileged_intent_is_asked_for_unless_it_was_enabled() -> None:
    asked = intents()
    assert [asked.message_content, asked.members, asked.presences] == [False] * 3
    assert intents(message_content=True).message_content


async def test_the_bot_pings_nobody_by_default(simcord_bot: MileZero) -> None:
    allowed = simcord_bot.allowed_mentions
    assert allowed is not None
    assert [allowed.everyone, allowed.users, allowed.roles, allowed.replied_user] == [False] * 4
