"""Florida's share of all agreements as a chart, with the largest states beside it."""

from bot.knowledge.dates import FuzzyDate
from bot.knowledge.places import Places
from bot.knowledge.places.models import Total
from bot.languages import Language
from bot.pictures.frame import frame, packed, written
from bot.pictures.picture import Drawing, Theme
from bot.pictures.wording import alt_text, breakable
from bot.rendering.dates import date_text
from bot.rendering.phrases import say

STATES = 10
"""States shown one by one; the rest are counted together."""


def share_drawing(places: Places, language: Language, theme: Theme) -> Drawing:
    """The chart of Florida's share on the newest list held, and on the lists before it."""
    nation = places.national
    florida = places.state("FL")
    as_of = FuzzyDate.of(places.data_date)
    headline = _part("share-headline", florida.agreements, nation.agreements, language)
    agencies = _part("share-agencies", florida.agencies, nation.agencies, language)
    top = nation.states[:STATES]
    rest = nation.states[STATES:]
    bars = [(state.name, state.agreements, state.state == "FL") for state in top]
    if rest:
        others = say("share-others", language, count=len(rest))
        bars.append((others, sum(state.agreements for state in rest), False))
    points = [_point(total, language) for total in _turns(places)]
    title = say("chart-share", language)
    when = date_text(as_of, language)
    notes = [
        say("chart-data", language, date=when, url=places.list_url),
        say("chart-papers", language),
    ]
    data = frame(
        language, theme, kind=f"Mile Zero · {say('chart', language)}", title=title,
        subtitle=say("as-of", language, date=when), sources=(), as_of=as_of, notes=notes,
    )  # fmt: skip
    most = max((count for _, count, _ in bars), default=1)
    data |= {
        "headline": headline,
        "agencies": agencies,
        "part": florida.agreements / max(1, nation.agreements),
        "states-title": say("share-states", language),
        "bars": [
            {"name": breakable(n), "count": f"{c:,}", "part": c / most, "chosen": chosen}
            for n, c, chosen in bars
        ],
        "then-title": say("share-then", language),
        "points": [
            {"text": text, "part": (total.florida_agreements or 0) / total.agreements}
            for total, text in zip(_turns(places), points, strict=True)
        ],
    }
    listed = [f"{name}: {count:,}" for name, count, _ in bars]
    alt = alt_text(
        say("chart-alt", language, title=title),
        [
            f"{say('as-of', language, date=when)}: {headline}", agencies,
            f"{say('share-states', language)}: {'; '.join(listed)}",
            f"{say('share-then', language)}: {'; '.join(points)}",
        ],
        lambda more: say("alt-more", language, count=more),
    )  # fmt: skip
    lines = [
        f"{headline}.", f"{agencies}.", f"{say('share-states', language)}:",
        *(f"- {line}" for line in listed), f"{say('share-then', language)}:",
        *(f"- {line}" for line in points),
    ]  # fmt: skip
    text = written(
        language, title=title, subtitle="", lines=lines, sources=(), as_of=as_of, notes=notes
    )
    return Drawing("share", packed(data), alt, text)


def percent(part: int, whole: int) -> str:
    """A share in whole per cent: ``19``; ``0`` of nothing."""
    return str(round(100 * part / whole)) if whole else "0"


def _part(key: str, florida: int, nation: int, language: Language) -> str:
    return say(
        key,
        language,
        florida=f"{florida:,}",
        nation=f"{nation:,}",
        percent=percent(florida, nation),
    )


def _turns(places: Places) -> tuple[Total, ...]:
    """The first list held, the last list of each year, and the newest one."""
    known = [t for t in places.totals if t.computed and t.florida_agreements is not None]
    last = {total.date.year: total for total in known}
    chosen = dict.fromkeys((*known[:1], *last.values()))
    return tuple(sorted(chosen, key=lambda total: total.date))


def _point(total: Total, language: Language) -> str:
    florida = total.florida_agreements or 0
    return say(
        "share-point", language, date=date_text(FuzzyDate.of(total.date), language),
        florida=f"{florida:,}", nation=f"{total.agreements:,}",
        percent=percent(florida, total.agreements),
    )  # fmt: skip
