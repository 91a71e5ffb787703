"""Why this answer: one line that a person can check."""

from dataclasses import replace

import pytest

from bot.answering.answer import Answer, Kind, Understanding
from bot.answering.question import Question
from bot.answering.responder import Responder
from bot.languages import Language
from bot.rendering.why import explain
from tests.conftest import TODAY


def test_it_says_words_language_sureness_entry_and_revision(sample_responder: Responder) -> None:
    answer = sample_responder.respond(Question("How did Key West vote on July 8?"), TODAY)
    line = explain(answer)
    assert "\n" not in line
    for part in ("key, west", "English", "high", "second-vote", answer.understanding.revision):
        assert part in line


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (0.95, ("high", "alta", "wo")),
        (0.6, ("medium", "media", "mwayen")),
        (0.2, ("low", "baja", "ba")),
        (None, ("by rule", "por regla", "selon règ")),
    ],
)
def test_sureness_is_told_in_words_in_each_language(
    confidence: float | None, words: tuple[str, str, str]
) -> None:
    understanding = Understanding(("vote",), confidence, revision="0a1b2c")
    for language, word in zip(Language, words, strict=True):
        line = explain(Answer(Kind.ANSWER, language, "vote", understanding=understanding))
        assert f": {word}." in line


def test_where_nothing_was_found_it_says_so(sample_responder: Responder) -> None:
    line = explain(sample_responder.respond(Question("🙂"), TODAY))
    assert "no words" in line
    assert "Entry: none." in line


def test_a_place_is_named_and_silence_says_nothing(sample_responder: Responder) -> None:
    answer = sample_responder.respond(Question("is Hialeah in 287g?"), TODAY)
    assert "hialeah" in explain(answer).lower()
    assert "by rule" in explain(answer)
    assert explain(replace(answer, kind=Kind.SILENT)) == ""
