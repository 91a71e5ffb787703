"""How the number of agreements grew, in the nation and in Florida, by model and by date."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answering.compose import timeline_answer
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event
from bot.knowledge.places import ModelCounts, Places, Total
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.frame import frame, packed, written
from bot.pictures.picture import Drawing, Theme
from bot.pictures.wording import alt_text, breakable
from bot.rendering.dates import date_text
from bot.rendering.phrases import say
from bot.rendering.plain import event_heading

MODELS = ("JEM", "WSO", "TFM")
"""From the bottom of the pile to its top."""
NATION_EVENTS = ("eo-14159", "task-force-model-returns", "dhs-reimbursement-offer")
FLORIDA_EVENTS = ("sb-1808-approved", "sb-2-c-and-sb-4-c-signed", "all-67-sheriffs")
"""Events beside a bend of the line; those that a knowledge base lacks are left out."""
_MARK_WIDTH = 0.055
"""Of the chart's width: what the number of a mark takes."""


@dataclass(frozen=True, slots=True)
class _Panel:
    name: str
    events: tuple[Event, ...]
    count: Callable[[Total], int | None]
    models: Callable[[Total], ModelCounts | None]


def growth_drawing(
    knowledge: Knowledge, places: Places, language: Language, theme: Theme
) -> Drawing:
    """The chart of growth. Raises ValueError where there are not two lists to compare."""
    totals = places.totals
    listed = tuple(total for total in totals if total.computed)
    if len(listed) < 2:
        raise ValueError("growth needs at least two dated lists")
    panels = (
        _Panel(
            say("chart-nation", language), _events(knowledge, NATION_EVENTS),
            lambda total: total.agreements, lambda total: total.models,
        ),
        _Panel(
            say("chart-florida", language), _events(knowledge, FLORIDA_EVENTS),
            lambda total: total.florida_agreements, lambda total: total.florida_models,
        ),
    )  # fmt: skip
    events = tuple(sorted({e.id: e for p in panels for e in p.events}.values(), key=_when))
    told = timeline_answer(knowledge, events, language)
    first, last = (_day(total.date, language) for total in (listed[0], listed[-1]))
    title = say("chart-growth", language)
    subtitle = say("date-range", language, first=first, last=_day(totals[-1].date, language))
    reported = [total for total in totals if not total.computed]
    dates = "; ".join(_day(total.date, language) for total in reported)
    notes = [
        say("chart-data-history", language, first=first, last=last, url=places.list_url),
        say("chart-reported", language, dates=dates) if reported else "",
        say("chart-marks", language),
        say("chart-papers", language),
    ]
    as_of = FuzzyDate.of(totals[-1].date)
    data = frame(
        language, theme, kind=f"Mile Zero · {say('chart', language)}", title=title,
        subtitle=subtitle, sources=told.sources, as_of=as_of, notes=notes,
    )  # fmt: skip
    numbers = {event.id: number for number, event in enumerate(events, 1)}
    data["panels"] = [_panel(panel, totals, numbers) for panel in panels]
    data["years"] = _years(totals)
    data["table"] = _table(panels, listed[-1], language)
    data["table-date"] = say("as-of", language, date=last)
    data["events-title"] = say("chart-events", language)
    data["events"] = [
        {
            "number": str(numbers[event.id]),
            "text": breakable(event_heading(event, language)),
            "cites": " ".join(f"[{n}]" for n in dict.fromkeys(c.number for c in statement.cites)),
        }
        for event, statement in zip(events, told.details, strict=True)
    ]
    spoken = [line for panel in panels for line in _spoken(panel, totals, language)]
    marked = [f"{numbers[event.id]}. {event_heading(event, language)}" for event in events]
    alt = alt_text(
        say("chart-alt", language, title=f"{title}. {subtitle}"),
        [*spoken, *(event_heading(event, language) for event in events)],
        lambda more: say("alt-more", language, count=more),
    )
    lines = [*(f"- {line}" for line in spoken), f"{say('chart-events', language)}:", *marked]
    text = written(
        language, title=title, subtitle=subtitle, lines=lines, sources=told.sources, as_of=as_of,
        notes=notes,
    )  # fmt: skip
    return Drawing("growth", packed(data), alt, text)


def _when(event: Event) -> tuple[FuzzyDate, str]:
    return event.date, event.id


def _day(when: date, language: Language) -> str:
    return date_text(FuzzyDate.of(when), language)


def _events(knowledge: Knowledge, ids: Sequence[str]) -> tuple[Event, ...]:
    return tuple(knowledge.events[id] for id in ids if id in knowledge.events)


