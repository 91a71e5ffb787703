import os
import sqlite3
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.querylog import upgrade
from bot.querylog.record import Record, hour_of
from bot.querylog.store import QueryLog, QueryLogError
from bot.querylog.tables import metadata

NOON = datetime(2026, 7, 8, 12, 34, 56, tzinfo=UTC)
ROW = Record(
    hour=hour_of(NOON), surface="slash", language="en", kind="answer", question="what is 287g",
    entry="what-is-287g", runner_up="models-compared", confidence=0.91, milliseconds=1.5,
    revision="abc",
)  # fmt: skip


async def test_a_row_is_written_as_it_was_given(log: QueryLog) -> None:
    log.record(ROW)
    (row,) = await log.rows()
    assert row.question == "what is 287g"
    assert (row.entry, row.runner_up, row.confidence) == ("what-is-287g", "models-compared", 0.91)
    assert (row.hour.hour, row.hour.minute, row.hour.second) == (12, 0, 0)
    assert row.verdict is None


async def test_nothing_in_the_database_names_a_person_or_a_server(log: QueryLog) -> None:
    server = 123_456_789_012_345_678
    log.record(replace(ROW, server=log.server_key(server)))
    (row,) = await log.rows()
    assert len(row.server) == 16
    assert str(server) not in str(tuple(row))


async def test_the_same_server_has_the_same_key_after_a_restart(database: str) -> None:
    async with await QueryLog.open(database) as first:
        key = first.server_key(7)
    async with await QueryLog.open(database) as second:
        assert second.server_key(7) == key
        assert second.server_key(8) != key
        assert second.server_key(None) is None


async def test_a_verdict_is_kept_by_the_random_id(log: QueryLog) -> None:
    log.record(ROW)
    await log.judge(ROW.id, "wrong")
    (row,) = await log.rows()
    assert row.verdict == "wrong"


async def test_rows_waiting_are_written_on_close(database: str) -> None:
    log = await QueryLog.open(database)
    for _ in range(300):
        log.record(replace(ROW, id=os.urandom(8).hex()))
    await log.close()
    await log.close()
    async with await QueryLog.open(database) as again:
        assert len(await again.rows()) == 300


async def test_old_rows_are_deleted_and_young_ones_stay(log: QueryLog) -> None:
    log.record(replace(ROW, id="a" * 16, hour=datetime(2025, 7, 1, tzinfo=UTC)))
    log.record(replace(ROW, id="b" * 16))
    await log.flush()
    assert await log.purge(NOON, days=365) == 1
    assert [row.id for row in await log.rows()] == ["b" * 16]


async def test_a_write_that_fails_is_counted_and_the_log_goes_on(
    log: QueryLog, caplog: pytest.LogCaptureFixture
) -> None:
    log.record(ROW)
    await log.flush()
    log.record(replace(ROW, question="somebody's words"))  # the same id again: refused
    await log.flush()
    assert (log.written, log.lost) == (1, 1)
    assert "somebody's words" not in caplog.text
    log.record(replace(ROW, id="c" * 16))
    assert len(await log.rows()) == 2


async def test_migrations_make_the_tables_that_the_code_uses(database: str) -> None:
    async with await QueryLog.open(database):
        pass
    path = database.removeprefix("sqlite+aiosqlite:///")
    connection = sqlite3.connect(path)
    try:
        for table in metadata.sorted_tables:
            rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [row[1] for row in rows] == [column.name for column in table.columns]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        connection.close()


async def test_a_corrupt_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    file.write_bytes(b"this is not a database, but somebody may still want it" * 40)
    before = file.read_bytes()
    with pytest.raises(QueryLogError, match="nothing in it was changed"):
        await QueryLog.open(f"sqlite+aiosqlite:///{file}")
    assert file.read_bytes() == before


async def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(QueryLogError, match="its folder does not exist; create it"):
        await QueryLog.open(f"sqlite+aiosqlite:///{tmp_path}/nowhere/log.sqlite3")


async def test_an_address_that_is_none_is_one_sentence() -> None:
    with pytest.raises(QueryLogError, match="DATABASE_URL"):
        await QueryLog.open("not an address")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_read_only_folder_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IREAD | stat.S_IEXEC)
    with pytest.raises(QueryLogError):
        await QueryLog.open(f"sqlite+aiosqlite:///{tmp_path}/log.sqlite3")


async def test_a_database_of_a_newer_version_is_refused(database: str) -> None:
    async with await QueryLog.open(database):
        pass
    engine = create_async_engine(database)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(QueryLogError, match="newer version"):
        await QueryLog.open(database)


def test_the_newest_migration_is_the_one_that_a_start_looks_for() -> None:
    """Else a database of yesterday would be taken for one of today, and not brought up to it."""
    folder = Path(upgrade.__file__).parent / "migrations"
    assert ScriptDirectory(folder).get_current_head() == upgrade.HEAD


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        hour_of(datetime(2026, 7, 8))  # noqa: DTZ001
