"""A timeline as a picture: what it shows, how large it is, and that nothing is ever cut."""

import json
import unicodedata
from typing import Any

import pytest

from bot.knowledge.dates import FuzzyDate
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.picture import ALT_CHARACTERS, Drawing, Theme
from bot.pictures.press import draw
from bot.pictures.timeline import event_pages, timeline_drawing
from tests.pictures.samples import assert_nothing_outside, event, is_whole_sentences, vote

MEBIBYTE = 1_048_576


def drawn(drawing: Drawing) -> list[dict[str, Any]]:
    """The events as the template gets them."""
    events: list[dict[str, Any]] = json.loads(drawing.data)["events"]
    return events


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", Language)
def test_the_picture_is_made_for_a_phone(
    shipped: Knowledge, theme: Theme, language: Language
) -> None:
    picture = draw(timeline_drawing(shipped.timeline[60:72], shipped, language, theme))
    assert picture.width == 800
    assert 1_000 < picture.height < 6_000
    assert len(picture.png) < 400 * 1024
    assert picture.png.startswith(b"\x89PNG")
    assert_nothing_outside(picture, theme)


def test_dates_are_as_exact_as_they_are_known(sample: Knowledge) -> None:
    events = [
        event("of-a-year", "2002"),
        event("of-a-month", "2018-04"),
        event("of-a-day", "2025-07-02"),
        event("of-a-week", "2026-02-14", until=FuzzyDate.parse("2026-04-30")),
    ]
    dates = [item["date"] for item in drawn(timeline_drawing(events, sample, Language.ES))]
    assert dates == [
        "2002",
        "abril de 2018",
        "2 de julio de 2025",
        "14 de febrero de 2026 a 30 de abril de 2026",
    ]


@pytest.mark.parametrize("status", ["pending", "blocked", "repealed", "failed", "superseded"])
def test_what_is_not_in_force_never_looks_as_if_it_were(sample: Knowledge, status: str) -> None:
    law, other = event(status="in-force"), event("another", status=status)
    shown = drawn(timeline_drawing([law, other], sample, Language.EN))
    assert (shown[0]["hollow"], shown[0]["status"]) == (False, None)
    assert shown[1]["hollow"] is True
    assert shown[1]["status"]["kind"] == status
    pictures = {
        draw(timeline_drawing([event(status=each)], sample, Language.EN)).png
        for each in ("in-force", status)
    }
    assert len(pictures) == 2


def test_a_vote_is_drawn_seat_by_seat_and_told_in_words(sample: Knowledge) -> None:
    shown = drawn(timeline_drawing([event(vote=vote(4, 2, absent=1))], sample, Language.HT))
    assert shown[0]["vote"]["counts"] == [
        {"choice": "yes", "count": 4},
        {"choice": "no", "count": 2},
        {"choice": "absent", "count": 1},
    ]
    assert shown[0]["vote"]["text"] == "4 pou, 2 kont, 1 absan"


def test_text_and_alt_text_go_with_the_picture(shipped: Knowledge) -> None:
    events = shipped.timeline[100:110]
    drawing = timeline_drawing(events, shipped, Language.EN)
    for each in events:
        assert each.title.en in drawing.text
        assert each.en in drawing.text
    assert "https://" in drawing.text
    assert events[0].title.en in drawing.alt


@pytest.mark.parametrize("language", Language)
def test_every_page_of_all_events_has_a_whole_alt_text(
    shipped: Knowledge, language: Language
) -> None:
    pages = event_pages(shipped.timeline, language)
    assert [each for page in pages for each in page] == list(shipped.timeline)
    for number in range(len(pages)):
        drawing = timeline_drawing(shipped.timeline, shipped, language, page=number)
        assert len(drawing.alt) <= ALT_CHARACTERS
        assert is_whole_sentences(drawing.alt)


def test_sources_have_the_numbers_that_the_events_cite(shipped: Knowledge) -> None:
    data = json.loads(timeline_drawing(shipped.timeline[80:92], shipped, Language.EN).data)
    cited = {number for item in data["events"] for number in item["cites"].split()}
    assert cited == {f"[{source['number']}]" for source in data["sources"]}


def test_three_hundred_events_are_pages_of_twelve(sample: Knowledge) -> None:
    events = [event(f"event-{number}", title=f"Event {number}") for number in range(300)]
    pages = event_pages(events, Language.EN)
    assert [len(page) for page in pages] == [12] * 25
    last = timeline_drawing(events, sample, Language.EN, page=24)
    assert "Page 25 of 25" in json.loads(last.data)["subtitle"]
    with pytest.raises(IndexError):
        timeline_drawing(events, sample, Language.EN, page=25)


@pytest.mark.parametrize(
    "text",
    [
        "The commission heard the public for two hours and then voted. " * 32,
        "x" * 2_000,
        "W" * 2_000,
        "https://example.org/" + "a-very-long-path/" * 100,
        "🚨👮🏽‍♀️👨‍👩‍👧‍👦🇭🇹 " * 60,
        "هذا نص طويل من اليمين إلى اليسار في وسط الجدول الزمني. " * 30,
        "זה טקסט ארוך מימין לשמאל 287(g) באמצע ציר הזמן. " * 40,
        "移民執法協議" * 200,
        '#eval("1") $x$ *bold* @ref <label> \\ // /* ``` #import "x.typ"',
        "line\r\nbreak\ttab\x00null\u2028end",
    ],
    ids=[
        "long",
        "word",
        "wide",
        "address",
        "emoji",
        "arabic",
        "hebrew",
        "han",
        "markup",
        "control",
    ],
)
@pytest.mark.parametrize("theme", Theme)
def test_whatever_the_text_nothing_is_cut(sample: Knowledge, text: str, theme: Theme) -> None:
    text = text[:2_000]
    plain = draw(timeline_drawing([event()], sample, Language.EN, theme))
    events = [event(text=text, title=text[:300])]
    picture = draw(timeline_drawing(events, sample, Language.EN, theme))
    assert_nothing_outside(picture, theme)
    assert picture.height >= plain.height
    assert len(picture.png) < 8 * MEBIBYTE
    assert len(picture.alt.encode("utf-16-le")) // 2 <= ALT_CHARACTERS
    assert is_whole_sentences(picture.alt)
    assert not any(unicodedata.category(sign) == "Cc" for sign in picture.alt)


def test_long_texts_make_more_pages_and_not_a_tower(sample: Knowledge) -> None:
    events = [event(f"event-{number}", text="Word. " * 333) for number in range(8)]
    assert [len(page) for page in event_pages(events, Language.EN)] == [1] * 8


def test_one_drawing_has_one_key(sample: Knowledge) -> None:
    one = timeline_drawing([event()], sample, Language.EN)
    assert one.key == timeline_drawing([event()], sample, Language.EN).key
    assert one.key != timeline_drawing([event()], sample, Language.EN, Theme.DARK).key
    assert one.key != timeline_drawing([event()], sample, Language.ES).key
