"""What the places folder knows of agreements, as the update needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from bot.knowledge.places import Place, Places
from bot.knowledge.places.rows import rows_of, slug
from bot.knowledge.places.tables import places_from_tables, read_tables

NAMES = "agency-names.csv"
Key = tuple[str, str, str]
"""State (two letters), agency (as a slug) and model: what makes an agreement the same one."""


@dataclass(frozen=True)
class Register:
    """The tables of a places folder, read and checked."""

    texts: Mapping[str, str]
    places: Places
    renamed: Mapping[tuple[str, str], str]
    """(State, slug of a name as ICE writes it) -> the name that we use."""

    @property
    def data_date(self) -> date:
        """The date of the list that the folder holds."""
        return self.places.data_date

    @cached_property
    def agreements(self) -> Mapping[Key, Mapping[str, str]]:
        """Every row of agreements.csv."""
        rows = rows_of(self.texts["agreements.csv"], "agreements.csv")
        return {key_of(row["state"], row["agency"], row["model"]): row.cells for row in rows}

    @cached_property
    def listed(self) -> frozenset[Key]:
        """The agreements that the list held shows."""
        rows = self.agreements.items()
        return frozenset(key for key, row in rows if row["status"] == "listed")

    @cached_property
    def states(self) -> Mapping[str, Place]:
        """States and territories by upper-case name."""
        kinds = ("state", "territory")
        places = self.places.places.values()
        return {place.name.upper(): place for place in places if place.kind in kinds}

    def agency_name(self, state: str, listed_as: str) -> str:
        """Our name of an agency that ICE lists as `listed_as`; the same where we have none."""
        name = self.renamed.get((state, slug(listed_as)))
        if name is not None:
            return name
        agency = self.places.agencies.get(slug(f"{state} {listed_as}"))
        return agency.name if agency is not None else listed_as


def key_of(state: str, agency: str, model: str) -> Key:
    """The key of an agreement."""
    return state, slug(agency), model


def read_register(folder: Path) -> Register:
    """The register of a places folder. Raises KnowledgeError where a table is faulty."""
    texts = read_tables(folder, extra=(NAMES,))
    renamed = {
        (row["state"], slug(row["as_listed"])): row["agency"]
        for row in rows_of(texts[NAMES], NAMES)
    }
    return Register(texts, places_from_tables(texts), MappingProxyType(renamed))
