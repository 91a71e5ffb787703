"""Writes a new list into the places folder, whole or not at all."""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.knowledge.places import places_from_tables
from bot.knowledge.places.rows import rows_of
from bot.knowledge.problems import KnowledgeError
from bot.placesheet.agencies import described
from bot.placesheet.register import Key, Register, key_of
from bot.placesheet.sheet import Sheet, SheetError, SheetRow

_MODELS = ("jem", "wso", "tfm")
_TERRITORIES = frozenset({"GU", "MP", "PR", "VI", "AS", "DC"})


def new_tables(register: Register, sheet: Sheet) -> dict[str, str]:
    """The texts of the tables that `sheet` changes, by file name. Raises SheetError.

    An agreement that the new list no longer shows stays, as "no longer listed".
    """
    agreements = _agreements(register, sheet)
    columns = list(next(iter(register.agreements.values())))
    tables = {
        "agreements.csv": _table(columns, agreements),
        "history.csv": _history(register, sheet),
        "posted-later.csv": _posted_later(register, sheet),
        "about.yaml": _about(register, sheet),
    }
    try:
        places_from_tables({**register.texts, **tables})
    except KnowledgeError as error:
        raise SheetError(f"The new list cannot be used: {error.problems[0]}") from None
    return tables


def write(folder: Path, register: Register, sheet: Sheet) -> None:
    """Put the new list in `folder`. Each file is replaced at once; about.yaml comes last.

    Raises SheetError, and OSError where the folder cannot be written; in both cases before any
    file is replaced.
    """
    tables = new_tables(register, sheet)
    staged = []
    try:
        for name, text in tables.items():
            new = folder / f".{name}.new"
            staged.append((new, folder / name))
            with new.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for new, old in staged:
            new.replace(old)
    finally:
        for new, _ in staged:
            new.unlink(missing_ok=True)


def _agreements(register: Register, sheet: Sheet) -> Iterable[Mapping[str, str]]:
    rows: dict[Key, dict[str, str]] = {key: dict(row) for key, row in register.agreements.items()}
    agencies = {key[:2]: row for key, row in rows.items()}
    for key in register.listed - {row.key for row in sheet.rows}:
        rows[key]["status"] = "no longer listed"
    for new in sheet.rows:
        row = rows.get(new.key)
        if row is None:
            known = agencies.get(new.key[:2])
            row = rows[new.key] = _new_row(new, known, register, sheet)
        row["status"] = "listed"
        row["last_listed"] = str(sheet.listed_on)
        row["signed"] = str(new.signed) if new.signed is not None else row["signed"]
        row["document"] = new.document or row["document"]
    return sorted(rows.values(), key=lambda row: (row["state"], row["agency"], row["model"]))


def _new_row(
    new: SheetRow, known: Mapping[str, str] | None, register: Register, sheet: Sheet
) -> dict[str, str]:
    about = described(new, register.places) if known is None else known
    parts = ("type", "subtype", "county", "municipality")
    return {
        "state": new.state,
        "agency": new.agency if known is None else known["agency"],
        **{part: about[part] for part in parts},
        "model": new.model,
        "signed": "",
        "status": "listed",
        "first_listed": str(sheet.listed_on),
        "last_listed": str(sheet.listed_on),
        "document": "",
    }


def _history(register: Register, sheet: Sheet) -> str:
    rows = [dict(row.cells) for row in rows_of(register.texts["history.csv"], "history.csv")]
    day = str(sheet.listed_on)
    columns = list(rows[0])
    rows = [row for row in rows if row["date"] != day]
    later_in_month = any(row["date"] > day and row["date"][:7] == day[:7] for row in rows)
    for row in rows:
        if row["date"] < day and row["date"][:7] == day[:7]:
            row["last_in_month"] = "0"
    rows.append(_total(sheet) | {"last_in_month": "0" if later_in_month else "1"})
    return _table(columns, sorted(rows, key=lambda row: row["date"]))


def _total(sheet: Sheet) -> dict[str, str]:
    def figures(rows: list[SheetRow], area: str) -> dict[str, int]:
        counts = [sum(row.model.casefold() == model for row in rows) for model in _MODELS]
        return {f"{area}_{model}": count for model, count in zip(_MODELS, counts, strict=True)}

    florida = [row for row in sheet.rows if row.state == "FL"]
    states = {row.state for row in sheet.rows}
    total = {
        "agreements": len(sheet.rows),
        "agencies": len({row.key[:2] for row in sheet.rows}),
        "states": len(states - _TERRITORIES),
        "territories": len(states & _TERRITORIES),
        **figures(list(sheet.rows), "national"),
        "florida_agreements": len(florida),
        "florida_agencies": len({row.key[:2] for row in florida}),
        **figures(florida, "florida"),
    }
    as_text = {name: str(number) for name, number in total.items()}
    return {"date": str(sheet.listed_on), **as_text, "basis": "computed"}


def _posted_later(register: Register, sheet: Sheet) -> str:
    text = register.texts["posted-later.csv"]
    rows = [row.cells for row in rows_of(text, "posted-later.csv")]
    columns = text.splitlines()[0].split(",")
    listed = {row.key for row in sheet.rows}
    later = [row for row in rows if row["date"] >= str(sheet.listed_on)]
    keys = [key_of(row["state"], row["agency"], row["model"]) for row in later]
    kept = [row for row, key in zip(later, keys, strict=True) if key not in listed]
    return _table(columns, kept)


def _about(register: Register, sheet: Sheet) -> str:
    new = {
        "data_date": str(sheet.listed_on),
        "list_file": sheet.file,
        "sha256": sheet.sha256,
    }
    lines = []
    for line in register.texts["about.yaml"].splitlines():
        key = line.partition(":")[0]
        lines.append(f"{key}: {new[key]}" if key in new else line)
    return "\n".join(lines) + "\n"


def _table(columns: list[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
