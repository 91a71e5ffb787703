from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.querylog.record import Record, hour_of, new_id
from bot.querylog.statistics import DAYS, MOST_ENTRIES, SMALLEST, ServerStatistics
from bot.querylog.store import QueryLog

NOW = datetime(2026, 7, 8, 12, 30, tzinfo=UTC)
ROW = Record(
    id="", hour=hour_of(NOW), surface="slash", language="en", kind="answer", question="",
    entry="second-vote", runner_up=None, confidence=0.9, milliseconds=1.0, revision="abcd",
    server="a",
)  # fmt: skip


def add(log: QueryLog, count: int, **changed: object) -> None:
    for _ in range(count):
        log.record(replace(ROW, **({"id": new_id()} | changed)))  # type: ignore[arg-type]


async def test_few_questions_are_no_number(log: QueryLog) -> None:
    add(log, SMALLEST - 1)
    assert await log.statistics("a", NOW) == ServerStatistics(0, {}, {}, {})


async def test_small_counts_are_left_out_of_large_ones(log: QueryLog) -> None:
    add(log, SMALLEST + 1)
    add(log, SMALLEST - 1, kind="abstain", language="ht", entry=None)
    add(log, 1, entry="arguments")
    found = await log.statistics("a", NOW)
    assert found.questions == 2 * SMALLEST + 1
    assert found.kinds == {"answer": SMALLEST + 2}
    assert found.languages == {"en": SMALLEST + 2}
    assert found.entries == {"second-vote": SMALLEST + 1}


async def test_only_this_server_and_this_month_count(log: QueryLog) -> None:
    add(log, SMALLEST)
    add(log, SMALLEST, server="b")
    add(log, SMALLEST, server=None)
    add(log, SMALLEST, hour=hour_of(NOW - timedelta(days=DAYS, hours=1)))
    assert (await log.statistics("a", NOW)).questions == SMALLEST


async def test_the_most_asked_come_first_and_are_few(log: QueryLog) -> None:
    for number in range(MOST_ENTRIES + 2):
        add(log, SMALLEST + number, entry=f"entry-{number}")
    entries = (await log.statistics("a", NOW)).entries
    assert list(entries) == [f"entry-{n}" for n in range(MOST_ENTRIES + 1, 1, -1)]
