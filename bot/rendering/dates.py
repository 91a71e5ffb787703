"""Dates as people write them in each language, never more precise than they are known."""

from datetime import date

from babel.dates import format_date, format_skeleton

from bot.knowledge.dates import FuzzyDate
from bot.languages import Language

_CREOLE_MONTHS = (
    "janvye", "fevriye", "mas", "avril", "me", "jen",
    "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip
"""Unicode CLDR has no month names for Haitian Creole."""
_LOCALES = {Language.EN: "en_US", Language.ES: "es_US"}


def date_text(when: FuzzyDate, language: Language) -> str:
    """``July 2, 2025``, ``2 de julio de 2025``, ``2 jiyè 2025``; or the month, or the year."""
    if when.precision == "year":
        return str(when.year)
    if language is Language.HT:
        month = f"{_CREOLE_MONTHS[when.month - 1]} {when.year}"
        return f"{when.day} {month}" if when.day else month
    day = date(when.year, when.month, when.day or 1)
    locale = _LOCALES[language]
    if when.precision == "month":
        return format_skeleton("yMMMM", day, locale=locale)
    return format_date(day, format="long", locale=locale)
