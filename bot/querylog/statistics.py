"""What a server asks about, in numbers too large to point at anybody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.querylog.record import hour_of
from bot.querylog.tables import queries

SMALLEST = 5
"""A count below this is not told: a small group could be known by it."""
DAYS = 30
MOST_ENTRIES = 5


@dataclass(frozen=True, slots=True)
class ServerStatistics:
    """Counts of the last DAYS days; a count below SMALLEST is left out of the mappings."""

    questions: int
    """All of them, or 0 if they are fewer than SMALLEST."""
    kinds: Mapping[str, int]
    languages: Mapping[str, int]
    entries: Mapping[str, int]


async def statistics_of(engine: AsyncEngine, server: str, now: datetime) -> ServerStatistics:
    """The counts of one server, by its key."""
    since = hour_of(now) - timedelta(days=DAYS)
    chosen = select(queries.c.kind, queries.c.language, queries.c.entry).where(
        queries.c.server == server, queries.c.hour >= since
    )
    async with engine.connect() as connection:
        rows = list(await connection.execute(chosen))
    entries = _large(Counter(row.entry for row in rows if row.entry is not None))
    return ServerStatistics(
        questions=len(rows) if len(rows) >= SMALLEST else 0,
        kinds=_large(Counter(row.kind for row in rows)),
        languages=_large(Counter(row.language for row in rows)),
        entries=dict(list(entries.items())[:MOST_ENTRIES]),
    )


def _large(counts: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in counts.most_common() if count >= SMALLEST}
