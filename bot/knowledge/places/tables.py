"""Reads the tables of ``knowledge/places`` into one immutable `Places`."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bot.knowledge import strict_yaml
from bot.knowledge.places.catalogue import Places
from bot.knowledge.places.models import (
    Agency,
    Agreement,
    Caution,
    Model,
    ModelCounts,
    Place,
    PlaceKind,
    PostedLater,
    Spelling,
    Total,
)
from bot.knowledge.places.rows import Row, rows_of, slug
from bot.knowledge.problems import KnowledgeError, Problem

TABLES = (
    "about.yaml", "states.csv", "counties.csv", "municipalities.csv", "unincorporated.csv",
    "agreements.csv", "history.csv", "posted-later.csv", "spellings.csv", "ordinary-words.txt",
)  # fmt: skip

CAUTIONS: tuple[Caution, ...] = ("", "capital", "question", "word", "state")
T = TypeVar("T")


def load_places(folder: Path) -> Places:
    """The places of a folder such as ``knowledge/places``.

    Raises KnowledgeError that names the file, the line and what to do.
    """
    return places_from_tables(read_tables(folder))


def read_tables(folder: Path, extra: tuple[str, ...] = ()) -> dict[str, str]:
    """The text of each file of TABLES, and of the `extra` ones. Raises KnowledgeError."""
    texts = {}
    for name in (*TABLES, *extra):
        try:
            texts[name] = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"cannot be read ({error}); restore the file"
            raise KnowledgeError([Problem(f"places/{name}", 1, "", message)]) from None
    return texts


def places_from_tables(texts: Mapping[str, str]) -> Places:
    """The places in the texts of the files named in TABLES. Raises KnowledgeError."""
    about = _about(texts["about.yaml"])
    agencies = _agencies(texts)
    states, state_spellings = _states(texts)
    places = {place.id: place for place in states}
    for place in (*_counties(texts), *_municipalities(texts), *_unincorporated(texts)):
        if places.setdefault(place.id, place) is not place:
            message = f"the id {place.id!r} is used twice; ids are unique"
            raise KnowledgeError([Problem("places", 1, "id", message)])
    for place in _elsewhere(agencies.values()):
        places.setdefault(place.id, place)
    totals = tuple(_read(texts, "history.csv", _total))
    known = places.keys() | agencies.keys()
    lines = texts["ordinary-words.txt"].splitlines()
    ordinary = {word for line in lines if not line.startswith("#") for word in line.split()}
    spellings = (*state_spellings, *_place_spellings(texts), *_spellings(texts, known))
    digest = hashlib.sha256("\0".join(texts[name] for name in TABLES).encode())
    return Places(
        places=MappingProxyType(places),
        agencies=MappingProxyType(agencies),
        totals=totals,
        posted_later=tuple(_read(texts, "posted-later.csv", _posted)),
        spellings=spellings,
        ordinary_words=frozenset(ordinary),
        data_date=about.day("data_date"),
        list_url=about["list_url"],
        revision=digest.hexdigest()[:12],
    )


def _about(text: str) -> Row:
    try:
        value: Any = strict_yaml.parse(text).value
    except strict_yaml.YamlError as error:
        raise KnowledgeError(
            [Problem("places/about.yaml", error.line, "", error.message)]
        ) from None
    if not isinstance(value, dict):
        raise KnowledgeError([Problem("places/about.yaml", 1, "", "must be lines of 'key: value'")])
    return Row({str(key): str(part) for key, part in value.items()}, "about.yaml", 1)


def _read(texts: Mapping[str, str], name: str, make: Callable[[Row], T]) -> Iterator[T]:
    return (make(row) for row in rows_of(texts[name], name))


def _states(texts: Mapping[str, str]) -> tuple[tuple[Place, ...], tuple[Spelling, ...]]:
    places, spellings = [], []
    for row in rows_of(texts["states.csv"], "states.csv"):
        kind: PlaceKind = row.one_of("kind", ("state", "territory"))
        place = Place(slug(row["name"]), row["name"], kind, row["abbreviation"])
        places.append(place)
        caution: Caution = row.one_of("caution", CAUTIONS)
        spellings.append(Spelling(place.name, (place.id,), caution))
        spellings += [Spelling(name, (place.id,)) for name in row.list("spellings")]
    return tuple(places), tuple(spellings)


def _counties(texts: Mapping[str, str]) -> Iterator[Place]:
    for row in rows_of(texts["counties.csv"], "counties.csv"):
        yield Place(
            id=row["id"],
            name=row["name"],
            kind="county",
            state="FL",
            population=row.optional_number("population"),
            sheriff=row["sheriff"],
            jail=row["jail"],
        )


def _municipalities(texts: Mapping[str, str]) -> Iterator[Place]:
    sheriffs = {row["id"]: row["sheriff"] for row in rows_of(texts["counties.csv"], "counties.csv")}
    for row in rows_of(texts["municipalities.csv"], "municipalities.csv"):
        counties = row.list("counties")
        yield Place(
            id=row["id"],
            name=row["name"],
            kind=row.one_of("kind", ("city", "town", "village")),
            state="FL",
            counties=counties,
            population=row.optional_number("population"),
            sheriff=sheriffs.get(counties[0], ""),
            own_police=row.one_of("own_police", ("yes", "unknown")),
            police=row["police"],
            police_record_year=row.optional_number("fbi_year"),
        )


def _unincorporated(texts: Mapping[str, str]) -> Iterator[Place]:
    for row in rows_of(texts["unincorporated.csv"], "unincorporated.csv"):
        yield Place(
            id=row["id"],
            name=row["name"],
            kind="unincorporated",
            state="FL",
            counties=row.list("counties"),
            population=row.optional_number("population"),
        )


def _agencies(texts: Mapping[str, str]) -> dict[str, Agency]:
    rows: dict[str, list[Row]] = {}
    for row in rows_of(texts["agreements.csv"], "agreements.csv"):
        rows.setdefault(slug(f"{row['state']} {row['agency']}"), []).append(row)
    first_list = min(row.day("first_listed") for group in rows.values() for row in group)
    return {key: _agency(key, group, first_list) for key, group in rows.items()}


def _agency(key: str, rows: list[Row], first_list: date) -> Agency:
    first = rows[0]
    return Agency(
        id=key,
        name=first["agency"],
        state=first["state"],
        type=first["type"],
        subtype=first["subtype"],
        county=first["county"],
        municipality=first["municipality"],
        agreements=tuple(
            Agreement(
                agency=key,
                model=Model(row.one_of("model", tuple(Model))),
                signed=row.optional_day("signed"),
                listed=row.one_of("status", ("listed", "no longer listed")) == "listed",
                first_listed=row.day("first_listed"),
                since_first_list=row.day("first_listed") == first_list,
                last_listed=row.day("last_listed"),
                document=row["document"] or None,
            )
            for row in sorted(rows, key=lambda row: (row["signed"], row["model"]))
        ),
    )


def _elsewhere(agencies: Iterable[Agency]) -> Iterator[Place]:
    """The counties and municipalities outside Florida that the list itself names."""
    for agency in agencies:
        if agency.state == "FL":
            continue
        county = slug(f"{agency.state} {agency.county}") if agency.county else ""
        if county:
            yield Place(county, agency.county, "county", agency.state)
        if agency.municipality:
            yield Place(
                id=slug(f"{agency.state} {agency.municipality}"),
                name=agency.municipality,
                kind="municipality",
                state=agency.state,
                counties=(county,) if county else (),
                own_police="yes",
                police=agency.name,
            )


def _place_spellings(texts: Mapping[str, str]) -> Iterator[Spelling]:
    for name in ("counties.csv", "municipalities.csv", "unincorporated.csv"):
        for row in rows_of(texts[name], name):
            caution: Caution = row.one_of("caution", CAUTIONS)
            yield Spelling(row["name"], (row["id"],), "" if name == "counties.csv" else caution)
            for alias in row.list("aliases"):
                yield Spelling(alias, (row["id"],), caution)


def _spellings(texts: Mapping[str, str], known: Set[str]) -> Iterator[Spelling]:
    for row in rows_of(texts["spellings.csv"], "spellings.csv"):
        for target in row.list("ids"):
            if target not in known:
                row.refuse("ids", f"there is no place or agency {target!r}; correct the id")
        yield Spelling(row["spelling"], row.list("ids"), row.one_of("caution", CAUTIONS))


def _posted(row: Row) -> PostedLater:
    return PostedLater(
        state=row["state"],
        agency=row["agency"],
        agency_id=slug(f"{row['state']} {row['agency']}"),
        model=Model(row.one_of("model", tuple(Model))),
        date=row.day("date"),
        document=row["document"],
    )


def _total(row: Row) -> Total:
    def models(area: str) -> ModelCounts | None:
        counts = [row.optional_number(f"{area}_{model}") for model in ("jem", "wso", "tfm")]
        return ModelCounts(*(count or 0 for count in counts)) if None not in counts else None

    return Total(
        date=row.day("date"),
        computed=row.one_of("basis", ("computed", "reported")) == "computed",
        agreements=row.number("agreements"),
        agencies=row.optional_number("agencies"),
        states=row.optional_number("states"),
        territories=row.optional_number("territories"),
        models=models("national"),
        florida_agreements=row.optional_number("florida_agreements"),
        florida_agencies=row.optional_number("florida_agencies"),
        florida_models=models("florida"),
        last_in_month=row["last_in_month"] == "1",
    )
