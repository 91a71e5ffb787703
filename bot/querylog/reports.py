"""Reports of faulty answers: what is wrong with which entry, never who says so or in what words."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.querylog.record import new_id
from bot.querylog.tables import reports

ReportProblem = Literal["wrong", "outdated", "source", "language", "unclear", "match"]
"""What can be wrong; ``match``: the answer is to another question."""

LONGEST_SOURCE = 200
_OPEN_ENDINGS = (".gov", ".mil", ".edu", ".us", ".org")
"""Hosts of public bodies and organisations: their addresses are not those of people."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `source` is an address that `public_address` has let through."""

    day: date
    problem: ReportProblem
    language: str
    revision: str
    entry: str | None = None
    source: str | None = None
    id: str = field(default_factory=new_id)


class ReportStore:
    """Keeps reports for the operator to read."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, report: Report) -> None:
        """Keep a report."""
        async with self._engine.begin() as connection:
            await connection.execute(insert(reports).values(asdict(report)))

    async def all(self) -> list[Report]:
        """Every report, the oldest first."""
        async with self._engine.connect() as connection:
            rows = await connection.execute(select(reports).order_by(reports.c.day))
            return [
                Report(r.day, r.problem, r.language, r.revision, r.entry, r.source, r.id)
                for r in rows
            ]

    async def purge(self, oldest: date) -> int:
        """Delete reports from before `oldest`; how many they were."""
        async with self._engine.begin() as connection:
            result = await connection.execute(delete(reports).where(reports.c.day < oldest))
            return int(result.rowcount)


def public_address(typed: str, known_hosts: frozenset[str]) -> str | None:
    """What may be kept of an address that somebody typed; None if it is no web address.

    Of hosts that the knowledge base cites already, and of those of public bodies, the address
    without its query; of any other host only its name, since a path there can name a person.
    """
    try:
        parts = urlsplit(typed.strip())
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    is_open = host in known_hosts or host.endswith(_OPEN_ENDINGS)
    path = parts.path if is_open and "@" not in parts.path else ""
    return urlunsplit(("https", host, path, "", ""))[:LONGEST_SOURCE]
