"""People narrow a timeline in their own words, in three languages, and open one event of it."""

import pytest

from bot.answering.event_finder import EventFinder
from bot.answering.suggest import Suggestion, ranked
from bot.answering.timeline import event_answer, timeline
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import Places, load_places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.rendering.plain import plain


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(shipped_folder() / "places")


@pytest.fixture(scope="module")
def finder(shipped: Knowledge, places: Places) -> EventFinder:
    return EventFinder(shipped, {id: places.label(id) for id in places.places})


def ids(finder: EventFinder, about: str) -> set[str]:
    return {event.id for event in finder.find(about).events}


@pytest.mark.parametrize(
    ("spellings", "has", "lacks"),
    [
        (["the eight days", "Los ocho días", "uit jou yo", "8 days", "topic:eight-days"],
         "key-west-vote-july-8", "tuition-waiver-ends"),
        (["court cases", "casos en los tribunales", "ka nan tribinal", "lawsuits", "pwosè"],
         "arizona-v-united-states", "key-west-vote-july-8"),
        (["Key West", "cayo hueso", "KEY WEST", "the Keys"],
         "key-west-vote-june-30", "hialeah-vote"),
        (["SB 168", "sb168", "Senate Bill 168", "S.B. 168", "law:sb168"],
         "sb-168-signed", "sb-1718-signed"),
        (["908.103", "s. 908.103", "section 908.103", "sección 908.103"],
         "attorney-general-letter", "hialeah-vote"),
        (["chapter 908", "capítulo 908", "chapit 908"],
         "sb-168-signed", "hialeah-vote"),
        (["Monroe County", "condado de Monroe", "konte Monroe", "monroe"],
         "brown-held", "hialeah-vote"),
        (["Miami-Dade", "miami dade county", "condado de Miami-Dade"],
         "creedle-v-miami-dade", "miami-vote"),
        (["Kaufman", "Samuel Kaufman", "samuel kaufman", "Kaufmann"],
         "key-west-television-july-6", "hialeah-vote"),
        (["todo 2025", "2025", "tout 2025", "everything in 2025", "all of 2025"],
         "hialeah-vote", "sb-168-signed"),
        (["2024-2026", "2024 to 2026", "de 2024 a 2026", "since 2024", "desde 2024", "depi 2024"],
         "1843-agreements", "sb-168-signed"),
        (["July 8, 2025", "8 de julio de 2025", "8 jiyè 2025"],
         "key-west-vote-july-8", "attorney-general-letter"),
        (["votes", "votaciones", "vòt yo"], "hialeah-vote", "attorney-general-letter"),
        (["votes in Hialeah", "Hialeah votes 2025"], "hialeah-vote", "key-west-vote-july-8"),
        (["everglades", "evreglades", "EVERGLADES!"], "everglades-site-opens", "hialeah-vote"),
        (["entry:brown-v-ramsay"], "brown-held", "hialeah-vote"),
        (["strand:places"], "hialeah-vote", "key-west-vote-july-8"),
    ],
)  # fmt: skip
def test_it_understands_what_people_ask(
    finder: EventFinder, spellings: list[str], has: str, lacks: str
) -> None:
    found = [ids(finder, spelling) for spelling in spellings]
    assert has in found[0]
    assert lacks not in found[0]
    assert all(other == found[0] for other in found), spellings


def test_nothing_typed_is_everything(finder: EventFinder, shipped: Knowledge) -> None:
    assert finder.find("").events == shipped.timeline
    assert finder.find("").heading(Language.EN) == ""


@pytest.mark.parametrize("about", ["Atlantis", "Key West 1850", "🚨", "שלום", "x" * 2_000, "%s{}"])
def test_what_is_unknown_finds_nothing_and_says_so(
    finder: EventFinder, shipped: Knowledge, about: str
) -> None:
    answer = timeline(shipped, finder, about, None, None, Language.ES)
    if answer.events:  # signs alone are no words, so they narrow nothing
        assert answer.events == shipped.timeline
    else:
        assert answer.notes == ("no-events",)
        assert "Ningún evento coincide" in plain(answer)


def test_years_in_the_wrong_order_are_put_right(finder: EventFinder) -> None:
    assert finder.find("", 2026, 2024).events == finder.find("", 2024, 2026).events
    assert finder.find("2024-2026").events == finder.find("", 2024, 2026).events


def test_years_asked_twice_must_both_fit(finder: EventFinder) -> None:
    assert {e.date.year for e in finder.find("since 2024", 2019, 2025).events} == {2024, 2025}


def test_an_event_that_lasted_into_a_year_is_in_it(finder: EventFinder) -> None:
    assert "dhs-funding-lapse" in ids(finder, "2026")


def test_the_heading_never_repeats_what_was_typed(finder: EventFinder) -> None:
    found = finder.find("everglades Key West 2025")
    assert "verglades" not in found.heading(Language.EN)
    assert finder.find("SB 168 2019").heading(Language.ES) == "SB 168 · 2019"
    assert finder.find("condado monroe").heading(Language.HT) == "Monroe County"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("typed", ["", "k", "key", "908", "ño", "condado", "zzz", "😀", "a" * 100])
def test_completions_fit_discord_and_find_events(
    finder: EventFinder, language: Language, typed: str
) -> None:
    for each in ranked(typed, finder.offered(language), 25):
        assert each.label
        assert 1 <= len(each.id) <= 100
        assert finder.find(each.id).events


def test_completions_put_the_likeliest_first(finder: EventFinder) -> None:
    def first(typed: str, language: Language) -> Suggestion:
        return ranked(typed, finder.offered(language), 1)[0]

    assert first("cayo hue", Language.ES).id == "strand:key-west"
    assert first("kauf", Language.EN).id == "person:samuel-kaufman"
    assert first("sb 16", Language.HT).label == "SB 168"
    assert first("los ocho", Language.EN).id == "topic:eight-days"


@pytest.mark.parametrize("language", Language)
def test_every_event_can_be_opened(shipped: Knowledge, language: Language) -> None:
    for event in shipped.timeline:
        answer = event_answer(shipped, event.id, language)
        assert answer is not None
        assert answer.moment is not None
        before, after = answer.moment.before, answer.moment.after
        assert before is None or before.date <= event.date
        assert after is None or after.date >= event.date
        assert answer.sources
        assert event.get(language) in plain(answer)


def test_an_opened_event_tells_who_and_what_came_before_and_after(shipped: Knowledge) -> None:
    answer = event_answer(shipped, "key-west-vote-july-8", Language.EN)
    assert answer is not None
    text = plain(answer)
    assert "Key West City Commission: 4 in favor, 2 against, 1 absent." in text
    assert "- Against: Monica Haskell, Mary Lou Hoover" in text
    assert "Before: " in text
    assert "After: July 9, 2025, Attorney general welcomes the second vote" in text
    assert "July 8, 2025 · Key West" in text


def test_an_unknown_event_is_none(shipped: Knowledge) -> None:
    assert event_answer(shipped, "no-such-event", Language.EN) is None
