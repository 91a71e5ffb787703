"""What every picture has around its middle: heading, sources, date and the note on advice."""

import json
from collections.abc import Iterable
from typing import Any

from bot.answering.answer import NumberedSource
from bot.knowledge.dates import FuzzyDate
from bot.languages import Language
from bot.pictures.palette import PALETTES
from bot.pictures.picture import Theme
from bot.pictures.wording import breakable, held
from bot.rendering.dates import date_text
from bot.rendering.phrases import say
from bot.rendering.plain import source_text

TITLED = 12
"""Up to so many sources are named with their titles; of more, publisher and date must do."""


def frame(
    language: Language,
    theme: Theme,
    *,
    kind: str,
    title: str,
    subtitle: str,
    sources: Iterable[NumberedSource],
    as_of: FuzzyDate | None,
    notes: Iterable[str] = (),
) -> dict[str, Any]:
    """The part of a template's data that is the same for all; `kind` is the line above the title.

    `notes` stand above the sources, each a sentence about the data.
    """
    sources = tuple(sources)
    titled = len(sources) <= TITLED
    return {
        "language": language.value,
        "colours": dict(PALETTES[theme]),
        "kind": breakable(kind),
        "title": held(title),
        "subtitle": breakable(subtitle),
        "notes": [breakable(note) for note in notes if note],
        "sources-title": say("title-sources", language),
        "sources": [
            {
                "number": str(numbered.number),
                "text": breakable(source_line(numbered, language, titled=titled)),
            }
            for numbered in sources
        ],
        "titled": titled,
        "sources-note": "" if titled else say("sources-beside", language),
        "footer": foot(language, as_of),
    }


def source_line(numbered: NumberedSource, language: Language, *, titled: bool = True) -> str:
    """A source without its address, which nobody can press in a picture: it is in the text."""
    source = numbered.source
    parts = [source.publisher, f"“{source.title}”" if titled else ""]
    parts.append(date_text(source.date, language) if source.date else "")
    return ", ".join(filter(None, parts))


def foot(language: Language, as_of: FuzzyDate | None) -> str:
    """The date that a picture holds for, and that it is not legal advice."""
    advice = say("not-advice", language)
    if as_of is None:
        return advice
    return f"{say('as-of', language, date=date_text(as_of, language))}. {advice}"


def packed(data: dict[str, Any]) -> str:
    """`data` as the JSON that a template reads."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def written(
    language: Language,
    *,
    title: str,
    subtitle: str,
    lines: Iterable[str],
    sources: Iterable[NumberedSource],
    as_of: FuzzyDate | None,
    notes: Iterable[str] = (),
) -> str:
    """All that a chart shows, as text, with the addresses of its sources."""
    numbered = [source_text(source, language) for source in sources]
    heading = [say("title-sources", language)] if numbered else []
    parts = [title, subtitle, *lines, *notes, *heading, *numbered, foot(language, as_of)]
    return "\n".join(filter(None, parts))
