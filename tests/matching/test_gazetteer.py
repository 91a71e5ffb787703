import json
from pathlib import Path
from unittest.mock import create_autospec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.location import shipped_folder
from bot.knowledge.places import Places, load_places
from bot.languages import Language
from bot.matching.gazetteer import LONGEST_TEXT, Gazetteer
from bot.matching.near_words import NearWords
from bot.matching.place_completion import PlaceCompletion
from bot.matching.place_names import tree_of, words_of
from bot.matching.place_questions import asks_participation
from bot.matching.place_search import MOST_MENDED, NameSearch

QUESTIONS = Path(__file__).parent.parent / "questions" / "places.jsonl"
PLACES = load_places(shipped_folder() / "places")
GAZETTEER = Gazetteer(PLACES)


@pytest.fixture(scope="module")
def places() -> Places:
    return PLACES


def found(text: str) -> list[tuple[str, ...]]:
    return [mention.places for mention in GAZETTEER.find(text)]


def agencies(text: str) -> list[str | None]:
    return [mention.agency for mention in GAZETTEER.find(text)]


@pytest.mark.parametrize("line", QUESTIONS.read_text(encoding="utf-8").splitlines())
def test_questions_as_people_type_them(line: str) -> None:
    case = json.loads(line)
    wanted = case["place"] if isinstance(case["place"], list) else [case["place"]]
    expected = [] if case["place"] is None else [tuple(sorted(wanted))]
    assert [tuple(sorted(one)) for one in found(case["q"])] == expected
    assert asks_participation(case["q"], Language(case["lang"])) is case["participation"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ft Myers", "fort-myers"),
        ("Ft. Meyers", "fort-myers"),
        ("St Pete", "st-petersburg"),
        ("Dade", "miami-dade-county"),
        ("Miami Dade", "miami-dade-county"),
        ("KW", "key-west"),
        ("cayo hueso", "key-west"),
        ("kiwès", "key-west"),
        ("ki wès", "key-west"),
        ("Miyami", "miami"),
        ("jaxsonville", "jacksonville"),
        ("the Keys", "monroe-county"),
        ("condado de Monroe", "monroe-county"),
        ("konte Miami-Dade", "miami-dade-county"),
        ("Orange County", "orange-county"),
        ("orange co.", "orange-county"),
        ("PORT SAINT LUCIE", "port-st-lucie"),
        ("Land O’ Lakes", "land-o-lakes"),
        ("Sewalls Point", "sewalls-point"),
        ("Key West’s commission", "key-west"),
        ("De Funiak Springs", "defuniak-springs"),
        ("fortlauderdale", "fort-lauderdale"),
        ("Jacksonvile Beach", "jacksonville-beach"),
        ("Little Haiti", "miami"),
        ("South Beach", "miami-beach"),
        ("Tejas", "texas"),
        ("Nueva York", "new-york"),
        ("condado de Miami", "miami-dade-county"),
    ],
)
def test_common_spellings(text: str, place: str) -> None:
    assert found(text) == [(place,)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Florida Highway Patrol", "highway-patrol"),
        ("FHP", "highway-patrol"),
        ("F.D.L.E.", "fl-florida-department-of-law-enforcement"),
        ("FIU police", "fl-florida-international-university-police-department"),
        ("Broward sheriff", "fl-broward-county-sheriffs-office"),
        ("BSO", "fl-broward-county-sheriffs-office"),
        ("MDPD", "fl-miami-dade-sheriffs-office"),
        ("JSO", "fl-jacksonville-sheriffs-office"),
        ("Key West PD", "fl-key-west-police-department"),
        ("la policía de Hialeah", "fl-hialeah-police-department"),
        ("lapolis Miyami", "fl-city-of-miami-police-department"),
        ("cherif konte Monroe", "fl-monroe-county-sheriffs-office"),
        ("the Key West sheriff", "fl-monroe-county-sheriffs-office"),
        ("Orange County jail", "fl-orange-county-corrections-department"),
        ("Monroe County jail", "fl-monroe-county-sheriffs-office"),
        ("Tarrant County, Texas sheriff", "tx-tarrant-county-sheriffs-office"),
    ],
)
def test_agencies(text: str, agency: str) -> None:
    [named] = agencies(text)
    assert named is not None
    assert named.endswith(agency)


@pytest.mark.parametrize(
    ("name", "city", "county"),
    [
        ("Alachua", "alachua", "alachua-county"),
        ("Lee", "lee", "lee-county"),
        ("Madison", "madison", "madison-county"),
        ("Okeechobee", "okeechobee", "okeechobee-county"),
        ("Palm Beach", "palm-beach", "palm-beach-county"),
        ("Sarasota", "sarasota", "sarasota-county"),
        ("Seminole", "seminole", "seminole-county"),
    ],
)
def test_a_city_and_a_county_of_one_name_are_asked_back(name: str, city: str, county: str) -> None:
    [both] = found(f"is {name} in the program?")
    assert set(both) == {city, county}
    for text in (f"{name} County", f"condado de {name}", f"konte {name}", f"the {name} sheriff"):
        assert found(text) == [(county,)], text
    for text in (f"the city of {name}", f"la ciudad de {name}", f"vil {name}", f"{name} police"):
        assert found(text) == [(city,)], text


