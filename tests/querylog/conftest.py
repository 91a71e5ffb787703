from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.querylog.store import QueryLog


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'log.sqlite3'}"


@pytest.fixture
async def log(database: str) -> AsyncIterator[QueryLog]:
    opened = await QueryLog.open(database)
    async with opened:
        yield opened
