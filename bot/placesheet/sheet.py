"""Reads ICE's spreadsheet of participating agencies, in each of its forms since 2021.

The forms: five columns until February 2025 (state, agency, support type, signed, MOA), then also
TYPE, then COUNTY, then ADDENDUM; dates as text or as dates; links as text, as hyperlinks or
wrapped by a mail filter.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.knowledge.places import Model
from bot.placesheet.links import document_of
from bot.placesheet.register import Key, Register, key_of

_REQUIRED = ("STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA")
_FIRST_AGREEMENT = date(2002, 1, 1)
"""Section 287(g) was first used in 2002 (Florida); an older date is a slip."""
_LEAST_SHARE = 0.5
"""A list with fewer than half of the agreements held is a part of the list, or another one."""
_MOST_BYTES = 100 * 1024 * 1024
"""Unpacked. ICE's largest sheet so far takes 3 MiB."""
_HEADER_ROWS = 10
_DATED = re.compile(r"(?:^|\D)(\d{8})")
_UNREADABLE = (
    BadZipFile, InvalidFileException, OSError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, EOFError, NotImplementedError,
)  # fmt: skip


class SheetError(ValueError):
    """The file is not a sheet that can be used; one sentence says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An agreement as the sheet has it, cleaned; names are those that the register uses."""

    state: str
    agency: str
    type: str
    """ICE's own: County, Municipality, State Agency, or empty."""
    county: str
    model: Model
    signed: date | None
    document: str | None
    line: int

    @property
    def key(self) -> Key:
        """What makes it the same agreement as a row of the register."""
        return key_of(self.state, self.agency, self.model)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole list. `listed_on` is its date."""

    rows: tuple[SheetRow, ...]
    listed_on: date
    file: str
    sha256: str


def read_sheet(path: Path, register: Register, listed_on: date | None = None) -> Sheet:
    """The agreements in ICE's spreadsheet at `path`.

    The list's date is read from the file's name, as in participatingAgencies05182026am.xlsx, unless
    `listed_on` gives it. Raises SheetError.
    """
    content = _content(path)
    listed_on = listed_on or _date_in(path.name)
    if listed_on is None:
        raise SheetError(f"{path.name} does not tell its date; give the date of the list as well.")
    if listed_on < register.data_date:
        held = register.data_date
        raise SheetError(f"The sheet is of {listed_on}, older than the list held, of {held}.")
    cells = _rows_of_cells(path)
    rows: dict[Key, SheetRow] = {}
    for line, row in cells:
        read = _row(line, row, register, listed_on)
        other = rows.get(read.key)
        if other is None or (read.signed or date.min) > (other.signed or date.min):
            rows[read.key] = read
    if not rows:
        raise SheetError(f"{path.name} has the right columns, but no agreement in them.")
    if len(rows) < _LEAST_SHARE * len(register.listed):
        raise SheetError(
            f"{path.name} has {len(rows)} agreements, fewer than half of the {len(register.listed)}"
            " held: it is a part of the list, or another list."
        )
    ordered = tuple(sorted(rows.values(), key=lambda row: row.key))
    return Sheet(ordered, listed_on, path.name, hashlib.sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    try:
        with ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > _MOST_BYTES:
            raise SheetError(f"{path.name} unpacks to more than 100 MiB: it is not ICE's list.")
        return path.read_bytes()
    except FileNotFoundError:
        raise SheetError(f"There is no file {path.name}; check its name.") from None
    except (BadZipFile, OSError):
        raise SheetError(f"{path.name} is not an Excel file (.xlsx), or it is damaged.") from None


def _date_in(name: str) -> date | None:
    for digits in _DATED.findall(name) + re.findall(r"-(\d{8})\d{6}", name):
        for form in ("%m%d%Y", "%Y%m%d"):
            try:
                found = datetime.strptime(digits, form).date()  # noqa: DTZ007 - a day, not a moment
            except ValueError:
                continue
            if found >= _FIRST_AGREEMENT:
                return found
    return None


def _rows_of_cells(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    """The cells by column, of each line that is not empty."""
    try:
        book = openpyxl.load_workbook(path)
        sheets = [list(sheet.iter_rows()) for sheet in book.worksheets]
    except _UNREADABLE:
        raise SheetError(f"{path.name} is not an Excel file (.xlsx), or it is damaged.") from None
    missing: list[str] = list(_REQUIRED)
    for lines in sheets:
        for number, line in enumerate(lines[:_HEADER_ROWS]):
            names = [_text(cell.value).upper() for cell in line]
            lacking = [name for name in _REQUIRED if name not in names]
            missing = min(missing, lacking, key=len)
            if not lacking:
                rows = [dict(zip(names, cells, strict=False)) for cells in lines[number + 1 :]]
                numbered = enumerate(rows, number + 2)
                return [(at, row) for at, row in numbered if _holds_something(row)]
    columns = ", ".join(missing)
    raise SheetError(f"{path.name} lacks the column {columns}: it is not ICE's list.")


def _holds_something(row: Mapping[str, Any]) -> bool:
    return any(_text(row[name].value) for name in ("STATE", "LAW ENFORCEMENT AGENCY"))


def _row(line: int, row: Mapping[str, Any], register: Register, listed_on: date) -> SheetRow:
    state = _state(line, _text(row["STATE"].value), register)
    agency = _text(row["LAW ENFORCEMENT AGENCY"].value)
    if not agency:
        raise SheetError(f"Row {line} of the sheet names no agency.")
    county = _text(row["COUNTY"].value) if "COUNTY" in row else ""
    return SheetRow(
        state=state,
        agency=register.agency_name(state, agency),
        type=_text(row["TYPE"].value) if "TYPE" in row else "",
        county="" if county.startswith("#") else county,
        model=_model(line, _text(row["SUPPORT TYPE"].value)),
        signed=_signed(line, row["SIGNED"].value, listed_on),
        document=document_of(row["MOA"]),
        line=line,
    )


def _state(line: int, text: str, register: Register) -> str:
    known = register.states
    close = get_close_matches(text.upper(), known, n=1, cutoff=0.85)
    if not close:
        raise SheetError(f"Row {line} of the sheet has {text!r} where a state is expected.")
    return known[close[0]].state


def _model(line: int, text: str) -> Model:
    words = text.casefold()
    for start, model in (("task", Model.TASK_FORCE), ("warrant", Model.WARRANT_SERVICE)):
        if words.startswith(start):
            return model
    if words.startswith("jail"):
        return Model.JAIL_ENFORCEMENT
    raise SheetError(f"Row {line} of the sheet has the support type {text!r}, which is not known.")


def _signed(line: int, value: object, listed_on: date) -> date | None:
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    elif not _text(value):
        return None
    else:
        day = _day_in(line, _text(value))
    if not _FIRST_AGREEMENT <= day <= listed_on:
        raise SheetError(
            f"Row {line} of the sheet was signed on {day}, which is not between"
            f" {_FIRST_AGREEMENT} and the list's date, {listed_on}."
        )
    return day


def _day_in(line: int, text: str) -> date:
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m-%d-%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    raise SheetError(f"Row {line} of the sheet has {text!r} where a date is expected.")


def _text(value: object) -> str:
    """A cell's text with plain quotation marks and single spaces."""
    text = "" if value is None else str(value)
    for curly, plain in (("’", "'"), ("‘", "'"), ("`", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, plain)
    return " ".join(text.split())
