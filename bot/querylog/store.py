"""The one owner of the query log's database: opened once, written in the background, closed."""

import asyncio
import hashlib
import hmac
import logging
import secrets
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Row, delete, event, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.querylog.record import Record, hour_of
from bot.querylog.reports import ReportStore
from bot.querylog.servers import ServerStore
from bot.querylog.statistics import ServerStatistics, statistics_of
from bot.querylog.tables import meta, queries
from bot.querylog.upgrade import NewerSchemaError, upgrade

logger = logging.getLogger(__name__)

PENDING = 10_000
"""Rows held in memory while the database is slow; beyond it the newest are counted as lost."""
BATCH = 500
CLOSE_SECONDS = 5.0
"""How long closing waits for the last rows."""

Verdict = Literal["right", "wrong"]


class QueryLogError(RuntimeError):
    """The query log cannot be used; the message is one sentence for the operator."""


class QueryLog:
    """Records what happened to questions, without ever delaying an answer.

    `record` only puts a row into a queue; one task writes it. A write that fails is counted in
    `lost` and logged without its content, and the bot goes on.
    """

    def __init__(self, engine: AsyncEngine, key: bytes, *, recording: bool = True) -> None:
        self._engine = engine
        self._key = key
        self._recording = recording
        self.servers = ServerStore(engine)
        self.reports = ReportStore(engine)
        self._queue: asyncio.Queue[Record] = asyncio.Queue(PENDING)
        self._writer = asyncio.create_task(self._write_forever(), name="query log writer")
        self.written = 0
        self.lost = 0

    @classmethod
    async def open(cls, url: str, *, key: str | None = None, recording: bool = True) -> Self:
        """Open the database at `url` and bring its schema up to date.

        Raises QueryLogError when that is impossible; nothing already stored is changed then.
        `key` is the secret of `server_key`; None keeps one in the database itself. Without
        `recording` no row of any question is written; settings and reports are kept all the same.
        """
        engine = _engine(url)
        try:
            await asyncio.to_thread(_try_file, url)
            async with engine.begin() as connection:
                await connection.run_sync(upgrade)
            stored = key or await _stored_key(engine)
        except (SQLAlchemyError, NewerSchemaError, OSError, sqlite3.Error) as error:
            await engine.dispose()
            raise QueryLogError(_reason(error, url)) from error
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine, stored.encode(), recording=recording)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def server_key(self, server: int | None) -> str | None:
        """A keyed hash that stands for a Discord server; None for None."""
        if server is None:
            return None
        return self._hash(str(server))

    def channel_key(self, channel: int) -> str:
        """A keyed hash that stands for a channel, in the settings of its server only."""
        return self._hash(f"channel {channel}")

    def record(self, record: Record) -> None:
        """Take a row to be written soon. Returns at once and never raises."""
        if not self._recording:
            return
        try:
            self._queue.put_nowait(record)
        except asyncio.QueueFull:
            self.lost += 1

    async def judge(self, id: str, verdict: Verdict) -> None:
        """Note that somebody found the answer of row `id` right or wrong; the last one counts."""
        await self.flush()
        statement = update(queries).where(queries.c.id == id).values(verdict=verdict)
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def rows(self) -> list[Row[Any]]:
        """All rows, oldest first, after those still waiting are written."""
        await self.flush()
        async with self._engine.connect() as connection:
            result = await connection.execute(select(queries).order_by(queries.c.hour))
            return list(result)

    async def statistics(self, server: str, now: datetime) -> ServerStatistics:
        """What the server with this key asked in the last month, small counts left out."""
        await self.flush()
        return await statistics_of(self._engine, server, now)

    async def purge(self, now: datetime, days: int) -> int:
        """Delete rows and reports older than `days` before `now`; how many rows they were."""
        oldest = hour_of(now) - timedelta(days=days)
        await self.reports.purge(oldest.date())
        async with self._engine.begin() as connection:
            result = await connection.execute(delete(queries).where(queries.c.hour < oldest))
            return int(result.rowcount)

    async def get(self, name: str) -> str | None:
        """A value kept by `put`; None if there is none."""
        async with self._engine.connect() as connection:
            value = await connection.scalar(select(meta.c.value).where(meta.c.name == name))
            return None if value is None else str(value)

    async def put(self, name: str, value: str) -> None:
        """Keep a value about the installation itself, such as the command tree's fingerprint."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(meta).where(meta.c.name == name))
            await connection.execute(insert(meta).values(name=name, value=value))

    async def flush(self) -> None:
        """Wait until every row taken so far is written or counted as lost."""
        await self._queue.join()

    async def close(self) -> None:
        """Write what is waiting, then let the database go. May be called twice."""
        if self._writer.done():
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self.flush(), CLOSE_SECONDS)
        self._writer.cancel()
        with suppress(asyncio.CancelledError):
            await self._writer
        await self._engine.dispose()

    def _hash(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:16]

    async def _write_forever(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            try:
                await self._write(batch)
                self.written += len(batch)
            except (SQLAlchemyError, OSError) as error:
                self.lost += len(batch)
                logger.error(
                    "query log: %d rows could not be written (%s); %d lost so far",
                    len(batch),
                    _driver_words(error),
                    self.lost,
                )
            finally:
                for _ in batch:
                    self._queue.task_done()

    async def _write(self, batch: list[Record]) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(insert(queries), [asdict(record) for record in batch])


def _engine(url: str) -> AsyncEngine:
    try:
        parsed = make_url(url)
        engine = create_async_engine(parsed)
    except (ArgumentError, ImportError, ValueError):
        raise QueryLogError(
            "DATABASE_URL is not an address that can be used; write sqlite+aiosqlite:///FILE "
            "or postgresql+asyncpg://USER@HOST/NAME (and install its driver)"
        ) from None
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _try_file(url: str) -> None:
    """Opens and closes a SQLite file. Raises sqlite3.Error if it cannot be used.

    Where opening fails, aiosqlite's thread may still speak to the event loop when that has ended,
    and a traceback would follow the one sentence. So a file is tried without it first.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and not parsed.query:
        with closing(sqlite3.connect(parsed.database)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL lets reports read while rows are written; a busy database is waited for."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()


async def _stored_key(engine: AsyncEngine) -> str:
    name = "server_key_secret"
    async with engine.begin() as connection:
        found = await connection.scalar(select(meta.c.value).where(meta.c.name == name))
        if found is not None:
            return str(found)
        made = secrets.token_hex(32)
        await connection.execute(insert(meta).values(name=name, value=made))
        return made


def _reason(error: Exception, url: str) -> str:
    parsed = make_url(url)
    place = parsed.database or parsed.host or "the database"
    if parsed.get_backend_name() == "sqlite" and not Path(place).resolve().parent.is_dir():
        return f"the query log {place} cannot be opened: its folder does not exist; create it"
    if isinstance(error, NewerSchemaError):
        return (
            f"the query log {place} was made by a newer version; update the bot, or move the file"
        )
    return (
        f"the query log {place} cannot be used: {_driver_words(error)}; nothing in it was changed"
    )


def _driver_words(error: Exception) -> str:
    """What the driver says, never the statement or its values."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return str(error.orig)
    if isinstance(error, sqlite3.Error):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return type(error).__name__
