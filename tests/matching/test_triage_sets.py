"""Triage on labelled questions in three languages: what would hurt, counted."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from bot.knowledge.location import shipped_folder
from bot.languages import Language
from bot.matching.triage import ChannelGate, Triager, load_rules
from tests.matching.triage_cases import cases


@pytest.fixture(scope="module")
def triager() -> Triager:
    return Triager(load_rules(shipped_folder()))


@pytest.fixture(scope="module")
def gate(triager: Triager) -> ChannelGate:
    return ChannelGate(load_rules(shipped_folder()), triager)


def without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def without_punctuation(text: str) -> str:
    return "".join(c if c.isalnum() or c in " '" else " " for c in text)


def told(misses: list[Any]) -> str:
    return f"{len(misses)} wrong:\n" + "\n".join(map(str, misses))


def test_every_cry_for_help_gets_its_card(triager: Triager) -> None:
    found = [(case, triager(case["q"]).urgent) for case in cases("urgent")]
    wrong = [
        (case["q"], case["situation"], urgent)
        for case, urgent in found
        if urgent != case["situation"]
    ]
    assert not wrong, told(wrong)
    assert len(found) >= 180


@pytest.mark.parametrize("written", [str.upper, without_accents, without_punctuation])
def test_how_it_is_typed_does_not_matter(triager: Triager, written: Callable[[str], str]) -> None:
    all_cases = cases("urgent")
    missed = [case["q"] for case in all_cases if triager(written(case["q"])).urgent is None]
    assert len(missed) <= 0.01 * len(all_cases), told(missed)


def test_one_slip_in_a_long_word_does_not_matter(triager: Triager) -> None:
    missed, tried = [], 0
    for case in cases("urgent"):
        for position, word in enumerate(words := case["q"].split()):
            if len(word) > 5 and word.isalpha():
                slipped = word[:2] + word[3] + word[2] + word[4:]
                tried += 1
                text = " ".join([*words[:position], slipped, *words[position + 1 :]])
                if triager(text).urgent is None:
                    missed.append(text)
    assert len(missed) <= 0.02 * tried, told(missed)


def test_a_cry_at_the_end_of_a_long_message_is_heard(triager: Triager) -> None:
    before = "hello everybody, sorry to write so much, my family has lived near the marina. " * 20
    missed = [case["q"] for case in cases("urgent") if not triager(before + case["q"]).urgent]
    assert len(missed) <= 0.02 * len(cases("urgent")), told(missed)


def test_ordinary_questions_do_not_alarm(triager: Triager) -> None:
    all_cases = cases("ordinary")
    alarms = [(c["q"], t.urgent, t.matched) for c in all_cases if (t := triager(c["q"])).urgent]
    assert len(all_cases) >= 300
    assert len(alarms) <= 0.01 * len(all_cases), told(alarms)


def test_chat_does_not_alarm(triager: Triager) -> None:
    chat = [case["q"] for case in cases("channel") if not case["genuine"]]
    alarms = [(text, t.urgent, t.matched) for text in chat if (t := triager(text)).urgent]
    assert len(alarms) <= 0.01 * len(chat), told(alarms)


def test_own_cases_and_opinions_are_told_from_questions(triager: Triager) -> None:
    wrong = []
    for case in (all_cases := cases("refer_opinion")):
        triage = triager(case["q"])
        if triage.own_case or triage.urgent:
            kind = "refer"
        else:
            kind = "opinion" if triage.opinion else "answer"
        if kind != case["kind"]:
            wrong.append((case["q"], case["kind"], kind, triage.matched))
    assert len(all_cases) >= 150
    assert len(wrong) <= 0.03 * len(all_cases), told(wrong)


def test_in_a_channel_only_genuine_questions_are_taken(gate: ChannelGate) -> None:
    all_cases = cases("channel")
    taken = [case for case in all_cases if gate(case["q"])]
    interruptions = [case["q"] for case in taken if not case["genuine"]]
    silent = [case["q"] for case in all_cases if case["genuine"] and case not in taken]
    assert len(all_cases) >= 320
    assert len(interruptions) <= 0.02 * len(taken), told(interruptions)
    genuine = sum(case["genuine"] for case in all_cases)
    assert len(silent) <= 0.2 * genuine, told(silent)


def test_the_words_that_fired_tell_the_language(triager: Triager) -> None:
    wrong = [
        (case["q"], triage.language)
        for case in cases("urgent")
        if (triage := triager(case["q"], Language(case["lang"]))).language != case["lang"]
    ]
    assert len(wrong) <= 0.01 * len(cases("urgent")), told(wrong)
