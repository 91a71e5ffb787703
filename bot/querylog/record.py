"""What is written down about a question: enough to learn from, too little to know anybody."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

Surface = Literal[
    "slash", "mention", "direct", "menu", "button", "channel", "reaction", "terminal", "batch"
]
"""Where a question was asked."""


def new_id() -> str:
    """A random id for a row: 64 bits, as 16 hexadecimal digits."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the query log."""

    hour: datetime
    """UTC, cut to the hour: the exact minute could tie a row to a message."""
    surface: Surface
    language: str
    kind: str
    question: str
    """Redacted; see `bot.querylog.redaction`."""
    entry: str | None = None
    runner_up: str | None = None
    confidence: float | None = None
    milliseconds: float = 0.0
    revision: str = ""
    server: str | None = None
    """A keyed hash that stands for a Discord server; None outside of servers."""
    id: str = field(default_factory=new_id)


def hour_of(moment: datetime) -> datetime:
    """`moment` in UTC, cut to the hour. A moment without a time zone is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
