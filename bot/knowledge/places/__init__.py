"""Places and agencies: what ICE's published list of 287(g) agreements says about them."""

from bot.knowledge.places.catalogue import Places
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
    PlaceKind,
    PlaceNote,
    PlaceStatus,
    PostedLater,
    Spelling,
    StateSummary,
    Total,
    Unknown,
)
from bot.knowledge.places.tables import load_places, places_from_tables

__all__ = [
    "Agency",
    "AgencyStatus",
    "Agreement",
    "CountyStatus",
    "Listing",
    "Model",
    "ModelCounts",
    "NationalSummary",
    "Place",
    "PlaceKind",
    "PlaceNote",
    "PlaceStatus",
    "Places",
    "PostedLater",
    "Spelling",
    "StateSummary",
    "Total",
    "Unknown",
    "load_places",
    "places_from_tables",
]
