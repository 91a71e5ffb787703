"""The source of what somebody wrote, or an honest "none"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Kind
from bot.answering.claims import SENTENCES, Candidates, claims_answer
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.match import Candidate


def by(entry: str, confidence: float = 0.9) -> Candidates:
    """Finds the same entry in every sentence."""
    return lambda _text, _language: (Candidate(entry, 1.0, confidence),)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("They say Second vote claim B.", "Second vote claim B."),
        ("Dicen: Second vote dato C.", "Second vote claim C."),
        ("Nothing that it shares with them.", "Second vote claim first."),
    ],
)
def test_each_sentence_finds_its_nearest_claim(
    sample: Knowledge, sentence: str, claim: str
) -> None:
    answer = claims_answer(sample, sentence, Language.EN, by("second-vote"))
    assert answer.kind is Kind.ANSWER
    assert answer.notes == ("sources-found",)
    assert [statement.text for statement in answer.details] == [claim]
    assert [choice.id for choice in answer.related] == ["second-vote"]
    assert answer.sources
    assert answer.details[0].cites
    assert answer.as_of is not None


@pytest.mark.parametrize(
    ("entry", "confidence"),
    [("second-vote", 0.34), ("asylum", 0.99)],
    ids=["unsure", "not-covered"],
)
def test_what_is_unsure_or_not_covered_has_no_source(
    sample: Knowledge, entry: str, confidence: float
) -> None:
    answer = claims_answer(
        sample, "Somebody said something here.", Language.ES, by(entry, confidence)
    )
    assert answer.kind is Kind.ABSTAIN
    assert answer.notes == ("sources-none",)
    assert answer.details == ()


def test_the_same_claim_is_shown_once_and_few_sentences_are_read(sample: Knowledge) -> None:
    asked: list[str] = []

    def candidates(text: str, _language: Language) -> tuple[Candidate, ...]:
        asked.append(text)
        return (Candidate("arguments", 1.0, 0.9),)

    text = "The council voted on this. " * 40
    answer = claims_answer(sample, text, Language.EN, candidates)
    assert len(answer.details) == 1
    assert len(asked) == SENTENCES


def test_one_or_two_words_are_no_claim(sample: Knowledge) -> None:
    answer = claims_answer(sample, "Oh wow. Yes!", Language.EN, by("second-vote"))
    assert answer.kind is Kind.ABSTAIN


def test_any_text_is_read_without_failing(sample: Knowledge) -> None:
    @given(st.text(max_size=400))
    def check(text: str) -> None:
        answer = claims_answer(sample, text, Language.HT, by("what-is-287g"))
        assert answer.kind in (Kind.ANSWER, Kind.ABSTAIN)

    check()
