"""Cries for help in words that no rule has: people who had not read the rules wrote them."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import urgent
from bot.answering.answer import Answer, Kind, Subject
from bot.answering.question import Mode, Question
from bot.answering.responder import Responder
from bot.languages import Language
from bot.matching.match import Alarm, Candidate, Match
from bot.matching.triage import Situation, Triage
from tests.matching.triage_cases import cases

pytestmark = pytest.mark.timeout(600)  # the first test of a run builds the index
DAY = date(2026, 11, 26)


def answers(responder: Responder, name: str) -> list[tuple[str, Answer]]:
    return [(case["q"], responder.respond(Question(case["q"]), DAY)) for case in cases(name)]


def test_most_cries_that_no_rule_knows_get_a_card(shipped_responder: Responder) -> None:
    missed = [q for q, a in answers(shipped_responder, "panic") if a.kind is not Kind.URGENT]
    assert len(missed) <= 0.15 * len(cases("panic")), "\n".join(missed)


def test_no_cry_that_a_rule_knows_is_doubted(shipped_responder: Responder) -> None:
    """Each gets its card; a few, an entry on that very case that says where to look first."""
    found = zip(cases("urgent"), answers(shipped_responder, "urgent"), strict=True)
    others = [
        (q, answer)
        for case, (q, answer) in found
        if answer.subject is None or answer.subject.id != case["situation"]
    ]
    lost = [q for q, answer in others if "happening-now" not in answer.notes]
    assert not lost, "\n".join(lost)
    assert len(others) <= 0.004 * len(cases("urgent")), others


def test_where_a_question_sounds_like_a_cry_it_is_answered_with_a_word_on_the_card(
    shipped_responder: Responder,
) -> None:
    text = "getting pulled over, where do my hands go and do i have to say where im from"
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.entry) == (Kind.ANSWER, "traffic-stop")
    assert "happening-now" in answer.notes
    assert answer.related[0].id == "stopped-on-the-street"
    overheard = shipped_responder.respond(Question(text, mode="channel"), DAY)
    assert overheard.kind is Kind.URGENT


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("day 4 and ice never came for my brother, can the jail keep him", "expired-detainer"),
        ("polis kanpe m sou wout la, kisa pou m fè ak kisa pou m pa fè?", "traffic-stop"),
        (
            "Me paró un trooper y me pidió papeles. ¿Desde cuándo esos trabajan de migra?",
            "florida-highway-patrol-287g",
        ),
    ],
)
def test_a_question_that_an_entry_surely_answers_goes_before_the_card(
    shipped_responder: Responder, text: str, entry: str
) -> None:
    """The steps for who is in it right now stand one button away, and say so."""
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.entry) == (Kind.ANSWER, entry)
    assert "happening-now" in answer.notes
    overheard = shipped_responder.respond(Question(text, mode="channel"), DAY)
    assert overheard.kind is Kind.URGENT


@pytest.mark.parametrize(
    ("situation", "triage", "before"),
    [
        ("taken", Triage(), True),
        ("self-harm", Triage(), False),
        ("taken", Triage(opinion=True), False),
    ],
)
def test_nothing_goes_before_the_card_for_wanting_to_die_nor_an_opinion_before_any(
    shipped_responder: Responder, situation: str, triage: Triage, before: bool
) -> None:
    knowledge = shipped_responder.knowledge
    match = Match(
        "what is left", Language.EN, (Candidate("expired-detainer", 9.0, 0.7),), (), "answer",
        alarm=Alarm(situation, 0.5, 0.5, ()),
    )  # fmt: skip
    assert urgent.is_surely_asked(knowledge, match, triage, question=True) is before
    heard = replace(triage, urgent=Situation.TAKEN)
    card = urgent.by_rule(knowledge, heard, Language.EN)
    assert card is not None
    assert urgent.is_rather_asked(knowledge, match, heard, card, question=True) is before


@pytest.mark.parametrize("name", ["panic", "urgent"])
def test_every_cry_of_wanting_to_die_gets_the_line_to_call(
    shipped_responder: Responder, name: str
) -> None:
    found = zip(cases(name), answers(shipped_responder, name), strict=True)
    cries = [(q, answer) for case, (q, answer) in found if case["situation"] == "self-harm"]
    lost = [q for q, answer in cries if answer.subject != Subject("card", "self-harm")]
    assert len(cries) >= 25
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize("mode", ["ask", "channel"])
@pytest.mark.parametrize(
    "text",
    [
        "how do i go on, everything is gone since ice took him, what is left for me",
        "qué sentido tiene seguir aquí si se llevaron a mi hijo, cómo voy a poder",
        "kisa m rete ap fè sou latè a depi yo pran pitit mwen",
        "ice took him. how do i go on, what is left for me on this earth. everything is gone. " * 7,
    ],
)
def test_wanting_to_die_goes_before_what_else_a_rule_hears(
    shipped_responder: Responder, text: str, mode: Mode
) -> None:
    """How to find him stands one button away."""
    answer = shipped_responder.respond(Question(text, mode=mode), DAY)
    assert (answer.kind, answer.subject) == (Kind.URGENT, Subject("card", "self-harm"))
    assert answer.related[0].id == "find-detained-person"


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("ice is at the door, the kids sleep and i do not wake them", "door"),
        ("los niños duermen y no se despiertan, la migra está en mi puerta", "door"),
        ("the handcuffs cut his arms, ICE took my husband this morning", "taken"),
        ("las esposas me cortan los brazos, la migra se llevó a mi hermano también", "taken"),
        ("menòt la koupe bra l, ICE pran frè m maten an", "taken"),
    ],
)
def test_sleep_and_wounds_are_no_wish_to_die(
    shipped_responder: Responder, text: str, situation: str
) -> None:
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.subject) == (Kind.URGENT, Subject("card", situation))


@pytest.mark.parametrize(("name", "share"), [("calm", 0.09), ("ordinary", 0.025)])
def test_what_only_sounds_alike_seldom_does(
    shipped_responder: Responder, name: str, share: float
) -> None:
    wrong = [q for q, a in answers(shipped_responder, name) if a.kind is Kind.URGENT]
    assert len(wrong) <= share * len(cases(name)), "\n".join(wrong)


@pytest.mark.parametrize("asked", ["what if they take my husband", "kisa yon rafl nan travay ye"])
def test_what_is_asked_in_general_is_no_alarm(shipped_responder: Responder, asked: str) -> None:
    assert shipped_responder.respond(Question(asked), DAY).kind is not Kind.URGENT


def test_nobody_who_did_not_ask_gets_a_card_for_what_is_merely_alike(
    shipped_responder: Responder,
) -> None:
    """Unasked, only a rule may speak: a wrong guess would interrupt a channel."""
    text = "my neighbor, three men in the stairs asking for her husband by name"
    asked = shipped_responder.respond(Question(text), DAY)
    overheard = shipped_responder.respond(Question(text, mode="channel"), DAY)
    assert (asked.kind, overheard.kind) == (Kind.URGENT, Kind.SILENT)


def test_the_card_says_which_words_it_heard(shipped_responder: Responder) -> None:
    text = "tengo las pastillas aquí en la mano, ya no puedo más"
    answer = shipped_responder.respond(Question(text), DAY)
    assert answer.subject is not None
    assert (answer.subject.id, answer.language) == ("self-harm", Language.ES)
    assert "pastillas" in answer.understanding.matched_words


def test_danger_is_seen_beside_an_ordinary_question(shipped_responder: Responder) -> None:
    text = "ICE is at my door right now, what is 287(g)?"
    assert shipped_responder.respond(Question(text), DAY).kind is Kind.URGENT


def test_beside_the_card_a_button_leads_to_what_was_asked(shipped_responder: Responder) -> None:
    text = "jail told my wife my brother has an immigration hold on him. wtf does that mean"
    answer = shipped_responder.respond(Question(text), DAY)
    assert answer.kind is Kind.URGENT
    assert [choice.id for choice in answer.related][:1] == ["what-is-a-detainer"]


def test_what_is_asked_at_home_on_ice_is_no_matter_of_a_door(
    shipped_responder: Responder,
) -> None:
    text = "how do u sharpen hockey skates at home, the ice at our rink is super hard"
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.subject and answer.subject.kind) != (Kind.ANSWER, "card")


@pytest.mark.parametrize(
    "text",
    [
        "we paid my uncle's bond on monday and the jail kept him for ICE, are they allowed to",
        "le pagamos la fianza a mi primo y no lo sueltan por un hold de inmigración, ¿pueden?",
        "yo te kenbe kouzen m nan jou lendi, konbyen tan prizon an ka kenbe l pou ICE",
    ],
)
def test_a_calm_question_about_ones_own_people_reaches_its_entry(
    shipped_responder: Responder, text: str
) -> None:
    answer = shipped_responder.respond(Question(text), DAY)
    wanted = {
        "ice-hold-after-bond", "detainer-48-hours", "expired-detainer",
    }  # fmt: skip
    offered = {choice.id for choice in (*answer.choices, *answer.related)}
    assert answer.entry in wanted or offered & wanted


def test_what_a_rule_mishears_is_answered(shipped_responder: Responder) -> None:
    text = "puedo grabar con mi celular a los agentes de ice si los veo en mi cuadra"
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.entry) == (Kind.ANSWER, "recording-officers")


def test_a_long_story_around_a_question_is_no_alarm(shipped_responder: Responder) -> None:
    text = (
        "long day, the kids are finally asleep and im on the porch with my husband. a man on the "
        "radio talked so fast this morning that i only got half of it in the car, and it would not "
        "leave me alone at work: what is the jail enforcement model? anyway, good night everybody"
    )
    answer = shipped_responder.respond(Question(text), DAY)
    assert (answer.kind, answer.entry) == (Kind.ANSWER, "jail-enforcement-model")


def test_a_place_to_look_up_is_no_alarm(shipped_responder: Responder) -> None:
    answer = shipped_responder.respond(Question("I live in Ft Myers, are we in it?"), DAY)
    assert answer.place is not None
    assert (answer.kind, answer.place.id) == (Kind.ANSWER, "fort-myers")
