"""What is known of a place, as values: no prose, no dates of today, nothing guessed.

All dates of agreements come from ICE's own list; "signed" is the day on which ICE countersigned,
which is often later than the day on which a police chief signed or a council voted.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


class Model(StrEnum):
    """What an agreement lets local officers do, by ICE's short form."""

    JAIL_ENFORCEMENT = "JEM"
    WARRANT_SERVICE = "WSO"
    TASK_FORCE = "TFM"


class Listing(StrEnum):
    """Where an agency stands on ICE's list. Absence never means "does not cooperate"."""

    LISTED = "listed"
    NO_LONGER_LISTED = "no-longer-listed"
    """On an earlier list and not on the newest one held; ICE does not say why."""
    NOT_LISTED = "not-listed"
    """The agency exists and is on none of the lists held."""
    UNKNOWN = "unknown"
    """Whether there is such an agency is not known."""


class Unknown(StrEnum):
    """What the data cannot tell about a place."""

    OWN_POLICE = "own-police"
    """Whether the place has a police agency of its own."""
    AFTER_DATA_DATE = "after-data-date"
    """Anything signed or ended after the newest list held."""
    USE = "use"
    """Whether officers were trained and the agreement is used: the list shows papers only."""
    UNLISTED_PLACES = "unlisted-places"
    """Outside Florida only places on the list are held, so absence there was not checked."""


class PlaceNote(StrEnum):
    """A thing about a place that a reader should be told."""

    TWO_COUNTIES = "two-counties"
    CONSOLIDATED = "consolidated"
    """City and county have one government, and the sheriff is the city's police."""
    OLD_POLICE_RECORD = "old-police-record"
    """The last FBI record of a police agency of its own is of `PlaceStatus.police_record_year`."""
    UNINCORPORATED = "unincorporated"
    """No city government: the county's agencies police it."""


PlaceKind = Literal[
    "state", "territory", "county", "city", "town", "village", "unincorporated", "municipality"
]
"""``municipality`` is a city or town outside Florida, whose legal form is not held."""

Caution = Literal["", "capital", "question", "word", "state"]
"""When a spelling counts as a place: always; if written with a capital; in a question such as "is
... in the program?"; beside a word such as "county" or "police"; beside the name of its state."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement of one agency, as ICE lists it."""

    agency: str
    """Id of the agency."""
    model: Model
    signed: date | None
    """The day on which ICE countersigned, by ICE's list."""
    listed: bool
    """Whether the newest list held shows it."""
    first_listed: date
    """The oldest list held that shows it."""
    since_first_list: bool
    """True: it is on the oldest list held, so it was listed on or before `first_listed`."""
    last_listed: date
    document: str | None
    """Address of the signed memorandum, where ICE links one."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A law enforcement agency that is or was on ICE's list."""

    id: str
    name: str
    state: str
    """Two letters, such as FL."""
    type: str
    """``county sheriff``, ``municipal police``, ``state agency``, ``university/college police``,
    ``jail/corrections`` or ``other``."""
    subtype: str
    county: str
    """Name of the county, empty where the agency acts in a whole state or none is known."""
    municipality: str
    agreements: tuple[Agreement, ...]

    @property
    def listing(self) -> Listing:
        """Whether any of its agreements is on the newest list held."""
        if any(agreement.listed for agreement in self.agreements):
            return Listing.LISTED
        return Listing.NO_LONGER_LISTED


