"""Rows of a CSV table whose faults name file, line and column."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from bot.knowledge.problems import KnowledgeError, Problem


def slug(text: str) -> str:
    """`text` as an id: lower-case letters, digits and single hyphens."""
    letters = unicodedata.normalize("NFKD", text).casefold().replace("'", "")
    plain = (c for c in letters if not unicodedata.combining(c))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Every reading method raises KnowledgeError that says what to mend."""

    cells: Mapping[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            self.refuse(column, "is missing; add this column")
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that are set apart by ``|``."""
        return tuple(part for part in self[column].split("|") if part)

    def day(self, column: str) -> date:
        """A date written 2025-03-05."""
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            self.refuse(column, f"{self[column]!r} is not a date; write it like 2025-03-05")

    def optional_day(self, column: str) -> date | None:
        """A date, or None where the cell is empty."""
        return self.day(column) if self[column] else None

    def number(self, column: str) -> int:
        """A whole number of zero or more."""
        if not (self[column].isascii() and self[column].isdigit()):
            self.refuse(column, f"{self[column]!r} is not a whole number")
        return int(self[column])

    def optional_number(self, column: str) -> int | None:
        """A whole number, or None where the cell is empty."""
        return self.number(column) if self[column] else None

    def one_of(self, column: str, allowed: tuple[str, ...]) -> Any:
        """The cell, if it is one of the allowed words."""
        if self[column] not in allowed:
            choices = ", ".join(repr(str(word)) for word in allowed)
            self.refuse(column, f"{self[column]!r} is not allowed; write one of {choices}")
        return self[column]

    def refuse(self, column: str, message: str) -> NoReturn:
        """Tell that a cell cannot be used; `message` says why and what to do."""
        raise KnowledgeError([Problem(f"places/{self.file}", self.line, column, message)])


def rows_of(text: str, file: str) -> Iterator[Row]:
    """The rows of a CSV text with a header; a row of another width is refused."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader)
        for cells in reader:
            row = Row(dict(zip(header, cells, strict=False)), file, reader.line_num)
            if len(cells) != len(header):
                raise KnowledgeError([_wrong_width(row, len(cells), len(header))])
            yield row
    except StopIteration:
        raise KnowledgeError([Problem(f"places/{file}", 1, "", "the table is empty")]) from None
    except csv.Error as error:
        message = f"is not a CSV table: {error}"
        raise KnowledgeError([Problem(f"places/{file}", reader.line_num, "", message)]) from None


def _wrong_width(row: Row, cells: int, columns: int) -> Problem:
    message = f"has {cells} cells; the header has {columns}. Quote a cell that holds a comma"
    return Problem(f"places/{row.file}", row.line, "", message)
