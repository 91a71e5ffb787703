"""The content's own tests: what ships can be found, shown and relied on."""

from collections import Counter
from typing import get_args

import pytest

from bot.answering.answer import Subject
from bot.answering.compose import entry_answer, timeline_answer
from bot.answering.responder import Responder
from bot.knowledge.checks import problems_of
from bot.knowledge.location import shipped_folder
from bot.knowledge.models import Entry, Situation
from bot.knowledge.shelf import read_folder
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.rendering.plain import plain
from tests.conftest import TODAY
from tests.rendering.test_cards import assert_within_limits

pytestmark = pytest.mark.timeout(600)


def test_it_has_no_problem() -> None:
    assert list(map(str, problems_of(read_folder(shipped_folder())))) == []


def test_it_covers_its_ground(shipped: Knowledge) -> None:
    areas = Counter(entry.area for entry in shipped.entries.values())
    assert len(shipped.entries) >= 40
    assert set(areas) == {
        "federal", "florida", "key-west", "localities", "rights", "about", "decoys",
    }  # fmt: skip
    assert len(shipped.events) >= 25
    assert len(shipped.terms) >= 20
    assert len(shipped.sources) >= 40
    assert len(shipped.cards) == 8


@pytest.mark.parametrize("language", Language)
def test_every_entry_can_be_shown_in_discord(shipped: Knowledge, language: Language) -> None:
    for entry in shipped.entries.values():
        assert_within_limits(entry_answer(shipped, entry, language, TODAY))


@pytest.mark.parametrize("language", Language)
def test_every_card_can_be_shown_in_discord(
    shipped: Knowledge, shipped_responder: Responder, language: Language
) -> None:
    for situation in get_args(Situation):
        answer = shipped_responder.library.open(Subject("card", situation), language, TODAY)
        assert answer is not None
        assert_within_limits(answer)


@pytest.mark.parametrize("language", Language)
def test_the_whole_timeline_can_be_shown_in_discord(shipped: Knowledge, language: Language) -> None:
    assert_within_limits(timeline_answer(shipped, shipped.timeline, language))


def test_every_link_of_an_answer_is_in_its_text(shipped: Knowledge) -> None:
    for entry in shipped.entries.values():
        answer = entry_answer(shipped, entry, Language.EN, TODAY)
        text = plain(answer)
        for numbered in answer.sources:
            assert numbered.source.url is None or numbered.source.url in text


@pytest.mark.parametrize("language", Language)
def test_every_own_question_finds_its_entry(
    shipped: Knowledge, shipped_responder: Responder, language: Language
) -> None:
    missed = []
    for entry in shipped.entries.values():
        for question in entry.questions.get(language):
            found = [c.entry for c in shipped_responder.candidates(question, language)]
            if found[:1] != [entry.id]:
                missed.append(f"{entry.id}: {question!r} finds {found[:2]}")
    assert missed == []


@pytest.mark.parametrize("language", Language)
def test_the_matcher_itself_knows_the_questions(
    shipped: Knowledge, shipped_responder: Responder, language: Language
) -> None:
    """One question of each third entry, with a word before it so that it is not word for word."""
    entries = list(shipped.entries.values())[::3]
    missed = [
        entry.id
        for entry in entries
        for found in [shipped_responder.candidates(_said(entry, language), language)]
        if entry.id not in [candidate.entry for candidate in found[:3]]
    ]
    assert len(missed) <= len(entries) * 0.02, missed


def _said(entry: Entry, language: Language) -> str:
    opening = {Language.EN: "please,", Language.ES: "por favor,", Language.HT: "tanpri,"}
    return f"{opening[language]} {entry.questions.get(language)[0]}"


def test_who_voted_what_adds_up(shipped: Knowledge) -> None:
    first = shipped.events["key-west-vote-june-30"].vote
    second = shipped.events["key-west-vote-july-8"].vote
    assert first is not None
    assert second is not None
    assert (first.yes, first.no) == (6, 1)
    assert (second.yes, second.no, second.absent) == (4, 2, 1)
    assert first.voters["lissette-cuervo-carey"] == "no"
    assert second.voters["samuel-kaufman"] == "absent"
