"""Describes an agency that a new list shows for the first time."""

from bot.knowledge.places import Places
from bot.knowledge.places.rows import slug
from bot.placesheet.sheet import SheetRow

_POLICE_ENDINGS = (
    " police department", " police dept", " department of police", " department of public safety",
    " marshal's office", " police",
)  # fmt: skip
_CAMPUS = ("university", "college")
_JAIL = ("corrections", "detention", "jail", "correctional")


def described(row: SheetRow, places: Places) -> dict[str, str]:
    """Type, subtype, county and municipality, as far as the row and Florida's map tell them.

    What they do not tell stays empty: nothing is guessed from another place of the same name.
    """
    name = row.agency.casefold()
    kind = row.type.casefold()
    municipality = ""
    if any(word in name for word in _CAMPUS):
        type_ = "university/college police"
    elif "state" in kind:
        type_ = "state agency"
    elif "sheriff" in name:
        type_ = "county sheriff"
    elif any(word in name for word in _JAIL):
        type_ = "jail/corrections"
    elif kind.startswith("mun") or name.endswith(_POLICE_ENDINGS):
        type_ = "municipal police"
        municipality = _municipality(row, places)
    else:
        type_ = "other"
    return {
        "type": type_,
        "subtype": "",
        "county": _county(row, municipality, places),
        "municipality": municipality,
    }


def _municipality(row: SheetRow, places: Places) -> str:
    name = row.agency
    for ending in _POLICE_ENDINGS:
        if name.casefold().endswith(ending):
            name = name[: -len(ending)]
            break
    for start in ("City of ", "Town of ", "Village of "):
        name = name.removeprefix(start)
    if row.state != "FL":
        return name.strip()
    wanted = slug(name)
    towns = [p for p in places.places.values() if p.own_police is not None and p.state == "FL"]
    return next((place.name for place in towns if wanted in (place.id, slug(place.name))), "")


def _county(row: SheetRow, municipality: str, places: Places) -> str:
    if row.state != "FL":
        return row.county
    for place in places.named("FL", municipality):
        if place.counties:
            return places.places[place.counties[0]].name
    return row.county if places.named("FL", row.county) else ""
