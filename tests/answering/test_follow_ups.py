"""A few words after an answer: asked in its light, or about something else."""

from datetime import date

import pytest

from bot.answering.answer import Answer, Kind
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language

pytestmark = pytest.mark.timeout(600)  # the first test of a run builds the index


def after(responder: Responder, entry: str, text: str, language: Language) -> Answer:
    question = Question(text, language=language, previous=Turn(entry, language))
    return responder.respond(question, date(2026, 11, 27))


@pytest.mark.parametrize(
    ("entry", "text", "language", "answered"),
    [
        ("what-is-287g", "why?", Language.EN, "arguments-for-and-against-287g"),
        ("what-is-287g", "who pays", Language.EN, "cost-of-a-287g-agreement"),
        ("key-west-vote-july-8", "who voted against?", Language.EN, "key-west-who-voted-how"),
        ("key-west-vote-june-30", "y quién votó en contra", Language.ES, "key-west-who-voted-how"),
        ("key-west-vote-july-8", "poukisa?", Language.HT, "key-west-why-it-reversed"),
    ],
)
def test_what_leans_on_the_answer_before_is_asked_of_it(
    shipped_responder: Responder, entry: str, text: str, language: Language, answered: str
) -> None:
    assert after(shipped_responder, entry, text, language).entry == answered


@pytest.mark.parametrize("text", ["pizza tonight", "nice dog", "gm fam"])
@pytest.mark.parametrize("entry", ["what-is-287g", "key-west-vote-july-8"])
def test_small_talk_after_an_answer_gets_no_other(
    shipped_responder: Responder, entry: str, text: str
) -> None:
    answer = after(shipped_responder, entry, text, Language.EN)
    assert answer.kind in (Kind.ABSTAIN, Kind.GREETING, Kind.CLARIFY)


def test_what_names_another_place_does_not_lean_back(shipped_responder: Responder) -> None:
    previous = Turn("what-is-a-detainer", Language.ES)
    question = Question("should key west have signed it?", previous=previous)
    assert shipped_responder.respond(question, date(2026, 11, 27)).kind is Kind.OPINION
