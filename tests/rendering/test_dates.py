import pytest

from bot.knowledge.dates import FuzzyDate
from bot.languages import Language
from bot.rendering.dates import date_text


@pytest.mark.parametrize(
    ("text", "en", "es", "ht"),
    [
        ("2025", "2025", "2025", "2025"),
        ("2025-07", "July 2025", "julio de 2025", "jiyè 2025"),
        ("2025-07-02", "July 2, 2025", "2 de julio de 2025", "2 jiyè 2025"),
        ("2026-08-31", "August 31, 2026", "31 de agosto de 2026", "31 out 2026"),
    ],
)
def test_dates_are_written_as_people_write_them(text: str, en: str, es: str, ht: str) -> None:
    when = FuzzyDate.parse(text)
    assert [date_text(when, language) for language in Language] == [en, es, ht]
