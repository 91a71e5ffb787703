from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.querylog.reports import LONGEST_SOURCE, Report, public_address
from bot.querylog.store import QueryLog

KNOWN = frozenset({"www.wlrn.org", "keysweekly.com"})


async def test_reports_are_kept_in_the_order_of_their_days_and_purged(log: QueryLog) -> None:
    new = Report(date(2026, 7, 8), "wrong", "en", "abcd", "second-vote", "https://a.gov/x")
    old = Report(date(2026, 1, 1), "unclear", "ht", "abcd")
    await log.reports.add(new)
    await log.reports.add(old)
    assert await log.reports.all() == [old, new]
    assert await log.reports.purge(date(2026, 7, 8)) == 1
    assert await log.reports.all() == [new]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.wlrn.org/key-west?utm=1#top", "https://www.wlrn.org/key-west"),
        ("  http://www.flsenate.gov/Session/Bill  ", "https://www.flsenate.gov/Session/Bill"),
        ("https://WWW.ICE.GOV/287g", "https://www.ice.gov/287g"),
        ("https://someone.example/maria-perez", "https://someone.example"),
        ("https://keysweekly.com/@maria/post", "https://keysweekly.com"),
        ("https://user:secret@ice.gov:8080/a", "https://ice.gov/a"),
        ("https://evil.gov.example/maria", "https://evil.gov.example"),
    ],
)
def test_an_address_is_kept_without_what_could_name_a_person(typed: str, kept: str) -> None:
    assert public_address(typed, KNOWN) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "call me at 305-555-0100", "maria@example.org", "javascript:alert(1)", "ftp://a.gov/x",
     "https://localhost/x", "https://", "https://[::1/x", "//ice.gov/x"],
)  # fmt: skip
def test_what_is_no_web_address_is_not_kept(typed: str) -> None:
    assert public_address(typed, KNOWN) is None


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_no_text_fails_or_is_kept_long_or_with_a_query(typed: str) -> None:
    kept = public_address(typed, KNOWN)
    if kept is not None:
        assert len(kept) <= LONGEST_SOURCE
        assert kept.startswith("https://")
        assert "?" not in kept
        assert "@" not in kept
