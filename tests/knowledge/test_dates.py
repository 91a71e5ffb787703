import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.dates import FuzzyDate

fuzzy = st.one_of(
    st.dates().map(lambda day: f"{day:%Y-%m-%d}" if day.year > 999 else "2025-01-01"),
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"),
    st.dates().map(lambda day: f"{day.year:04}"),
)


@given(fuzzy)
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(FuzzyDate.parse(text)) == text


@pytest.mark.parametrize("text", ["2025-00", "2025-07-00", "2025-02-30", "2025-13", "July 2025",
                                  "2025/07/02", "25", "", "2025-7-2"])  # fmt: skip
def test_a_padded_or_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|calendar|padded"):
        FuzzyDate.parse(text)


def test_dates_sort_by_time_and_the_less_precise_first() -> None:
    texts = ["2025-07-08", "2025", "2025-06-30", "2025-07", "2024-12-31"]
    assert [str(d) for d in sorted(map(FuzzyDate.parse, texts))] == [
        "2024-12-31", "2025", "2025-06-30", "2025-07", "2025-07-08",
    ]  # fmt: skip


def test_a_month_covers_its_days() -> None:
    assert FuzzyDate.parse("2025-07").covers(FuzzyDate.parse("2025-07-08"))
    assert not FuzzyDate.parse("2025-07").covers(FuzzyDate.parse("2025-08"))
    assert FuzzyDate.parse("2025").covers(FuzzyDate.parse("2025-07"))
