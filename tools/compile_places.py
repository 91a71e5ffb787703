"""Compiles prepared tables of ICE's list, Census places and FBI data into ``knowledge/places``.

Run: python tools/compile_places.py SOURCE_FOLDER [TARGET_FOLDER]

The source folder holds agencies_287g_us.csv, agreements_287g_history.csv,
agreements_posted_after_snapshot.csv, florida_places.csv and florida_unincorporated_places.csv.
What people keep by hand in the target (cautions, aliases, spellings, states) stays as it is.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.knowledge.places.rows import slug

ABBREVIATED = {"Jail Enforcement Model": "JEM", "Warrant Service Officer": "WSO"}
Table = list[dict[str, str]]


def main(source: Path, target: Path) -> None:
    """Write every compiled table."""
    agencies = read(source / "agencies_287g_us.csv")
    states = {row["state"]: row["state_abbr"] for row in agencies}
    rows = [agreement(row) for row in agencies]
    rows.sort(key=lambda row: (row["state"], row["agency"], row["model"]))
    write(target / "agreements.csv", rows)
    write(target / "agency-names.csv", renames(agencies))
    write(target / "history.csv", history(read(source / "agreements_287g_history.csv")))
    later = read(source / "agreements_posted_after_snapshot.csv")
    write(target / "posted-later.csv", (posted(row, states) for row in later))
    places = read(source / "florida_places.csv")
    counties = [row for row in places if row["place_type"] == "county"]
    cities = [row for row in places if row["place_type"] != "county"]
    write_kept(target / "counties.csv", (county(row) for row in counties))
    write_kept(target / "municipalities.csv", (municipality(row) for row in cities))
    hamlets = read(source / "florida_unincorporated_places.csv")
    write_kept(target / "unincorporated.csv", unincorporated(hamlets, cities))


def agreement(row: dict[str, str]) -> dict[str, str]:
    """A row of agreements.csv."""
    return {
        "state": row["state_abbr"],
        "agency": row["agency"],
        "type": row["agency_type"],
        "subtype": row["agency_subtype"],
        "county": row["county"],
        "municipality": row["municipality"],
        "model": ABBREVIATED.get(row["model"], "TFM"),
        "signed": row["signed_date"],
        "status": "listed" if row["status"] == "active" else "no longer listed",
        "first_listed": row["first_listed"],
        "last_listed": row["last_listed"],
        "document": row["moa_url"],
    }


def renames(agencies: Table) -> Iterable[dict[str, str]]:
    """Names that ICE spells otherwise than agreements.csv does, beyond punctuation."""
    seen = set()
    for row in agencies:
        raw = " ".join(row["agency_raw"].split())
        key = (row["state_abbr"], raw)
        if key not in seen and slug(raw) != slug(row["agency"]):
            seen.add(key)
            yield {"state": row["state_abbr"], "as_listed": raw, "agency": row["agency"]}


def history(rows: Table) -> Iterable[dict[str, str]]:
    """The lists on which a figure changed, and the last list of each month."""
    before: list[str] = []
    for row in rows:
        figures = list(row.values())[1:13]
        if figures != before or row["last_in_month"] == "1":
            yield {
                "date": row["snapshot_date"],
                "agreements": row["national_agreements"],
                "agencies": row["national_agencies"],
                **{key: row[key] for key in ("states", "territories")},
                **{key: row[key] for key in row if key.startswith(("national_j", "national_w"))},
                "national_tfm": row["national_tfm"],
                **{key: row[key] for key in row if key.startswith("florida_")},
                "last_in_month": row["last_in_month"],
                "basis": row["basis"],
            }
        before = figures


def posted(row: dict[str, str], states: dict[str, str]) -> dict[str, str]:
    """A row of posted-later.csv."""
    return {
        "state": states[row["state"]],
        "agency": row["agency"],
        "model": ABBREVIATED.get(row["model"], "TFM"),
        "date": row["date_in_file_name"],
        "document": row["moa_file"],
    }


def county(row: dict[str, str]) -> dict[str, str]:
    """A row of counties.csv."""
    return {
        "id": slug(row["place"]),
        "name": row["place"],
        "population": row["population"],
        "sheriff": row["county_sheriff"],
        "jail": row["county_jail_agency"],
        "caution": "",
        "aliases": row["place"].removesuffix(" County"),
    }


def municipality(row: dict[str, str]) -> dict[str, str]:
    """A row of municipalities.csv."""
    return {
        "id": slug(row["place"].split(",")[0]),
        "name": row["place"],
        "kind": row["place_type"],
        "counties": "|".join(slug(name) for name in row["counties"].split("|")),
        "population": row["population"],
        "own_police": row["own_police_known"],
        "police": row["own_police_agency"] if "ice" in row["own_police_source"] else "",
        "fbi_year": row["fbi_last_year"],
        "caution": "",
        "aliases": "",
    }


def unincorporated(rows: Table, cities: Table) -> Iterable[dict[str, str]]:
    """Rows of unincorporated.csv; a name that is not unique gets its county in the id."""
    taken = Counter(slug(row["place"]) for row in rows) + Counter(slug(c["place"]) for c in cities)
    taken["new-york"] += 1
    for row in rows:
        name = slug(row["place"])
        yield {
            "id": f"{name}-{slug(row['county'])}" if taken[name] > 1 else name,
            "name": row["place"],
            "counties": "|".join(slug(name) for name in row["counties"].split("|")),
            "population": row["population_acs_2019_2023"],
            "caution": "",
            "aliases": "",
        }


def read(path: Path) -> Table:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_kept(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write a table, and keep the columns that people fill by hand."""
    kept = {row["id"]: row for row in read(path)} if path.exists() else {}
    by_hand = ("caution", "aliases")
    write(path, (row | {c: kept.get(row["id"], row)[c] for c in by_hand} for row in rows))


def write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write a table."""
    table = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    print(f"{path.name}: {len(table)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "knowledge/places"))
