"""The charts: right numbers, every county named, a date and a source on each."""

import json
import re

import pytest

from bot.answering.suggest import ranked
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import Places, load_places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.charts import chart, chart_names, chart_title, charts_offered
from bot.pictures.counties import florida_counties
from bot.pictures.florida_tiles import COLUMNS, ROWS, TILES
from bot.pictures.picture import ALT_CHARACTERS, Theme
from bot.pictures.press import draw
from bot.pictures.votes import recorded_votes
from bot.rendering.dates import date_text
from tests.pictures.samples import assert_nothing_outside, is_whole_sentences

EACH_KIND = ("growth", "counties", "share", "vote-key-west-vote-july-8", "vote-sb-2-b-house")


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(shipped_folder() / "places")


@pytest.mark.parametrize("name", EACH_KIND)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("theme", Theme)
def test_every_kind_is_drawn_for_a_phone(
    shipped: Knowledge, places: Places, name: str, language: Language, theme: Theme
) -> None:
    picture = draw(chart(name, shipped, places, language, theme))
    assert picture.width == 800
    assert picture.height < 5_000
    assert len(picture.png) < 400 * 1024
    assert_nothing_outside(picture, theme)


@pytest.mark.parametrize("language", Language)
def test_every_chart_has_texts_a_date_and_a_source(
    shipped: Knowledge, places: Places, language: Language
) -> None:
    for name in chart_names(shipped):
        drawing = chart(name, shipped, places, language)
        assert len(drawing.alt) <= ALT_CHARACTERS
        assert is_whole_sentences(drawing.alt)
        assert "https://" in drawing.text
        assert re.search(r"\b(19|20)\d\d\b", json.loads(drawing.data)["footer"])
        assert chart_title(name, shipped, language)


@pytest.mark.parametrize("name", ["growth", "counties", "share"])
@pytest.mark.parametrize("language", Language)
def test_data_charts_name_their_list(
    shipped: Knowledge, places: Places, name: str, language: Language
) -> None:
    drawing = chart(name, shipped, places, language)
    day = date_text(FuzzyDate.of(places.data_date), language)
    notes = json.loads(drawing.data)["notes"]
    assert any(day in note and "ice.gov" in note for note in notes)
    assert places.list_url in drawing.text


def test_the_grid_has_every_county_once() -> None:
    assert len(TILES) == 67
    assert len(set(TILES.values())) == 67
    assert all(0 <= column < COLUMNS and 0 <= row < ROWS for column, row in TILES.values())


@pytest.mark.parametrize("language", Language)
def test_all_67_counties_are_in_the_picture_and_in_both_texts(
    shipped: Knowledge, places: Places, language: Language
) -> None:
    drawing = chart("counties", shipped, places, language)
    drawn = json.loads(drawing.data)["counties"]
    counties = florida_counties(places)
    assert len(drawn) == len(counties) == 67
    assert all(county["tile"] is not None for county in drawn)
    for county in counties:
        assert county.name.removesuffix(" County") in drawing.alt
        assert f"{county.name}: {county.agreements}" in drawing.text


def test_county_numbers_are_those_of_the_data(places: Places) -> None:
    by_id = {county.id: county for county in florida_counties(places)}
    assert set(by_id) == set(TILES)
    of_the_state = sum(
        agreement.listed
        for agency in places.agencies_of("florida")
        for agreement in agency.agreements
        if not agency.county
    )
    whole = sum(county.agreements for county in by_id.values())
    assert whole + of_the_state == places.state("FL").agreements


def test_the_share_is_counted_from_the_list(shipped: Knowledge, places: Places) -> None:
    nation, florida = places.national, places.state("FL")
    data = json.loads(chart("share", shipped, places, Language.EN).data)
    share = round(100 * florida.agreements / nation.agreements)
    assert (
        data["headline"] == f"{florida.agreements:,} of {nation.agreements:,} agreements: {share}%"
    )
    counts = [int(bar["count"].replace(",", "")) for bar in data["bars"]]
    assert sum(counts) == nation.agreements


def test_growth_piles_the_models_up_to_the_total(shipped: Knowledge, places: Places) -> None:
    data = json.loads(chart("growth", shipped, places, Language.EN).data)
    for panel in data["panels"]:
        top = int(panel["ticks"][-1]["text"].replace(",", ""))
        piled = max(y for x, y in panel["areas"][-1]["points"])
        total = max(
            t.agreements if panel["name"] == "United States" else t.florida_agreements or 0
            for t in places.totals
            if t.computed
        )
        assert piled * top == pytest.approx(total, abs=1)
        assert all(0 <= x <= 1 and 0 <= y <= 1 for a in panel["areas"] for x, y in a["points"])


def test_reported_totals_are_drawn_apart_and_said_to_be(shipped: Knowledge, places: Places) -> None:
    drawing = chart("growth", shipped, places, Language.EN)
    nation, florida = json.loads(drawing.data)["panels"]
    reported = [total for total in places.totals if not total.computed]
    assert len(nation["reported"]) == 1 + len(reported)
    assert florida["reported"] == []
    assert "without the list behind them" in drawing.text


def test_every_recorded_vote_has_a_chart(shipped: Knowledge) -> None:
    names = chart_names(shipped)
    for event in recorded_votes(shipped):
        assert f"vote-{event.id}" in names


def test_a_vote_names_those_the_sources_name(shipped: Knowledge, places: Places) -> None:
    drawing = chart("vote-key-west-vote-july-8", shipped, places, Language.ES)
    groups = {g["choice"]: g for g in json.loads(drawing.data)["groups"]}
    assert {choice: g["count"] for choice, g in groups.items()} == {"yes": 4, "no": 2, "absent": 1}
    assert groups["no"]["voters"] == ["Monica Haskell", "Mary Lou Hoover"]
    assert "En contra: Monica Haskell, Mary Lou Hoover" in drawing.alt


@pytest.mark.parametrize(
    "name", ["", "nothing", "vote-", "vote-sb-168-signed", "key-west-vote-july-8"]
)
def test_an_unknown_chart_is_a_key_error(shipped: Knowledge, places: Places, name: str) -> None:
    with pytest.raises(KeyError):
        chart(name, shipped, places, Language.EN)


def test_charts_are_completed_by_title_in_each_language(shipped: Knowledge) -> None:
    assert ranked("condados", charts_offered(shipped, Language.ES), 1)[0].id == "counties"
    assert ranked("key west july", charts_offered(shipped, Language.EN), 1)
    for language in Language:
        offered = charts_offered(shipped, language)
        assert all(len(each.id) <= 100 for each in offered)
