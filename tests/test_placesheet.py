import csv
import os
import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest

from bot.knowledge.places import Listing, Model, load_places
from bot.knowledge.places.tables import read_tables
from bot.placesheet import (
    Register,
    SheetError,
    compare,
    read_register,
    read_sheet,
    write,
)
from bot.placesheet.links import unwrapped

HELD = date(2026, 5, 18)
NEXT = "participatingAgencies11202026am.xlsx"
KEY_WEST = "https://www.ice.gov/doclib/287gMOA/KeyWestPDFL_TFM_MOA_030425.pdf"
SAFE = "https://gcc02.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Csomebody%40ice.gov"
MODELS = {
    "JEM": "Jail Enforcement Model",
    "WSO": "Warrant Service Officer",
    "TFM": "Task Force Model",
}
COLUMNS = ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"]
Line = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A places folder that holds Florida's agreements and two of Alabama's."""
    from bot.knowledge.location import shipped_folder

    target = tmp_path / "places"
    shutil.copytree(shipped_folder() / "places", target)
    with (target / "agreements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [row for row in rows if row["state"] == "FL" or row["agency"].startswith("Autauga")]
    with (target / "agreements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return target


@pytest.fixture
def register(folder: Path) -> Register:
    return read_register(folder)


@pytest.fixture
def lines(register: Register) -> list[Line]:
    """The list held, as ICE would print it again."""
    names = {place.state: name for name, place in register.states.items()}
    return [
        {
            "STATE": names[row["state"]],
            "LAW ENFORCEMENT AGENCY": row["agency"],
            "TYPE": "County",
            "COUNTY": row["county"] or "#N/A",
            "SUPPORT TYPE": MODELS[row["model"]],
            "SIGNED": date.fromisoformat(row["signed"]),
            "MOA": row["document"] or "link pending",
        }
        for key, row in sorted(register.agreements.items())
        if key in register.listed
    ]


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines as a spreadsheet in one of ICE's forms."""

    def write_book(
        lines: Iterable[Line],
        name: str = NEXT,
        columns: list[str | None] | list[str] = COLUMNS,
        hyperlinks: bool = True,
        dates_as_text: bool = False,
        title_rows: int = 0,
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for _ in range(title_rows):
            sheet.append(["287(g) Participating Agencies"])
        sheet.append(columns)
        for line in lines:
            values = {**line}
            if dates_as_text and isinstance(values["SIGNED"], date):
                values["SIGNED"] = values["SIGNED"].strftime("%Y-%m-%d")
            address = str(values["MOA"])
            link = hyperlinks and address.startswith("http")
            if link:
                values["MOA"] = "link "
            sheet.append([values.get(column) if column else None for column in columns])
            if link:
                at = list(columns).index("MOA") + 1
                sheet.cell(sheet.max_row, at).hyperlink = address
        path = tmp_path / name
        book.save(path)
        return path

    return write_book


def line(lines: list[Line], agency: str, model: str = "TFM") -> Line:
    return next(
        one
        for one in lines
        if one["LAW ENFORCEMENT AGENCY"] == agency and one["SUPPORT TYPE"] == MODELS[model]
    )


def test_the_same_list_again_changes_nothing(
    register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    changes = compare(register, read_sheet(save(lines), register))
    assert not changes
    assert changes.kept == len(lines) == 351


@pytest.mark.parametrize(
    "form",
    [
        # 2021 to February 2025: five columns, dates and addresses as text
        {"columns": ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA"],
         "hyperlinks": False, "dates_as_text": True,
         "name": "ParticipatingEntities-20261120002027.xlsx"},
        # March 2025: TYPE
        {"columns": [c for c in COLUMNS if c != "COUNTY"],
         "name": "participatingAgencies-20261120031339.xlsx"},
        # from July 2025: ADDENDUM and empty columns
        {"columns": [*COLUMNS, "ADDENDUM", None, None],
         "name": "participatingAgencies11202026pm.xlsx"},
        # headings with spaces and small letters, under a title
        {"title_rows": 2},
    ],
)  # fmt: skip
def test_every_form_of_the_years_is_read_alike(
    form: dict[str, Any], register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    sheet = read_sheet(save(lines, **form), register)
    assert sheet.listed_on == date(2026, 11, 20)
    assert not compare(register, sheet)
    [key_west] = [row for row in sheet.rows if row.agency == "Key West Police Department"]
    assert (key_west.state, key_west.model) == ("FL", Model.TASK_FORCE)
    assert (key_west.signed, key_west.document) == (date(2025, 3, 5), KEY_WEST)


def test_slips_of_the_people_who_type_the_list_are_mended(
    register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    one = line(lines, "Key West Police Department")
    one["STATE"] = "FLORDIA "
    one["LAW ENFORCEMENT AGENCY"] = " Key  West\u00a0Police Department "
    one["SUPPORT TYPE"] = "Task Force Officer "
    one["SIGNED"] = "3/5/2025"
    one["MOA"] = SAFE.format(quote(KEY_WEST, safe=""))
    sheriff = line(lines, "Monroe County Sheriff's Office")
    sheriff["LAW ENFORCEMENT AGENCY"] = "Monroe County Sheriff’s Office"
    lines.append(dict.fromkeys(COLUMNS))
    sheet = read_sheet(save(lines), register)
    assert not compare(register, sheet)
    [row] = [row for row in sheet.rows if row.agency == "Key West Police Department"]
    assert (row.signed, row.document) == (date(2025, 3, 5), KEY_WEST)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (KEY_WEST, KEY_WEST),
        (SAFE.format(quote(KEY_WEST, safe="")), KEY_WEST),
        (f"https://web.archive.org/web/20210113002027/{KEY_WEST}", KEY_WEST),
        ("http://www.ice.gov/doclib/287gMOA/A B.pdf?x=1", "https://www.ice.gov/doclib/287gMOA/A%20B.pdf"),
        ("https://ice.gov.example.com/doclib/x.pdf", None),
        ("https://notice.gov/x.pdf", None),
        ("https://example.com/?url=https://www.ice.gov/x.pdf", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("link pending", None),
        ("", None),
    ],
)  # fmt: skip
def test_only_addresses_on_the_site_of_ice_are_kept(address: str, wanted: str | None) -> None:
    assert unwrapped(address) == wanted


def changed_list(lines: list[Line]) -> list[Line]:
    """Homestead signs, Tampa leaves, Autauga drops one model, Miami swaps its model."""
    lines.append({
        "STATE": "FLORIDA", "LAW ENFORCEMENT AGENCY": "Homestead Police Department",
        "TYPE": "Municipality", "COUNTY": "#N/A", "SUPPORT TYPE": "Task Force Model",
        "SIGNED": date(2026, 11, 2), "MOA": "link pending",
    })  # fmt: skip
    lines.remove(line(lines, "Tampa Police Department"))
    lines.remove(line(lines, "Autauga County Sheriff's Office", "JEM"))
    line(lines, "City of Miami Police Department")["SUPPORT TYPE"] = MODELS["WSO"]
    return lines


def test_what_changed_is_told_by_agency(
    register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    changes = compare(register, read_sheet(save(changed_list(lines)), register))
    assert [(c.state, c.agency, c.model) for c in changes.added] == [
        ("FL", "Homestead Police Department", Model.TASK_FORCE)
    ]
    assert [(c.state, c.agency, c.model) for c in changes.gone] == [
        ("AL", "Autauga County Sheriff's Office", Model.JAIL_ENFORCEMENT),
        ("FL", "Tampa Police Department", Model.TASK_FORCE),
    ]
    [swapped] = changes.changed_model
    assert swapped.agency == "City of Miami Police Department"
    assert (swapped.before, swapped.after) == ((Model.TASK_FORCE,), (Model.WARRANT_SERVICE,))
    assert changes.kept == 348


def test_a_written_list_is_what_the_bot_then_knows(
    folder: Path, register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    sheet = read_sheet(save(changed_list(lines)), register)
    write(folder, register, sheet)
    places = load_places(folder)
    assert places.data_date == date(2026, 11, 20)
    homestead = places.status_of("homestead").own_police
    assert homestead is not None
    [signed] = homestead.agreements
    assert (signed.signed, signed.first_listed) == (date(2026, 11, 2), date(2026, 11, 20))
    assert homestead.listing is Listing.LISTED
    tampa = places.status_of("tampa").own_police
    assert tampa is not None
    assert tampa.listing is Listing.NO_LONGER_LISTED
    assert [a.last_listed for a in tampa.past] == [HELD]
    miami = places.status_of("miami").own_police
    assert miami is not None
    assert [a.model for a in miami.agreements] == [Model.WARRANT_SERVICE]
    assert [a.model for a in miami.past] == [Model.TASK_FORCE]
    key_west = places.status_of("key-west").own_police
    assert key_west is not None
    assert key_west.agreements[0].document == KEY_WEST
    assert key_west.agreements[0].first_listed == date(2025, 3, 7)
    total = places.total_on(date(2026, 11, 20))
    assert total is not None
    assert (total.date, total.agreements, total.computed) == (date(2026, 11, 20), 350, True)
    assert (total.states, total.florida_agreements, total.last_in_month) == (2, 348, True)
    assert "sha256: " + sheet.sha256 in (folder / "about.yaml").read_text(encoding="utf-8")


def test_writing_twice_gives_the_same_files(
    folder: Path, register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    path = save(changed_list(lines))
    write(folder, register, read_sheet(path, register))
    once = read_tables(folder)
    again = read_register(folder)
    sheet = read_sheet(path, again)
    assert not compare(again, sheet)
    write(folder, again, sheet)
    assert read_tables(folder) == once


def test_an_agreement_that_comes_back_keeps_its_first_date(
    folder: Path, register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    whole = [dict(one) for one in lines]
    write(folder, register, read_sheet(save(changed_list(lines)), register))
    again = read_register(folder)
    back = read_sheet(save(whole, name="participatingAgencies12012026am.xlsx"), again)
    write(folder, again, back)
    tampa = load_places(folder).status_of("tampa").own_police
    assert tampa is not None
    assert tampa.past == ()
    assert tampa.agreements[0].first_listed < HELD


Spoil = Callable[[list[Line]], dict[str, Any] | None]


def _older(lines: list[Line]) -> dict[str, Any]:
    return {"name": "participatingAgencies05172026am.xlsx"}


def _without_models(lines: list[Line]) -> dict[str, Any]:
    return {"columns": [c for c in COLUMNS if c != "SUPPORT TYPE"]}


def _empty(lines: list[Line]) -> None:
    lines.clear()


def _half(lines: list[Line]) -> None:
    del lines[170:]


def _undated(lines: list[Line]) -> dict[str, Any]:
    return {"name": "agencies.xlsx"}


def _set(column: str, value: object) -> Spoil:
    def spoil(lines: list[Line]) -> None:
        lines[3][column] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_without_models, "lacks the column SUPPORT TYPE"),
        (_empty, "no agreement in them"),
        (_half, "fewer than half of the 351 held"),
        (_undated, "does not tell its date"),
        (_older, "older than the list held, of 2026-05-18"),
        (_set("SIGNED", date(5025, 7, 7)), "Row 5 of the sheet was signed on 5025-07-07"),
        (_set("SIGNED", date(2026, 11, 21)), "not between 2002-01-01 and the list's date"),
        (_set("SIGNED", date(1925, 7, 7)), "signed on 1925-07-07"),
        (_set("SIGNED", "05/082025"), "'05/082025' where a date is expected"),
        (_set("STATE", "ATLANTIS"), "'ATLANTIS' where a state is expected"),
        (_set("STATE", None), "'' where a state is expected"),
        (_set("LAW ENFORCEMENT AGENCY", " "), "Row 5 of the sheet names no agency"),
        (_set("SUPPORT TYPE", "Friendship"), "the support type 'Friendship'"),
    ],
)
def test_a_wrong_sheet_says_why_in_one_sentence_and_changes_nothing(
    spoil: Spoil,
    told: str,
    folder: Path,
    register: Register,
    lines: list[Line],
    save: Callable[..., Path],
) -> None:
    before = read_tables(folder)
    path = save(lines, **(spoil(lines) or {}))
    with pytest.raises(SheetError) as caught:
        read_sheet(path, register)
    assert told in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert read_tables(folder) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"STATE,AGENCY\n", b"\x00" * 5000])
def test_a_damaged_file_is_no_sheet(content: bytes, register: Register, tmp_path: Path) -> None:
    path = tmp_path / NEXT
    path.write_bytes(content)
    with pytest.raises(SheetError, match="not an Excel file"):
        read_sheet(path, register)


def test_a_file_cut_short_or_flipped_never_gets_through_by_halves(
    register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    path = save(lines)
    whole = path.read_bytes()
    for share in (0.2, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(SheetError):
            read_sheet(path, register)
    with pytest.raises(SheetError, match="There is no file"):
        read_sheet(path.with_name("participatingAgencies11212026am.xlsx"), register)


def test_the_date_can_be_given(
    register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    sheet = read_sheet(save(lines, name="list.xlsx"), register, date(2026, 6, 1))
    assert sheet.listed_on == date(2026, 6, 1)


def test_a_disk_that_fails_leaves_the_old_list_whole(
    folder: Path,
    register: Register,
    lines: list[Line],
    save: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = read_tables(folder)
    sheet = read_sheet(save(changed_list(lines)), register)
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write(folder, register, sheet)
    assert read_tables(folder) == before
    assert not list(folder.glob(".*"))


def test_a_new_agency_elsewhere_is_described_only_as_far_as_the_sheet_tells(
    folder: Path, register: Register, lines: list[Line], save: Callable[..., Path]
) -> None:
    def new(state: str, agency: str, kind: str, county: str) -> Line:
        return {
            "STATE": state, "LAW ENFORCEMENT AGENCY": agency, "TYPE": kind, "COUNTY": county,
            "SUPPORT TYPE": "Task Force Model", "SIGNED": date(2026, 11, 2), "MOA": None,
        }  # fmt: skip

    lines += [
        new("TEXAS", "Nowhere Police Department", "Municipality", "Harris County"),
        new("TEXAS", "Harris County Sheriff's Office", "County", "Harris County"),
        new("FLORIDA", "Broward College Police Department", "Municipality", "Broward County"),
        new("FLORIDA", "Eglin Police Department", "Municipality", "Nowhere County"),
        new("UTAHJ", "Utah Department of Corrections", "State Agency", "#N/A"),
    ]
    write(folder, register, read_sheet(save(lines), register))
    places = load_places(folder)
    town = places.status_of("tx-nowhere")
    assert town.own_police is not None
    assert town.own_police.name == "Nowhere Police Department"
    assert [county.name for county in town.counties] == ["Harris County"]
    assert town.sheriff is not None
    assert (
        places.agencies["fl-broward-college-police-department"].type == "university/college police"
    )
    eglin = places.agencies["fl-eglin-police-department"]
    assert (eglin.county, eglin.municipality) == ("", "")
    assert places.agencies["ut-utah-department-of-corrections"].type == "state agency"
