from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.knowledge.location import shipped_folder
from bot.knowledge.places import (
    Listing,
    Model,
    PlaceNote,
    Places,
    Unknown,
    load_places,
    places_from_tables,
)
from bot.knowledge.places.rows import slug
from bot.knowledge.places.tables import read_tables
from bot.knowledge.problems import KnowledgeError

LIST_OF_MAY = date(2026, 5, 18)


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(shipped_folder() / "places")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return read_tables(shipped_folder() / "places")


def own_police(places: Places) -> Counter[Listing]:
    found = [places.status_of(p.id).own_police for p in places.places.values() if p.state == "FL"]
    return Counter(agency.listing for agency in found if agency is not None)


def test_key_west_police_is_listed_with_the_day_on_which_ice_signed(places: Places) -> None:
    status = places.status_of("key-west")
    assert status.own_police is not None
    assert status.own_police.name == "Key West Police Department"
    assert status.own_police.listing is Listing.LISTED
    [agreement] = status.own_police.agreements
    # The chief signed on 4 March; that day belongs to an entry, not to ICE's list.
    assert (agreement.model, agreement.signed) == (Model.TASK_FORCE, date(2025, 3, 5))
    assert (agreement.first_listed, agreement.last_listed) == (date(2025, 3, 7), LIST_OF_MAY)
    assert agreement.document is not None
    assert agreement.document.endswith("KeyWestPDFL_TFM_MOA_030425.pdf")
    assert status.data_date == LIST_OF_MAY


def test_key_west_names_its_sheriff_and_the_agreement_older_than_the_oldest_list(
    places: Places,
) -> None:
    sheriff = places.status_of("key-west").sheriff
    assert sheriff is not None
    assert sheriff.name == "Monroe County Sheriff's Office"
    assert [(a.model, a.signed) for a in sheriff.agreements] == [
        (Model.WARRANT_SERVICE, date(2019, 10, 15)),
        (Model.TASK_FORCE, date(2025, 2, 26)),
    ]
    assert [a.since_first_list for a in sheriff.agreements] == [True, False]


@pytest.mark.parametrize(
    ("city", "signed"),
    [
        ("miami", date(2025, 8, 28)),
        ("hialeah", date(2025, 7, 2)),
        ("doral", date(2026, 1, 7)),
        ("coral-gables", date(2025, 3, 7)),
        ("fort-myers", date(2025, 5, 16)),
        ("orlando", date(2025, 3, 26)),
        ("tampa", date(2025, 2, 28)),
    ],
)
def test_cities_whose_dates_were_checked_against_documents(
    places: Places, city: str, signed: date
) -> None:
    police = places.status_of(city).own_police
    assert police is not None
    assert [(a.model, a.signed) for a in police.agreements] == [(Model.TASK_FORCE, signed)]


def test_police_that_are_not_on_the_list_are_told_apart_from_police_that_nobody_knows(
    places: Places,
) -> None:
    homestead, pompano = places.status_of("homestead"), places.status_of("pompano-beach")
    assert homestead.own_police is not None
    assert homestead.own_police.listing is Listing.NOT_LISTED
    assert homestead.police_record_year == 2025
    assert Unknown.OWN_POLICE not in homestead.unknown
    assert pompano.own_police is not None
    assert pompano.own_police.listing is Listing.UNKNOWN
    assert Unknown.OWN_POLICE in pompano.unknown
    assert PlaceNote.OLD_POLICE_RECORD in pompano.notes
    assert own_police(places) == {
        Listing.LISTED: 173,
        Listing.NOT_LISTED: 70,
        Listing.UNKNOWN: 168,
    }


def test_every_answer_admits_what_a_list_cannot_tell(places: Places) -> None:
    for place in places.places:
        assert {Unknown.AFTER_DATA_DATE, Unknown.USE} <= set(places.status_of(place).unknown)


def test_an_unincorporated_place_gives_its_county(places: Places) -> None:
    status = places.status_of("key-largo")
    assert status.own_police is None
    assert [county.name for county in status.counties] == ["Monroe County"]
    assert status.notes == (PlaceNote.UNINCORPORATED,)