@dataclass(frozen=True, slots=True)
class AgencyStatus:
    """An agency as part of an answer. `id` is None where it is on none of the lists held."""

    name: str
    """Empty where only its existence is known, or not even that."""
    listing: Listing
    id: str | None = None
    agreements: tuple[Agreement, ...] = ()
    """On the newest list held; in the order of the day on which ICE signed."""
    past: tuple[Agreement, ...] = ()
    """On an earlier list and no longer on the newest one held."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of naming a place or an agency, and what it may mean."""

    text: str
    targets: tuple[str, ...]
    """Ids of places or agencies; more than one where the name alone does not settle it."""
    caution: Caution = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A state, a county, a municipality or an unincorporated community."""

    id: str
    name: str
    kind: PlaceKind
    state: str
    counties: tuple[str, ...] = ()
    """Ids, the main one first. Empty for a state and for a county."""
    population: int | None = None
    sheriff: str = ""
    """Of a county: name of the sheriff's agency."""
    jail: str = ""
    """Of a county: name of the agency that runs the jail, where it is not the sheriff."""
    own_police: Literal["yes", "unknown"] | None = None
    """Of a municipality: whether it is known to have police of its own."""
    police: str = ""
    """Of a municipality: name of that agency on ICE's list."""
    police_record_year: int | None = None
    """Of a municipality: year of the newest FBI record of its own police."""


@dataclass(frozen=True, slots=True)
class CountyStatus:
    """The agencies that act in a whole county."""

    id: str
    name: str
    sheriff: AgencyStatus | None
    """None outside Florida where the list has no sheriff of this county."""
    jail: AgencyStatus | None
    """None where the sheriff runs the jail or, outside Florida, none is listed."""


@dataclass(frozen=True, slots=True)
class ModelCounts:
    """How many agreements of each model."""

    jail_enforcement: int = 0
    warrant_service: int = 0
    task_force: int = 0

    @property
    def total(self) -> int:
        """All agreements."""
        return self.jail_enforcement + self.warrant_service + self.task_force


@dataclass(frozen=True, slots=True)
class StateSummary:
    """What the newest list held has for one state or territory."""

    id: str
    name: str
    state: str
    is_territory: bool
    agreements: int
    agencies: int
    models: ModelCounts


@dataclass(frozen=True, slots=True)
class Total:
    """The size of one dated list. None where that list's figure is not known."""

    date: date
    computed: bool
    """True: counted from ICE's own list. False: as somebody reported it."""
    agreements: int
    agencies: int | None
    states: int | None
    territories: int | None
    models: ModelCounts | None
    florida_agreements: int | None
    florida_agencies: int | None
    florida_models: ModelCounts | None
    last_in_month: bool


@dataclass(frozen=True, slots=True)
class NationalSummary:
    """The newest list held, state by state; the largest first."""

    data_date: date
    agreements: int
    agencies: int
    models: ModelCounts
    states: tuple[StateSummary, ...]
    """States with at least one agreement, and territories."""
    later_totals: tuple[Total, ...]
    """Totals reported after `data_date`, without a list behind them."""


@dataclass(frozen=True, slots=True)
class PostedLater:
    """A signed document that ICE posted after the newest list held."""

    state: str
    agency: str
    agency_id: str
    model: Model
    date: date
    """As in the document's file name: usually the day of signing."""
    document: str
    """File name of the document on ICE's site; its full address was not archived."""


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """Everything the data say about one place. Holds for `data_date`."""

    id: str
    name: str
    kind: PlaceKind
    state: str
    population: int | None
    own_police: AgencyStatus | None
    """None where the question does not arise: a state, a county, an unincorporated place."""
    police_record_year: int | None
    counties: tuple[CountyStatus, ...]
    """The county of the place (or itself); a few places lie in two."""
    others: tuple[AgencyStatus, ...]
    """Of a county: campus, airport, port and other listed agencies that are not city police.
    Of a state: its state-wide agencies."""
    asked: AgencyStatus | None
    """The agency that the question named, if it named one."""
    summary: StateSummary | None
    """Of a state or territory."""
    posted_later: tuple[PostedLater, ...]
    unknown: tuple[Unknown, ...]
    notes: tuple[PlaceNote, ...]
    data_date: date

    @property
    def sheriff(self) -> AgencyStatus | None:
        """The sheriff of the main county."""
        return self.counties[0].sheriff if self.counties else None

    @property
    def jail(self) -> AgencyStatus | None:
        """The agency that runs the main county's jail, where it is not the sheriff."""
        return self.counties[0].jail if self.counties else None
