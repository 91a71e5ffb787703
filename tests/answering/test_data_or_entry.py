"""What is told of a place: its part in the program from the data, anything else by an entry."""

import pytest

from bot.answering.answer import Kind
from bot.answering.question import Question
from bot.answering.responder import Responder
from tests.conftest import TODAY

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("is Texas in the program", "texas"),
        ("does Texas work with ICE", "texas"),
        ("¿Nueva York está en el programa?", "new-york"),
        ("Is Chicago, Illinois in the program", "illinois"),
        ("has the Broward sheriff signed", "broward-county"),
        ("has miami-dade county joined", "miami-dade-county"),
        ("Èske cherif Broward la siyen?", "broward-county"),
        ("la policia de Cayo Hueso trabaja con ICE?", "key-west"),
    ],
)
def test_whether_a_place_takes_part_is_told_from_the_data(
    shipped_responder: Responder, text: str, place: str
) -> None:
    answer = shipped_responder.respond(Question(text), TODAY)
    assert answer.place is not None
    assert answer.place.id == place


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Ki moun ki te siyen akò ICE Tallahassee a?", "tallahassee-who-signed"),
        (
            "con que argumento dijeron en Key West que el contrato no valia",
            "key-west-void-argument",
        ),
        ("which cities in palm beach county joined", "palm-beach-county-cities-287g"),
        ("cape coral lakeland and clearwater are they in", "other-large-cities-287g"),
        ("is route 287 closed in new jersey today", "other-meanings-of-287"),
        ("is the Florida National Guard part of 287g", "florida-national-guard-287g"),
    ],
)
def test_what_is_asked_beside_it_is_told_by_an_entry(
    shipped_responder: Responder, text: str, entry: str
) -> None:
    answer = shipped_responder.respond(Question(text), TODAY)
    assert answer.place is None
    assert answer.entry == entry


@pytest.mark.parametrize("text", ["is Sarasota in the program?", "¿Sarasota está en el programa?"])
def test_a_name_of_a_city_and_a_county_is_asked_back(
    shipped_responder: Responder, text: str
) -> None:
    answer = shipped_responder.respond(Question(text), TODAY)
    assert answer.kind is Kind.CLARIFY
    assert {choice.id for choice in answer.choices} == {"sarasota", "sarasota-county"}