def test_the_jail_is_told_apart_from_the_sheriff_where_the_county_runs_it(places: Places) -> None:
    status = places.status_of("miami-dade-county")
    assert status.jail is not None
    assert status.jail.name == "Miami-Dade Corrections and Rehabilitation"
    assert [a.model for a in status.jail.agreements] == [Model.WARRANT_SERVICE]
    assert status.sheriff is not None
    assert [a.model for a in status.sheriff.agreements] == [Model.TASK_FORCE]
    assert places.status_of("monroe-county").jail is None


def test_jacksonville_is_policed_by_the_sheriff_of_duval(places: Places) -> None:
    status = places.status_of("jacksonville")
    assert status.own_police is not None
    assert status.own_police.name == "Jacksonville Sheriff's Office"
    assert status.notes == (PlaceNote.CONSOLIDATED,)


def test_a_town_in_two_counties_names_both(places: Places) -> None:
    status = places.status_of("longboat-key")
    assert [county.name for county in status.counties] == ["Manatee County", "Sarasota County"]
    assert PlaceNote.TWO_COUNTIES in status.notes


def test_every_florida_county_has_a_sheriff_with_a_task_force_agreement(places: Places) -> None:
    counties = [p for p in places.places.values() if p.state == "FL" and p.kind == "county"]
    assert len(counties) == 67
    for county in counties:
        status = places.status_of(county.id)
        assert status.sheriff is not None
        assert Model.TASK_FORCE in {a.model for a in status.sheriff.agreements}
        jail = status.jail or status.sheriff
        assert {a.model for a in jail.agreements} & {Model.WARRANT_SERVICE, Model.JAIL_ENFORCEMENT}


def test_an_agreement_that_left_the_list_is_past_and_not_counted(places: Places) -> None:
    sheriff = places.status_of("pasco-county").sheriff
    assert sheriff is not None
    assert [(a.model, a.last_listed) for a in sheriff.past] == [
        (Model.JAIL_ENFORCEMENT, date(2022, 10, 4))
    ]
    houston = places.agencies["al-houston-county-sheriffs-office"]
    past = [a for a in houston.agreements if not a.listed]
    assert past
    assert places.agencies["me-wells-police-department"].listing is Listing.NO_LONGER_LISTED


def test_a_document_posted_after_the_list_is_shown_as_such(places: Places) -> None:
    [later] = places.status_of("polk-county").posted_later
    assert (later.model, later.date) == (Model.JAIL_ENFORCEMENT, date(2026, 6, 9))
    assert places.status_of("key-west").posted_later == ()


def test_the_asked_agency_is_told_with_its_place(places: Places) -> None:
    agency = "fl-florida-international-university-police-department"
    status = places.status_of("miami-dade-county", agency)
    assert status.asked is not None
    assert status.asked.name == "Florida International University Police Department"
    assert status.asked in status.others


def test_outside_florida_only_the_list_itself_is_known(places: Places) -> None:
    status = places.status_of("ny-nassau-county")
    assert Unknown.UNLISTED_PLACES in status.unknown
    assert status.sheriff is not None
    assert status.sheriff.listing is Listing.LISTED


def test_a_state_without_agreements_is_zero_and_not_missing(places: Places) -> None:
    summary = places.status_of("california").summary
    assert summary is not None
    assert (summary.agreements, summary.agencies) == (0, 0)


def test_national_and_florida_totals_are_those_of_the_list_of_18_may_2026(places: Places) -> None:
    nation = places.national
    assert (nation.agreements, nation.agencies) == (1843, 1549)
    models = nation.models
    assert (models.jail_enforcement, models.warrant_service, models.task_force) == (182, 499, 1162)
    assert sum(not state.is_territory for state in nation.states) == 38
    assert sum(state.is_territory for state in nation.states) == 2
    florida = places.state("FL")
    assert (florida.agreements, florida.agencies) == (348, 284)
    assert florida.models.total == 348


