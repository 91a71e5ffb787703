"""A simulated Discord with the true bot in it, on the sample knowledge base.

In every test here all that the bot sends is recorded, and checked against Discord's limits.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
import simcord.interactions
from simcord.http import router

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.querylog.store import QueryLog
from bot.service import Service
from bot.settings import Settings
from tests.discord.refusals import refused
from tests.discord.wire import Sent

NOON = datetime(2026, 7, 8, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Sent]]:
    """Every request of the test; the test fails if Discord would refuse one of them."""
    recorded: list[Sent] = []
    dispatch = router.dispatch

    def record(backend: Any, method: str, path: str, **more: Any) -> Any:
        names = tuple(file.filename for file in more.get("files") or ())
        recorded.append(Sent(method, path, more.get("json"), names))
        return dispatch(backend, method, path, **more)

    monkeypatch.setattr(router, "dispatch", record)
    yield recorded
    assert refused(recorded) == []


@dataclass
class Client:
    """The Discord client that the next interactions come from."""

    locale: str = "en-US"
    more: dict[str, Any] = field(default_factory=dict)
    """Parts of the payload that are otherwise than simcord makes them."""


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Lets a test choose the language of people's Discord, which simcord cannot."""
    chosen = Client()
    make = simcord.interactions.base_payload

    def base_payload(backend: Any, **given: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = make(backend, **given)
        return record, payload | {"locale": chosen.locale} | chosen.more

    monkeypatch.setattr(simcord.interactions, "base_payload", base_payload)
    return chosen


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of this version without a row: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("database") / "log.sqlite3"

    async def make() -> None:
        async with await QueryLog.open(f"sqlite+aiosqlite:///{file}", key="the key of tests"):
            pass

    asyncio.run(make())
    return file


@pytest.fixture
async def log(tmp_path: Path, empty_database: Path) -> AsyncIterator[QueryLog]:
    file = tmp_path / "log.sqlite3"
    shutil.copy(empty_database, file)
    async with await QueryLog.open(f"sqlite+aiosqlite:///{file}") as opened:
        yield opened


@pytest.fixture
def simcord_bot(sample_responder: Responder, log: QueryLog) -> MileZero:
    return new_bot(sample_responder, log)


def new_bot(responder: Responder, log: QueryLog | None, **chosen: Any) -> MileZero:
    """The bot, with `chosen` settings beside those that every test needs."""
    settings = Settings(_env_file=None, shard_count=1, **({"cooldown_seconds": 0} | chosen))
    return MileZero(settings, Service(responder, log, now=lambda: NOON), log)


@pytest.fixture
def channel(simcord_env: simcord.Env) -> Any:
    """A channel of a server that the bot is in."""
    return simcord_env.create_guild().create_text_channel("general")


@pytest.fixture
def somebody(simcord_env: simcord.Env, channel: Any) -> Any:
    """A member of that server."""
    return simcord_env.guild.add_member(simcord_env.create_user("somebody"))


@pytest.fixture
def stranger(simcord_env: simcord.Env, channel: Any) -> Any:
    """Another member."""
    return simcord_env.guild.add_member(simcord_env.create_user("stranger"))


@pytest.fixture
def manager(simcord_env: simcord.Env, channel: Any) -> Any:
    """A member who may manage the server and its messages."""
    allowed = discord.Permissions(manage_guild=True, manage_messages=True)
    role = simcord_env.guild.create_role("managers", permissions=allowed)
    return simcord_env.guild.add_member(simcord_env.create_user("manager"), roles=[role])