@pytest.mark.parametrize("text", ["Miami", "Jacksonville", "Duval", "Hialeah"])
def test_names_that_only_one_place_has_are_not_asked_back(text: str) -> None:
    [mention] = GAZETTEER.find(text)
    assert mention.place is not None


@pytest.mark.parametrize(
    "text",
    [
        "happy holiday at sunrise, playing golf with hope",
        "the plantation museum closed at sunset",
        "i hope the bell rings",
        "orange juice by the lake in the bay",
        "mayo llega y esto es muy largo",
        "ki travay federal yo ka bay lapolis lokal",
        "put the keys in my car",
        "Commissioner Lee and Mayor Perry voted",
        "Ken Paxton and Taylor Swift",
        "Naples, Italy and Havana, Cuba",
        "the Miami Herald said so",
        "ICE, nice ice and police",
        "can the governor suspend a mayor",
        "the university and its country club",
        "me or him, hi, ok, in la pa de al",
        "a large summer demand for cargo",
        "from Christmas to May day",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("before", ["any", "which", "Can a", "every", "No", "what"])
def test_any_florida_city_is_not_the_one_of_that_name(before: str) -> None:
    assert ("florida-city",) not in found(f"{before} Florida city on the list of ICE?")
    assert ("florida-city",) in found("Is Florida City on the list of ICE?")


@pytest.mark.parametrize(
    ("word", "place"),
    [("Sunrise", "sunrise"), ("Plantation", "plantation"), ("Venice", "venice"),
     ("Naples", "naples"), ("Weston", "weston"), ("Largo", "largo"), ("Marathon", "marathon")],
)  # fmt: skip
def test_ordinary_words_are_places_where_the_text_says_so(word: str, place: str) -> None:
    for text in (
        f"is {word.lower()} in the program?",
        f"IS {word.upper()} IN THE PROGRAM?",
        f"¿está {word.lower()} en el programa?",
        f"èske {word.lower()} siyen akò a?",
        f"the city of {word.lower()}",
        f"{word.lower()}, fl",
    ):
        assert found(text) == [(place,)], text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nassau County", "nassau-county"),
        ("Nassau County, New York", "ny-nassau-county"),
        ("nassau county ny", "ny-nassau-county"),
        ("Hall County in Georgia", "ga-hall-county"),
        ("Key West, Florida", "key-west"),
        ("Keller, TX", "tx-keller"),
    ],
)
def test_the_state_beside_a_name_settles_it(text: str, wanted: str) -> None:
    [mention] = GAZETTEER.find(text)
    assert (mention.places, mention.certain) == ((wanted,), True)


def test_a_place_of_another_state_is_never_answered_as_floridas() -> None:
    [orange] = GAZETTEER.find("Is Orange County, California in the program?")
    assert (orange.places, orange.certain) == (("california",), True)  # it has no agreement at all
    [gainesville] = GAZETTEER.find("Is Gainesville, GA in the program?")
    assert (gainesville.places, gainesville.certain) == (("georgia",), False)
    [houston] = GAZETTEER.find("is Houston, Texas in the program?")
    assert not houston.certain  # the list has Houston County, and the city is another place
    [unknown] = GAZETTEER.find("Is Prince William County, Virginia in?")
    assert (unknown.places, unknown.certain) == (("virginia",), False)
    [montgomery] = GAZETTEER.find("Does Montgomery County work with ICE?")
    assert not montgomery.certain
    assert len(montgomery.places) > 1


def test_several_places_come_in_order_and_once() -> None:
    text = "Compare Cape Coral, Fort Myers and Cape Coral"
    assert found(text) == [("cape-coral",), ("fort-myers",)]
    assert found("Is Miami FHP in?") == [("miami",), ("florida",)]


def test_the_longest_name_counts() -> None:
    assert found("North Miami Beach") == [("north-miami-beach",)]
    assert found("Broward County in Miami") == [("broward-county",), ("miami",)]
    assert found("Dade City") == [("dade-city",)]


def test_a_mention_says_where_it_stands_and_whether_it_was_mended() -> None:
    text = "¿Está Tallahasee en el programa?"
    [mention] = GAZETTEER.find(text)
    assert text[mention.start : mention.end] == mention.text == "Tallahasee"
    assert mention.corrected