def test_counted_rows_agree_with_the_history_of_the_same_day(places: Places) -> None:
    total = places.total_on(LIST_OF_MAY)
    assert total is not None
    assert total.date == LIST_OF_MAY
    assert total.computed
    assert (total.agreements, total.agencies) == (
        places.national.agreements,
        places.national.agencies,
    )
    assert total.models == places.national.models
    assert total.florida_models == places.state("FL").models


def test_reported_totals_are_never_mixed_with_counted_ones(places: Places) -> None:
    later = places.national.later_totals
    assert [(t.date, t.agreements, t.computed) for t in later] == [
        (date(2026, 8, 26), 2382, False),
        (date(2026, 9, 15), 2510, False),
    ]
    assert later[-1].florida_agreements is None
    assert later[-1].models is None


def test_history_has_the_last_list_of_every_month_and_no_day_twice(places: Places) -> None:
    days = [total.date for total in places.totals]
    assert days == sorted(set(days))
    months = {(t.date.year, t.date.month) for t in places.totals if t.last_in_month and t.computed}
    wanted = {(year, month) for year in range(2021, 2027) for month in range(1, 13)}
    assert months == {(y, m) for y, m in wanted if (y, m) <= (2026, 5)}
    assert places.total_on(date(2020, 1, 1)) is None


def test_documents_are_on_the_site_of_ice(places: Places) -> None:
    agreements = [a for agency in places.agencies.values() for a in agency.agreements]
    for agreement in agreements:
        document = agreement.document
        assert document is None or document.startswith("https://www.ice.gov/doclib/"), document


def test_names_to_choose_from_are_never_the_same_twice(places: Places) -> None:
    florida = [places.label(p.id) for p in places.places.values() if p.state == "FL"]
    repeated = {label for label, count in Counter(florida).items() if count > 1}
    assert repeated == set()


def test_nothing_can_be_changed(places: Places) -> None:
    with pytest.raises(AttributeError):
        places.data_date = date(2027, 1, 1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        places.places["key-west"] = places.places["miami"]  # type: ignore[index]
    with pytest.raises(KeyError):
        places.status_of("atlantis-under-the-sea")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("agreements.csv", "2025-03-05", "05/03/2025", "is not a date"),
        ("agreements.csv", "FL,Key West Police Department,", "FL,Key West, Police,", "cells"),
        ("agreements.csv", ",listed,", ",active,", "'active' is not allowed"),
        ("agreements.csv", "model", "modell", "is missing; add this column"),
        ("municipalities.csv", ",yes,Key West", ",perhaps,Key West", "'perhaps' is not allowed"),
        ("history.csv", "2021-01-13,150", "2021-01-13,many", "is not a whole number"),
        ("spellings.csv", "key-west", "key-wset", "there is no place or agency"),
        ("counties.csv", "monroe-county,", "miami-dade-county,", "used twice"),
        ("counties.csv", None, "", "the table is empty"),
        ("about.yaml", None, "a: [", "not valid YAML"),
        ("about.yaml", None, "- a", "must be lines of 'key: value'"),
        ("about.yaml", "2026-05-18", "May 18", "is not a date"),
    ],
)
def test_a_faulty_table_is_refused_with_file_and_what_to_do(
    texts: dict[str, str], file: str, old: str | None, new: str, told: str
) -> None:
    spoiled = new if old is None else texts[file].replace(old, new, 1)
    with pytest.raises(KnowledgeError) as caught:
        places_from_tables({**texts, file: spoiled})
    [problem] = caught.value.problems
    assert file.removesuffix(".csv") in problem.file or problem.file == "places"
    assert told in problem.message


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"about\.yaml"):
        load_places(tmp_path)


def test_the_revision_changes_with_any_table(texts: dict[str, str], places: Places) -> None:
    changed = places_from_tables({**texts, "ordinary-words.txt": "mayor\n"})
    assert changed.revision != places.revision
    assert places_from_tables(texts).revision == places.revision


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Sewall's Point", "sewalls-point"),
        ("Cañon City", "canon-city"),
        ("Town 'n' Country", "town-n-country"),
        ("Florida A&M", "florida-a-m"),
    ],
)
def test_ids_are_plain(name: str, wanted: str) -> None:
    assert slug(name) == wanted
