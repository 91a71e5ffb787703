"""What a person is told of a place: the fact first, and never a guess."""

import pytest

from bot.answering.answer import Kind
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language
from bot.rendering.plain import plain
from tests.conftest import TODAY


def told(responder: Responder, text: str, previous: Turn | None = None) -> str:
    return plain(responder.respond(Question(text, previous=previous), TODAY))


def test_a_listed_city_is_a_yes_with_the_day_ice_signed(sample_responder: Responder) -> None:
    text = told(sample_responder, "is Key West in the program?")
    assert "Yes: Key West Police Department has a signed 287(g) agreement" in text
    assert "task force model (Task Force Model), signed by ICE on March 5, 2025" in text
    assert "https://www.ice.gov/" in text
    assert "As of May 18, 2026" in text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("is Homestead in 287g?", "The police of Homestead was not on ICE's list"),
        ("¿está Homestead en el programa?", "La policía de Homestead no estaba en la lista"),
        ("èske Homestead siyen akò a?", "Lapolis Homestead pa t sou lis ICE"),
    ],
)
def test_not_listed_is_never_not_cooperating(
    sample_responder: Responder, question: str, expected: str
) -> None:
    text = told(sample_responder, question)
    assert expected in text
    assert "Miami-Dade Sheriff's Office" in text, "the sheriff who covers it"
    assert not text.startswith(("No", "no"))


def test_what_is_not_known_is_said(sample_responder: Responder) -> None:
    text = told(sample_responder, "did Key Largo sign?")
    assert "no city government" in text
    assert "Monroe County Sheriff's Office" in text
    assert "It does not show whether officers were trained" in text


def test_the_same_can_be_asked_of_another_place(sample_responder: Responder) -> None:
    previous = Turn(None, Language.EN, "key-west")
    assert "Hialeah Police Department" in told(sample_responder, "and Hialeah?", previous)


def test_a_place_outside_florida_is_answered(sample_responder: Responder) -> None:
    assert "Texas: 387 agreements of 305 agencies" in told(sample_responder, "is Texas in 287g?")


def test_a_name_of_two_places_is_asked_back(sample_responder: Responder) -> None:
    answer = sample_responder.respond(Question("is Escambia or Sarasota in 287g?"), TODAY)
    if answer.kind is Kind.CLARIFY:
        assert {choice.kind for choice in answer.choices} == {"place"}
    else:
        assert answer.place is not None