@pytest.mark.parametrize(
    ("text", "place"),
    [("naples", "naples"), ("kendall", "kendall"), ("esto", "esto"), ("orange", "orange-county"),
     ("New York", "new-york"), ("nasau county", "nassau-county"), ("hialeah police", "hialeah")],
)  # fmt: skip
def test_where_only_a_place_is_expected_every_name_counts(text: str, place: str) -> None:
    mention = GAZETTEER.look_up(text)
    assert mention is not None
    assert mention.place == place


@pytest.mark.parametrize("text", ["", "   ", "nowhere in particular", "🙂", "'"])
def test_what_is_no_place_is_none(text: str) -> None:
    assert GAZETTEER.look_up(text) is None


def test_every_name_of_florida_is_found_under_itself(places: Places) -> None:
    for place in places.places.values():
        if place.state == "FL":
            mention = GAZETTEER.look_up(place.name)
            assert mention is not None, place.name
            assert place.id in mention.places or place.kind == "unincorporated", place.name


OVERSHADOWED = ("plantation-sarasota-county", "south-beach")
"""Hamlets of a few thousand: people who say these names mean a city of ten times their size."""


def test_every_spelling_leads_to_its_place(places: Places) -> None:
    for spelling in places.spellings:
        if spelling.caution == "state" or spelling.targets[0] in OVERSHADOWED:
            continue
        mention = GAZETTEER.look_up(spelling.text)
        assert mention is not None, spelling
        targets = {t for t in spelling.targets if t in places.places}
        assert not targets or targets & set(mention.places) or len(mention.places) > 1, spelling


def test_completion_offers_floridas_largest_first() -> None:
    complete = PlaceCompletion(PLACES).complete
    assert [place.id for place in complete("mia", 2)] == ["miami-dade-county", "miami"]
    assert "key-west" in [place.id for place in complete("cayo")]
    assert len(complete("")) == 25
    assert complete("zzz") == ()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("is my county in the program", True),
        ("hialeah 287g?", True),
        ("when did Doral sign", True),
        ("can you tell me if Doral signed", True),
        ("how do I know if my city signed", True),
        ("how many agencies in Texas have agreements", True),
        ("did the sherriff sgined the agrement", True),
        ("how did Key West vote", False),
        ("why did Key West leave", False),
        ("can Key West leave the program", False),
        ("does Doral have to sign", False),
        ("what happens if a city refuses to sign", False),
        ("is Doral in", True),
        ("is Doral in it too", True),
        ("is Key West nice in July", False),
        ("is Key West worth it", False),
        ("which cities joined after Key West", False),
        ("is 287(g) racist", False),
        ("what is a 287(g) agreement", False),
        ("¿qué es el 287(g)?", False),
        ("kisa 287(g) ye", False),
        ("", False),
    ],
)
def test_asking_whether_a_place_takes_part(text: str, asks: bool) -> None:
    assert asks_participation(text) is asks


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_mentions_that_lie_in_it(text: str) -> None:
    mentions = GAZETTEER.find(text)
    assert all(text[m.start : m.end] == m.text and m.places for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert asks_participation(text) in (True, False)


@given(st.sampled_from(sorted(p.id for p in PLACES.places.values() if p.own_police == "yes")
                       ), st.sampled_from(["is {} in the program?", "èske {} siyen?"]))  # fmt: skip
def test_case_does_not_matter_in_a_question(place: str, frame: str) -> None:
    if PLACES.places[place].state != "FL":
        return
    text = frame.format(PLACES.places[place].name)
    assert found(text.lower()) == found(text) or found(text) == []


HOSTILE = [
    "lake ", "key west ", "St. ", "'", "a.b.", "Florida ", "jaxsonvile ", "police of the ", "287(",
    "nassau in the ", "qwertyuiopasdfghj ", "İ", "ﬃ", "new yorkk ", "\u0301", "k-",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_message_is_read_to_its_bounded_end(part: str) -> None:
    text = (part * 4000)[:4000]
    assert all(mention.end <= LONGEST_TEXT for mention in GAZETTEER.find(text))
    assert asks_participation(text) is False


def test_no_more_than_so_many_misspelled_words_are_looked_up() -> None:
    near = create_autospec(NearWords, instance=True)
    near.near.return_value = ()
    strange = words_of(
        " ".join(f"zzq{letter}{other}" for letter in "abcdefgh" for other in "klmnopqr")
    )
    search = NameSearch(tree_of(PLACES), near, frozenset(), [*strange, *strange])
    assert [search.at(position) for position in range(2 * len(strange))] == [[]] * 128
    assert near.near.call_count == MOST_MENDED


def test_a_misspelled_place_is_near_its_name() -> None:
    near = NearWords(["hialeah", "tampa", "jacksonville", "miami", "florida"])
    assert near.near("miyami") == ("miami",)
    assert near.near("flordia") == ("florida",)
    assert near.near("jaxsonville") == ("jacksonville",)
    assert near.near("hialea") == ("hialeah",)
    assert near.near("tamper") == ()
    assert near.near("287") == ()
