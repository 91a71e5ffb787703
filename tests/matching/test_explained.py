"""Questions in the middle of small talk, asked of the bot as it ships."""

import pytest

from bot.answering.answer import Kind
from bot.answering.question import Question
from bot.answering.responder import Responder
from bot.languages import Language
from bot.matching.outside import small_talk
from bot.matching.windows import STORY
from bot.text import words
from tests.conftest import TODAY

pytestmark = pytest.mark.timeout(600)

BEFORE = {
    Language.EN: (
        "hello from the marina we are painting the boat this week and my nephew drops more paint "
        "than he uses while the radio plays the same three songs and he turned around and said"
    ),
    Language.ES: (
        "hola saludos desde la panaderia estamos esperando que salga el pan y el primo de mi "
        "vecina cuenta la misma historia del pescado que se le fue y en eso salta y dice"
    ),
    Language.HT: (
        "bonjou nou tout mwen chita bò lanmè a ap manje mango ak kouzen m yo solèy la cho epi "
        "yonn ladan yo ap jwe domino li leve tèt li konsa epi li di m"
    ),
}
AFTER = {
    Language.EN: "so there you have it and the boat is still half blue thanks you all",
    Language.ES: "y yo con la bolsa en la mano sin saber que decir gracias a todos",
    Language.HT: "epi tout moun pran ri mwen menm m rete konsa mèsi anpil zanmi m yo",
}


def told(question: str, language: Language) -> str:
    return f"{BEFORE[language]} {question} {AFTER[language]}"


@pytest.mark.parametrize(
    ("language", "question", "entry"),
    [
        (Language.EN, "how did the key west commission vote on july 8", "key-west-vote-july-8"),
        (Language.EN, "does a city have to sign the 287g agreement", "must-a-city-sign"),
        (Language.EN, "how many hours can a jail hold somebody on a detainer", "detainer-48-hours"),
        (Language.EN, "how long can a jail hold somebody on a detainer", "detainer-48-hours"),
        (Language.ES, "cuanto dura el curso de los oficiales del 287g", "training-287g-officers"),
        (Language.ES, "que dice la seccion 908.103", "section-908-103"),
        (Language.HT, "kiyes ki peye si yon detainer pa t bon", "wrong-detainer-who-pays"),
    ],
)
def test_a_question_without_any_sign_around_it_is_found(
    shipped_responder: Responder, language: Language, question: str, entry: str
) -> None:
    answer = shipped_responder.respond(Question(told(question, language)), TODAY)
    offered = {choice.id for choice in answer.choices}
    assert answer.entry == entry or entry in offered, (answer.kind, answer.entry, offered)
    assert answer.kind is not Kind.URGENT


@pytest.mark.parametrize("language", list(Language))
def test_small_talk_alone_is_neither_answered_nor_a_cry_for_help(
    shipped_responder: Responder, language: Language
) -> None:
    message = f"{BEFORE[language]} {AFTER[language]}"
    assert len(words(message)) > STORY
    assert shipped_responder.respond(Question(message), TODAY).kind is Kind.ABSTAIN


@pytest.mark.parametrize(
    ("language", "cry"),
    [
        (Language.EN, "ICE took my husband this morning and i dont know where he is"),
        (Language.ES, "se llevaron a mi esposo esta manana y no se donde esta"),
        (Language.HT, "ICE pran mari m maten an m pa konnen ki kote l ye"),
    ],
)
def test_small_talk_hides_no_cry_for_help(
    shipped_responder: Responder, language: Language, cry: str
) -> None:
    answer = shipped_responder.respond(Question(told(cry, language)), TODAY)
    assert answer.kind is Kind.URGENT


def test_no_remark_of_the_small_talk_is_about_the_subject_or_names_somebody(
    shipped_responder: Responder,
) -> None:
    people = [set(words(p.name)) for p in shipped_responder.knowledge.people.values()]
    subject = {"287g", "detainer", "deported", "deportar", "depòte", "sheriff", "migra", "asylum"}
    for remark in small_talk():
        found = set(words(remark))
        assert not found & subject, remark
        assert not any(name <= found for name in people), remark


def test_words_of_small_talk_alone_are_never_written_down(shipped_responder: Responder) -> None:
    said = {word for remark in small_talk() for word in words(remark)}
    private = {"cornbread", "empujarla", "igwana"}
    assert private <= said
    assert not private & shipped_responder.safe_words
