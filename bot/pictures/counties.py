"""Florida's 67 counties as a grid of tiles: how many agreements, and of which models."""

from collections import defaultdict
from dataclasses import dataclass

from bot.knowledge.dates import FuzzyDate
from bot.knowledge.places import Model, Places
from bot.languages import Language
from bot.pictures.florida_tiles import COLUMNS, ROWS, TILES
from bot.pictures.frame import frame, packed, written
from bot.pictures.picture import Drawing, Theme
from bot.pictures.wording import alt_text
from bot.rendering.dates import date_text
from bot.rendering.phrases import say

MODELS = (Model.TASK_FORCE, Model.WARRANT_SERVICE, Model.JAIL_ENFORCEMENT)
"""In the order in which every chart shows them."""
STEPS = (3, 6, 11)
"""Agreements from which a tile is darker: 0 to 2, 3 to 5, 6 to 10, 11 and more."""


@dataclass(frozen=True, slots=True)
class County:
    """What the newest list held has for the agencies of one county."""

    id: str
    name: str
    agreements: int
    models: frozenset[Model]


def florida_counties(places: Places) -> tuple[County, ...]:
    """All counties of Florida by name, with the agreements of every agency that lies in them."""
    counties = (p for p in places.places.values() if p.kind == "county" and p.state == "FL")
    return tuple(
        _county(places, place.id, place.name) for place in sorted(counties, key=lambda p: p.name)
    )


def counties_drawing(places: Places, language: Language, theme: Theme) -> Drawing:
    """The chart of all counties; its alt text and its text name every one."""
    counties = florida_counties(places)
    as_of = FuzzyDate.of(places.data_date)
    when = date_text(as_of, language)
    title = say("chart-counties", language)
    whole = sum(county.agreements for county in counties)
    counted = say("counties-count", language, agreements=f"{whole:,}", counties=len(counties))
    notes = [
        say("chart-data", language, date=when, url=places.list_url),
        say("chart-papers", language),
    ]
    data = frame(
        language, theme, kind=f"Mile Zero · {say('chart', language)}", title=title,
        subtitle=f"{counted} · {say('as-of', language, date=when)}", sources=(), as_of=as_of,
        notes=notes,
    )  # fmt: skip
    having = {model: sum(model in county.models for county in counties) for model in MODELS}
    models = [
        say("counties-models", language, model=say(f"chart-model-{m}", language), count=count)
        for m, count in having.items()
    ]
    spoken = say(
        "counties-alt", language, **{model.lower(): count for model, count in having.items()}
    )
    data |= {
        "columns": COLUMNS,
        "rows": ROWS,
        "how": say("counties-how", language),
        "marks": say("counties-marks", language),
        "models": [
            {"model": model, "text": text} for model, text in zip(MODELS, models, strict=True)
        ],
        "steps": _steps(),
        "counties": [
            {
                "name": county.name.removesuffix(" County"),
                "count": county.agreements,
                "step": 1 + sum(county.agreements >= step for step in STEPS),
                "models": [model in county.models for model in MODELS],
                "tile": list(TILES[county.id]) if county.id in TILES else None,
            }
            for county in counties
        ],
    }
    groups = _groups(counties, language)
    alt = alt_text(
        say("chart-alt", language, title=title),
        [f"{say('as-of', language, date=when)}: {counted}", *groups, spoken],
        lambda more: say("alt-more", language, count=more),
    )
    named = [
        f"- {c.name}: {c.agreements} ({', '.join(m.value for m in MODELS if m in c.models)})"
        if c.models
        else f"- {c.name}: {c.agreements}"
        for c in counties
    ]
    text = written(
        language, title=title, subtitle=counted, sources=(), as_of=as_of, notes=notes,
        lines=[*named, *models, say("counties-how", language)],
    )  # fmt: skip
    return Drawing("counties", packed(data), alt, text)


def _county(places: Places, id: str, name: str) -> County:
    listed = [
        agreement
        for agency in places.agencies_of(id)
        for agreement in agency.agreements
        if agreement.listed
    ]
    return County(id, name, len(listed), frozenset(agreement.model for agreement in listed))


def _groups(counties: tuple[County, ...], language: Language) -> list[str]:
    """Every county by its number of agreements: the shortest way to label all of them."""
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for county in counties:
        by_count[county.agreements].append(county.name.removesuffix(" County"))
    return [
        say("counties-group", language, count=count, names=", ".join(by_count[count]))
        if len(by_count[count]) > 1
        else f"{by_count[count][0]}: {count}"
        for count in sorted(by_count, reverse=True)
    ]


def _steps() -> list[str]:
    edges = [0, *STEPS]
    ends = [str(end - 1) for end in STEPS]
    return [f"{start}–{end}" for start, end in zip(edges, ends, strict=False)] + [f"{STEPS[-1]}+"]