def _scale(totals: Sequence[Total]) -> Callable[[date], float]:
    """Days as parts of the chart's width, from the first to the last date."""
    start = totals[0].date.toordinal()
    days = totals[-1].date.toordinal() - start
    return lambda when: round((when.toordinal() - start) / days, 4)


def _years(totals: Sequence[Total]) -> list[dict[str, Any]]:
    across = _scale(totals)
    first, last = totals[0].date.year, totals[-1].date.year
    return [
        {"year": str(year), "x": max(0.0, across(date(year, 1, 1)))}
        for year in range(first, last + 1)
    ]


def _panel(panel: _Panel, totals: Sequence[Total], numbers: dict[str, int]) -> dict[str, Any]:
    across = _scale(totals)
    known = [t for t in totals if t.computed and panel.models(t) is not None]
    counts = [count for total in totals if (count := panel.count(total)) is not None]
    top = _round_up(max(counts))
    floor = [0.0] * len(known)
    areas = []
    for model in MODELS:
        ceiling = [
            below + _of(panel.models(total), model) / top
            for below, total in zip(floor, known, strict=True)
        ]
        xs = [across(total.date) for total in known]
        outline = [*zip(xs, ceiling, strict=True), *reversed([*zip(xs, floor, strict=True)])]
        areas.append({"model": model, "points": [[x, round(y, 4)] for x, y in outline]})
        floor = ceiling
    line = [
        [across(total.date), round(count / top, 4)]
        for total in (known[-1:] + [t for t in totals if not t.computed])
        if (count := panel.count(total)) is not None
    ]
    return {
        "name": panel.name,
        "ticks": [{"y": part / 4, "text": f"{round(top * part / 4):,}"} for part in range(5)],
        "areas": areas,
        "reported": line if len(line) > 1 else [],
        "marks": _marks([(across(_date(e)), numbers[e.id]) for e in panel.events]),
    }


def _marks(places: list[tuple[float, int]]) -> list[dict[str, Any]]:
    """Each mark with the lowest row in which its number touches no other."""
    ends: list[float] = []
    marks = []
    for x, number in sorted(places):
        row = next((row for row, end in enumerate(ends) if x >= end), len(ends))
        ends[row : row + 1] = [x + _MARK_WIDTH]
        marks.append({"x": x, "number": str(number), "row": row})
    return marks


def _date(event: Event) -> date:
    return date(event.date.year, event.date.month or 1, event.date.day or 1)


def _of(counts: ModelCounts | None, model: str) -> int:
    if counts is None:
        return 0
    numbers = {
        "JEM": counts.jail_enforcement,
        "WSO": counts.warrant_service,
        "TFM": counts.task_force,
    }
    return numbers[model]


def _round_up(count: int) -> int:
    """The next number that four steps divide well: 348 gives 400, 2,510 gives 2,800."""
    unit: int = 4 * 10 ** max(0, len(str(count)) - 2)
    return max(4, -(-count // unit) * unit)


def _table(panels: Sequence[_Panel], total: Total, language: Language) -> list[dict[str, Any]]:
    rows = [
        {
            "model": model,
            "name": say(f"chart-model-{model}", language),
            "counts": [f"{_of(panel.models(total), model):,}" for panel in panels],
        }
        for model in reversed(MODELS)
    ]
    whole = [f"{panel.count(total) or 0:,}" for panel in panels]
    return [*rows, {"model": "", "name": say("chart-total", language), "counts": whole}]


def _spoken(panel: _Panel, totals: Sequence[Total], language: Language) -> list[str]:
    """The first list, the last of each year from 2024, the newest, and what was reported later."""
    known = [t for t in totals if t.computed and panel.count(t) is not None]
    last = {total.date.year: total for total in known}
    chosen = [known[0], *(t for year, t in last.items() if year >= known[-1].date.year - 2)]
    lines = [
        say(
            "growth-point", language, where=panel.name, count=f"{panel.count(total):,}",
            date=_day(total.date, language),
        )
        for total in dict.fromkeys(chosen)
    ]  # fmt: skip
    newest = panel.models(known[-1])
    models = "; ".join(
        f"{say(f'chart-model-{model}', language)} {_of(newest, model):,}"
        for model in reversed(MODELS)
    )
    lines.append(
        say(
            "growth-models", language, where=panel.name, models=models,
            date=_day(known[-1].date, language),
        )
    )  # fmt: skip
    lines += [
        say(
            "growth-reported", language, where=panel.name, count=f"{count:,}",
            date=_day(total.date, language),
        )
        for total in totals
        if not total.computed and (count := panel.count(total)) is not None
    ]  # fmt: skip
    return lines
