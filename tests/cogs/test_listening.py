from dataclasses import replace

import pytest

from bot.answering.answer import Answer, Kind, Subject
from bot.cogs.listening import (
    HUSH_SECONDS,
    OFFER_SECONDS,
    TOPIC_SECONDS,
    Listening,
    is_hush,
    topic_of,
)
from bot.languages import Language
from tests.clock import Clock

ANSWER = Answer(Kind.ANSWER, Language.EN, subject=Subject("entry", "second-vote"))


def test_a_topic_may_be_spoken_of_once_in_a_while_in_each_channel() -> None:
    clock = Clock()
    listening = Listening(clock)
    assert listening.may_answer(1, "a")
    assert not listening.may_answer(1, "a")
    assert listening.may_answer(1, "b")
    assert listening.may_answer(2, "a")
    clock.now += TOPIC_SECONDS
    assert not listening.may_answer(1, "a")
    clock.now += 1
    assert listening.may_answer(1, "a")


def test_silence_holds_for_an_hour_in_that_channel() -> None:
    clock = Clock()
    listening = Listening(clock)
    listening.hush(1)
    assert listening.is_hushed(1)
    assert not listening.is_hushed(2)
    clock.now += HUSH_SECONDS + 1
    assert not listening.is_hushed(1)


def test_an_offer_stands_for_a_day() -> None:
    clock = Clock()
    listening = Listening(clock)
    listening.offer(7)
    assert listening.was_offered(7)
    assert not listening.was_offered(8)
    clock.now += OFFER_SECONDS + 1
    assert not listening.was_offered(7)


@pytest.mark.parametrize(
    "text",
    ["quiet", "Quiet!", "be quiet.", "¡Cállate!", "SILENCIO", "silans", "Pe la", "fè silans"],
)
def test_to_be_told_to_be_quiet(text: str) -> None:
    assert is_hush(text)


@pytest.mark.parametrize(
    "text", ["", "is it quiet in the jail?", "the right to be quiet", "do I have to stay quiet"]
)
def test_to_be_asked_about_silence_is_something_else(text: str) -> None:
    assert not is_hush(text)


def test_a_topic_is_what_is_shown_and_silence_is_none() -> None:
    assert topic_of(ANSWER) == "entry second-vote"
    assert topic_of(replace(ANSWER, kind=Kind.SILENT)) is None
    assert topic_of(replace(ANSWER, subject=None)) == "answer"
