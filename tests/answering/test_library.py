"""Anything that a button can open, by its subject."""

from typing import get_args

import pytest

from bot.answering.answer import Kind, Subject, SubjectKind
from bot.answering.library import Library
from bot.answering.responder import Responder
from bot.languages import Language
from tests.conftest import TODAY

OPENED = {
    "entry": "second-vote", "term": "detainer", "person": "jane-roe", "law": "usc-8-1357",
    "event": "second-vote", "card": "door", "help": "legal_",
}  # fmt: skip


@pytest.fixture
def library(sample_responder: Responder) -> Library:
    return sample_responder.library


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", OPENED)
def test_it_opens_again_by_its_own_subject(
    library: Library, kind: SubjectKind, language: Language
) -> None:
    answer = library.open(Subject(kind, OPENED[kind]), language, TODAY)
    assert answer is not None
    assert answer.language is language
    assert answer.subject == Subject(kind, OPENED[kind])
    assert library.open(answer.subject, language, TODAY) == answer


def test_places_open_alone_and_side_by_side(library: Library) -> None:
    first = library.places.look_up("Key West", Language.EN)
    second = library.places.look_up("Hialeah", Language.EN)
    assert first.subject is not None
    assert second.subject is not None
    assert library.open(first.subject, Language.ES, TODAY) is not None
    both = Subject("place", f"{first.subject.id}_{second.subject.id}")
    answer = library.open(both, Language.EN, TODAY)
    assert answer is not None
    assert answer.beside is not None


@pytest.mark.parametrize("kind", get_args(SubjectKind))
@pytest.mark.parametrize("id", ["zzz", "_", "zzz_zzz", "____", "-"])
def test_what_is_gone_is_none_and_never_a_failure(
    library: Library, kind: SubjectKind, id: str
) -> None:
    answer = library.open(Subject(kind, id), Language.EN, TODAY)
    assert answer is None or (kind == "help" and answer.kind in (Kind.ANSWER, Kind.ABSTAIN))


def test_a_topic_that_is_not_covered_says_so(library: Library) -> None:
    answer = library.open(Subject("entry", "asylum"), Language.EN, TODAY)
    assert answer is not None
    assert answer.kind is Kind.ABSTAIN
    assert "decoy" in answer.notes


def test_entries_are_offered_without_those_that_answer_nothing(library: Library) -> None:
    offered = {one.id for one in library.entries(Language.EN)}
    assert offered == {"what-is-287g", "second-vote", "arguments"}
