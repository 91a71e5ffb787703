"""What is told of a place: the data first, then its story; and of the whole nation."""

import pytest

from bot.answering.answer import Kind
from bot.answering.place import NATION
from bot.answering.responder import Responder
from bot.languages import Language
from bot.rendering.plain import plain

pytestmark = pytest.mark.timeout(600)


def test_key_west_has_its_story_beside_the_data(shipped_responder: Responder) -> None:
    answer = shipped_responder.library.places.look_up("cayo hueso", Language.EN)
    text = plain(answer)
    assert "signed by ICE on March 5, 2025, on ICE's lists from March 7, 2025" in text
    assert "signed Key West's agreement on March 4, 2025" in text
    assert "No ICE list we examined dropped Key West" in text
    assert answer.related[0].id.startswith("key-west")


def test_a_place_without_a_story_has_only_data(shipped_responder: Responder) -> None:
    answer = shipped_responder.library.places.look_up("Marathon", Language.ES)
    assert answer.details == ()
    assert "Al 18 de mayo de 2026" in plain(answer)


@pytest.mark.parametrize("typed", ["United States", "EE. UU.", "Etazini", "usa", NATION])
def test_the_nation_is_told_state_by_state(shipped_responder: Responder, typed: str) -> None:
    text = plain(shipped_responder.library.places.look_up(typed, Language.EN))
    assert "United States: 1,843 agreements of 1,549 agencies" in text
    assert "- Florida: 348 agreements of 284 agencies" in text
    assert "2,510 agreements on September 15, 2026" in text


def test_two_places_stand_side_by_side(shipped_responder: Responder) -> None:
    answer = shipped_responder.library.places.compare("key-west", "homestead", Language.EN)
    assert answer is not None
    text = plain(answer)
    assert "Key West:" in text
    assert "Homestead:" in text
    assert "not on the list. That does not tell whether it works with ICE" in text


def test_a_place_that_is_none_is_not_guessed(shipped_responder: Responder) -> None:
    answer = shipped_responder.library.places.look_up("Zzyzx Harbor", Language.EN)
    assert answer.kind is Kind.ABSTAIN
    assert answer.notes == ("not-found",)


def test_counties_and_names_are_offered_while_typing(shipped_responder: Responder) -> None:
    desk = shipped_responder.library.places
    assert len(desk.counties()) == 67
    assert ("key-west", "Key West") in desk.complete("key w")
    assert desk.complete("united")[0] == (NATION, "United States")
