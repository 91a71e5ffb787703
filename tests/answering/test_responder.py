"""What a person gets for a question, on a small knowledge base."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Kind
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language
from tests.conftest import TODAY


def ask(responder: Responder, text: str, **more: object) -> Answer:
    return responder.respond(replace(Question(text), **more), TODAY)  # type: ignore[arg-type]


def test_a_question_gets_its_entry_with_sources_and_date(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "How did Key West vote on July 8?")
    assert (answer.kind, answer.entry) == (Kind.ANSWER, "second-vote")
    assert answer.lead is not None
    assert answer.lead.text == "Second vote claim first."
    assert [(cite.number, cite.at) for cite in answer.lead.cites] == [(1, "(g)(1)"), (2, None)]
    assert [numbered.source.id for numbered in answer.sources] == ["usc-8-1357", "wlrn-2025-07-09"]
    assert str(answer.as_of) == "2025-07-09"
    assert [choice.id for choice in answer.related] == ["arguments", "what-is-287g"]


def test_a_neighbouring_topic_is_declined_with_a_good_place(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "asylum application form")
    assert (answer.kind, answer.entry) == (Kind.ABSTAIN, "asylum")
    assert answer.notes == ("decoy",)
    assert [resource.id for resource in answer.help] == ["hotline"]


def test_what_it_does_not_know_it_says(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "best pizza recipe with pineapple")
    assert (answer.kind, answer.entry, answer.lead) == (Kind.ABSTAIN, None, None)
    assert answer.help, "and where to ask"


def test_danger_comes_before_everything(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "ICE is at my door right now, what is 287(g)?")
    assert answer.kind is Kind.URGENT
    assert answer.steps[0].text == "Keep the door closed."


def test_an_own_case_gets_the_rule_and_help(sample_responder: Responder) -> None:
    text = "My husband overstayed his visa, can he apply? asylum application form"
    answer = ask(sample_responder, text)
    assert answer.kind is Kind.REFER
    assert answer.notes[0] == "own-case"
    assert "hotline" in [resource.id for resource in answer.help]


def test_an_opinion_is_declined_and_both_sides_are_told(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "Should Key West have voted like that on July 8?")
    assert (answer.kind, answer.entry) == (Kind.OPINION, "arguments")
    assert {view.side for view in answer.views} == {"for", "against"}
    assert answer.views[0].holder == "The sheriff"
    assert answer.related[0].id == "second-vote", "and what was asked about is a press away"


def test_an_overdue_entry_says_so_first(sample_responder: Responder) -> None:
    question = Question("How did Key West vote on July 8?")
    answer = sample_responder.respond(question, date(2027, 1, 6))
    assert answer.notes == ("overdue",)
    assert sample_responder.respond(question, date(2027, 1, 5)).notes == ()


def test_a_chosen_language_wins_over_the_text(sample_responder: Responder) -> None:
    answer = ask(sample_responder, "How did Key West vote on July 8?", language=Language.HT)
    assert answer.title == "Second vote ht"


def test_a_follow_up_leans_on_the_turn_before(sample_responder: Responder) -> None:
    previous = Turn("second-vote", Language.EN)
    alone = ask(sample_responder, "and what are the arguments?")
    after = ask(sample_responder, "and what are the arguments?", previous=previous)
    assert after.entry == "arguments"
    assert (after.understanding.confidence or 0) >= (alone.understanding.confidence or 0)


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂🙂", "\u202e\u200f", "\x00\x07", "???", "<>"])
def test_nothing_to_read_gets_a_calm_reply(sample_responder: Responder, text: str) -> None:
    answer = ask(sample_responder, text)
    assert answer.notes == ("empty",)
    assert ask(sample_responder, text, mode="channel").kind is Kind.SILENT


def test_a_greeting_is_greeted(sample_responder: Responder) -> None:
    for text in ("hello", "hola", "bonjou"):
        assert ask(sample_responder, text).kind is Kind.GREETING


def test_in_a_channel_it_speaks_only_when_it_is_sure(sample_responder: Responder) -> None:
    spoken = ask(sample_responder, "How did Key West vote on 287(g) on July 8?", mode="channel")
    assert spoken.kind in (Kind.ANSWER, Kind.SILENT)
    for text in ("nice weather in Key West", "hello", "ice cream anyone?", "what a day"):
        assert ask(sample_responder, text, mode="channel").kind is Kind.SILENT


def test_the_same_question_gets_the_same_answer(sample_responder: Responder) -> None:
    text = "who voted no on july 8"
    assert ask(sample_responder, text) == ask(sample_responder, text)


def test_names_of_people_are_not_safe_to_log(sample_responder: Responder) -> None:
    assert "vote" in sample_responder.safe_words
    assert not {"jane", "roe"} & sample_responder.safe_words


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600))
def test_any_text_gets_an_answer(sample_responder: Responder, text: str) -> None:
    assert ask(sample_responder, text).kind in Kind


def test_a_cry_for_help_at_the_end_of_a_long_message_is_heard(sample_responder: Responder) -> None:
    text = "I have been reading about the votes in the city for weeks. " * 30
    assert ask(sample_responder, text + "ICE is at my door right now").kind is Kind.URGENT
