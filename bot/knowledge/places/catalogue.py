"""Looks up what the data say about a place, an agency, a state or the nation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from bot.knowledge.places.models import (
    Agency,
    AgencyStatus,
    Agreement,
    CountyStatus,
    Listing,
    Model,
    ModelCounts,
    NationalSummary,
    Place,
    PlaceNote,
    PlaceStatus,
    PostedLater,
    Spelling,
    StateSummary,
    Total,
    Unknown,
)

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

STATE_KINDS = frozenset({"state", "territory"})
_PARTS_OF_A_CITY = frozenset({"municipal police", "county sheriff", "jail/corrections"})


@dataclass(frozen=True)
class Places:
    """The data, immutable. Every method raises KeyError for an id that is not in it."""

    places: Mapping[str, Place]
    agencies: Mapping[str, Agency]
    totals: tuple[Total, ...]
    """The size of the list by date, oldest first; reported totals last."""
    posted_later: tuple[PostedLater, ...]
    spellings: tuple[Spelling, ...]
    ordinary_words: frozenset[str]
    """Folded words that resemble a place name and are none."""
    data_date: date
    """The date of the newest list held: everything here holds for that day."""
    list_url: str
    """Where ICE publishes the list."""
    revision: str

    def agencies_of(self, place_id: str) -> tuple[Agency, ...]:
        """The agencies on ICE's lists that belong to a place, by name.

        Of a county: all in it, its cities' included. Of a state: all of that state.
        """
        place = self.places[place_id]
        if place.kind in STATE_KINDS:
            return self._by_state.get(place.state, ())
        if place.kind == "county":
            return self._by_county.get((place.state, place.name), ())
        if place.kind == "unincorporated":
            return ()
        own = self._by_municipality.get((place.state, place.name), ())
        named = self._by_name.get((place.state, place.police))
        return own if named is None or named in own else (*own, named)

    def status_of(self, place_id: str, agency: str | None = None) -> PlaceStatus:
        """What is known of a place; `agency` is the agency that was asked about, by id."""
        place = self.places[place_id]
        is_state = place.kind in STATE_KINDS
        own_police = self._own_police(place)
        counties = (place.id,) if place.kind == "county" else place.counties
        related = {a.id for a in self.agencies_of(place_id)} | ({agency} if agency else set())
        return PlaceStatus(
            id=place.id,
            name=place.name,
            kind=place.kind,
            state=place.state,
            population=place.population,
            own_police=own_police,
            police_record_year=place.police_record_year,
            counties=tuple(self._county(self.places[county]) for county in counties),
            others=self._others(place),
            asked=_status(self.agencies[agency]) if agency else None,
            summary=self._summaries[place.state] if is_state else None,
            posted_later=tuple(p for p in self.posted_later if p.agency_id in related),
            unknown=_unknown(place, own_police),
            notes=_notes(place, own_police),
            data_date=self.data_date,
        )

    def label(self, place_id: str) -> str:
        """A name that no other place shares: "Nassau County, NY"; "Midway, Gadsden County"."""
        place = self.places[place_id]
        if place.kind in STATE_KINDS:
            return place.name
        if place.state != "FL":
            return f"{place.name}, {place.state}"
        if len(self.named("FL", place.name)) > 1 and place.counties:
            return f"{place.name}, {self.places[place.counties[0]].name}"
        return place.name

    def named(self, state: str, name: str) -> tuple[Place, ...]:
        """The places of a state (two letters) that have exactly this name."""
        return self._places_by_name.get((state, name), ())

    def state(self, abbreviation: str) -> StateSummary:
        """What the list has for one state, by its two letters; zero where it has nothing."""
        return self._summaries[abbreviation]

    @cached_property
    def national(self) -> NationalSummary:
        """The newest list held, state by state."""
        listed = [s for s in self._summaries.values() if s.agreements]
        listed.sort(key=lambda summary: (-summary.agreements, summary.name))
        agreements = [a for agency in self.agencies.values() for a in agency.agreements if a.listed]
        return NationalSummary(
            data_date=self.data_date,
            agreements=len(agreements),
            agencies=sum(summary.agencies for summary in listed),
            models=count_models(agreements),
            states=tuple(listed),
            later_totals=tuple(total for total in self.totals if total.date > self.data_date),
        )

    def total_on(self, day: date) -> Total | None:
        """The newest total of `day` or earlier; None before the first list held."""
        before = [total for total in self.totals if total.date <= day]
        return before[-1] if before else None

    @cached_property
    def _summaries(self) -> Mapping[str, StateSummary]:
        return {
            place.state: _summary(place, self._by_state.get(place.state, ()))
            for place in self.places.values()
            if place.kind in STATE_KINDS
        }

    @cached_property
    def _places_by_name(self) -> Mapping[tuple[str, str], tuple[Place, ...]]:
        return _grouped(((place.state, place.name), place) for place in self.places.values())

    @cached_property
    def _by_state(self) -> Mapping[str, tuple[Agency, ...]]:
        return _grouped((a.state, a) for a in self.agencies.values())

    @cached_property
    def _by_county(self) -> Mapping[tuple[str, str], tuple[Agency, ...]]:
        return _grouped(((a.state, a.county), a) for a in self.agencies.values())

    @cached_property
    def _by_municipality(self) -> Mapping[tuple[str, str], tuple[Agency, ...]]:
        cities = (a for a in self.agencies.values() if a.municipality)
        return _grouped(((a.state, a.municipality), a) for a in cities)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Agency]:
        return {(a.state, a.name): a for a in self.agencies.values()}

    def _own_police(self, place: Place) -> AgencyStatus | None:
        if place.kind in STATE_KINDS or place.kind in ("county", "unincorporated"):
            return None
        agencies = self.agencies_of(place.id)
        best = min(agencies, key=lambda a: (a.listing != Listing.LISTED, a.name), default=None)
        if best is not None:
            return _status(best)
        listing = Listing.NOT_LISTED if place.own_police == "yes" else Listing.UNKNOWN
        return AgencyStatus(place.police, listing)

    def _county(self, county: Place) -> CountyStatus:
        sheriff = self._named(county, county.sheriff, "county sheriff")
        jail = self._named(county, county.jail, "jail/corrections")
        return CountyStatus(county.id, county.name, sheriff, jail)

    def _named(self, county: Place, name: str, kind: str) -> AgencyStatus | None:
        agency = self._by_name.get((county.state, name))
        if agency is not None:
            return _status(agency)
        if name:
            return AgencyStatus(name, Listing.NOT_LISTED)
        agencies = self._by_county.get((county.state, county.name), ())
        return next((_status(a) for a in agencies if a.type == kind), None)

    def _others(self, place: Place) -> tuple[AgencyStatus, ...]:
        if place.kind == "county":
            agencies = self._by_county.get((place.state, place.name), ())
            return tuple(_status(a) for a in agencies if a.type not in _PARTS_OF_A_CITY)
        if place.kind in STATE_KINDS:
            agencies = self._by_state.get(place.state, ())
            return tuple(_status(a) for a in agencies if a.type == "state agency")
        return ()


def count_models(agreements: Iterable[Agreement]) -> ModelCounts:
    """How many of `agreements` are of each model."""
    counts = Counter(agreement.model for agreement in agreements)
    return ModelCounts(
        counts[Model.JAIL_ENFORCEMENT], counts[Model.WARRANT_SERVICE], counts[Model.TASK_FORCE]
    )


def _grouped(pairs: Iterable[tuple[KeyT, ValueT]]) -> Mapping[KeyT, tuple[ValueT, ...]]:
    groups: defaultdict[KeyT, list[ValueT]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def _status(agency: Agency) -> AgencyStatus:
    return AgencyStatus(
        name=agency.name,
        listing=agency.listing,
        id=agency.id,
        agreements=tuple(a for a in agency.agreements if a.listed),
        past=tuple(a for a in agency.agreements if not a.listed),
    )


def _summary(place: Place, agencies: tuple[Agency, ...]) -> StateSummary:
    agreements = [a for agency in agencies for a in agency.agreements if a.listed]
    return StateSummary(
        id=place.id,
        name=place.name,
        state=place.state,
        is_territory=place.kind == "territory",
        agreements=len(agreements),
        agencies=len({agreement.agency for agreement in agreements}),
        models=count_models(agreements),
    )


def _unknown(place: Place, own_police: AgencyStatus | None) -> tuple[Unknown, ...]:
    found = []
    if own_police is not None and own_police.listing is Listing.UNKNOWN:
        found.append(Unknown.OWN_POLICE)
    if place.state != "FL" and place.kind not in STATE_KINDS:
        found.append(Unknown.UNLISTED_PLACES)
    return (*found, Unknown.AFTER_DATA_DATE, Unknown.USE)


def _notes(place: Place, own_police: AgencyStatus | None) -> tuple[PlaceNote, ...]:
    found = []
    if len(place.counties) > 1:
        found.append(PlaceNote.TWO_COUNTIES)
    if place.police and place.police == place.sheriff:
        found.append(PlaceNote.CONSOLIDATED)
    unknown = own_police is not None and own_police.listing is Listing.UNKNOWN
    if unknown and place.police_record_year is not None:
        found.append(PlaceNote.OLD_POLICE_RECORD)
    if place.kind == "unincorporated":
        found.append(PlaceNote.UNINCORPORATED)
    return tuple(found)
