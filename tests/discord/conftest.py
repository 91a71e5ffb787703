"""A simulated Discord with the true bot in it, on the sample knowledge base."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.querylog.store import QueryLog
from bot.service import Service
from bot.settings import Settings

NOON = datetime(2026, 7, 8, 12, tzinfo=UTC)


@pytest.fixture
async def log(tmp_path: Path) -> AsyncIterator[QueryLog]:
    async with await QueryLog.open(f"sqlite+aiosqlite:///{tmp_path / 'log.sqlite3'}") as opened:
        yield opened


@pytest.fixture
def simcord_bot(sample_responder: Responder, log: QueryLog) -> MileZero:
    return new_bot(sample_responder, log)


def new_bot(responder: Responder, log: QueryLog | None, **chosen: Any) -> MileZero:
    """The bot, with `chosen` settings beside those that every test needs."""
    settings = Settings(_env_file=None, shard_count=1, **chosen)
    return MileZero(settings, Service(responder, log, now=lambda: NOON), log)
