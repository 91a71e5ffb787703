"""Dates as precise as they are known: a year, a month or a day, never padded."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Precision = Literal["year", "month", "day"]

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class FuzzyDate:
    """A calendar date known to the year, the month or the day.

    Sorts by time; of two dates that begin alike the less precise one comes first,
    because a missing part counts as 0.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2025``, ``2025-07`` or ``2025-07-02``; anything else is a ValueError."""
        match = _ISO_DATE.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date; write 2025, 2025-07 or 2025-07-02")
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"{text!r} is not a day of the calendar") from None
        if (match[2] == "00") or (match[3] == "00"):
            raise ValueError(f"{text!r} is padded with zeros; leave the unknown part out")
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The same day at full precision."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    def covers(self, other: "FuzzyDate") -> bool:
        """Whether `other` lies within this year, month or day."""
        return (
            self.year == other.year
            and self.month in (0, other.month)
            and self.day in (0, other.day)
        )

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read: Callable[[str], FuzzyDate] = cls.parse
        return core_schema.no_info_after_validator_function(
            read,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "description": "As precise as it is known: 2025, 2025-07 or 2025-07-02. Quote it.",
        }
