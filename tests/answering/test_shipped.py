"""Questions that the bot exists for, asked of the bot as it ships."""

import pytest

from bot.answering.answer import Answer, Kind
from bot.answering.compose import with_others_first
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language
from bot.rendering.plain import plain
from tests.conftest import TODAY

pytestmark = pytest.mark.timeout(600)


def ask(responder: Responder, text: str, previous: Turn | None = None) -> Answer:
    return responder.respond(Question(text, previous=previous), TODAY)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("What is 287(g)?", ["1996", "ICE"]),
        ("How did the Key West commission vote on June 30, 2025?", ["6-1"]),
        ("How did the Key West commission vote on July 8, 2025?", ["4-2"]),
        ("Who voted how in Key West?", ["Carey", "Kaufman"]),
        ("What did the attorney general's letter demand?", ["July 2, 2025", "removal"]),
        ("What does section 908.103 say?", ["908.103", "sanctuary"]),
        ("Must a city sign a 287(g) agreement?", ["908"]),
        ("Is there a fine for refusing 287(g)?", ["$5,000"]),
        ("Have all 67 sheriffs signed?", ["67"]),
        ("¿Cómo votó la comisión de Cayo Hueso el 8 de julio?", ["4", "2"]),
        ("¿Qué exigió la carta del fiscal general?", ["2 de julio de 2025"]),
        ("Kisa 287(g) ye?", ["1996"]),
        ("Kiyès ki te vote kont nan Key West?", ["Carey"]),
    ],
)
def test_the_founding_story(shipped_responder: Responder, question: str, facts: list[str]) -> None:
    answer = ask(shipped_responder, question)
    assert answer.kind is Kind.ANSWER, question
    text = plain(answer)
    for fact in facts:
        assert fact in text
    assert answer.sources
    assert answer.as_of is not None


def test_a_conversation_goes_on(shipped_responder: Responder) -> None:
    first = ask(shipped_responder, "What happened in Key West?")
    assert first.entry is not None
    turn = Turn(first.entry, first.language)
    second = ask(shipped_responder, "and who voted against?", turn)
    assert second.entry is not None
    assert "Carey" in plain(second) or "Haskell" in plain(second)
    elsewhere = ask(shipped_responder, "and in Miami?", turn)
    about_miami = elsewhere.place is not None and elsewhere.place.id == "miami"
    if elsewhere.entry is not None:
        about_miami = "miami" in shipped_responder.knowledge.entries[elsewhere.entry].places
    assert about_miami


def test_a_conversation_goes_on_in_spanish(shipped_responder: Responder) -> None:
    turn = Turn("key-west-overview", Language.ES)
    answer = ask(shipped_responder, "¿y quién votó en contra?", turn)
    assert answer.language is Language.ES
    assert "Carey" in plain(answer) or "Haskell" in plain(answer)


@pytest.mark.parametrize(
    "question",
    [
        "what's the best pizza in Naples",
        "write me a poem about the sea",
        "how tall is the Eiffel tower",
        "cuánto cuesta un carro usado",
        "ki tan l ap fè demen",
    ],
)
def test_what_is_far_away_is_not_answered(shipped_responder: Responder, question: str) -> None:
    assert ask(shipped_responder, question).kind is not Kind.ANSWER


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("ICE is at my door what do I do", Kind.URGENT),
        ("la migra está en mi puerta", Kind.URGENT),
        ("ICE nan pòt mwen", Kind.URGENT),
        ("is 287(g) racist?", Kind.OPINION),
        ("my husband has a removal order, can he stay?", Kind.REFER),
        ("hello", Kind.GREETING),
        ("cual es la mejor playa de los cayos", Kind.ABSTAIN),
        ("who is better, messi or ronaldo", Kind.ABSTAIN),
    ],
)
def test_kinds(shipped_responder: Responder, question: str, kind: Kind) -> None:
    answer = ask(shipped_responder, question)
    assert answer.kind is kind
    if kind is Kind.OPINION:
        assert {view.side for view in answer.views} == {"for", "against"}
    if kind in (Kind.URGENT, Kind.REFER):
        assert answer.help


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("does alabama make companies use e-verify", "other-states-laws"),
        ("can the police in chicago ask a driver about immigration status", "other-states-laws"),
        ("is a connecticut license valid in florida", "sb-1718-out-of-state-licenses"),
        ("which florida companies must use e-verify", "sb-1718-e-verify"),
    ],
)
def test_floridas_answers_are_not_given_for_other_states(
    shipped_responder: Responder, question: str, entry: str
) -> None:
    assert ask(shipped_responder, question).entry == entry


def test_what_may_have_been_meant_instead_is_offered_first(shipped_responder: Responder) -> None:
    answer = ask(shipped_responder, "how long may a jail hold somebody for ICE")
    assert answer.entry == "detainer-48-hours"
    meant = ["texas-law", "detainer-48-hours", "ice-hold-after-bond"]
    offered = with_others_first(shipped_responder.knowledge, answer, meant).related
    assert offered[0].id == "ice-hold-after-bond", "neither a decoy nor the answer itself"
    assert len({choice.id for choice in offered}) == len(offered) <= 5


def test_what_few_examples_say_may_not_be_kept(shipped_responder: Responder) -> None:
    """A street of Key West stands in an example or two: it is no word that people ask with."""
    assert {"detainer", "retencion", "kenbe"} <= shipped_responder.safe_words
    assert not {"petronia", "simonton"} & shipped_responder.safe_words
