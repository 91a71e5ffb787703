"""Answers as Discord sees them: whole sentences, within the limits, private ones shareable."""

from typing import Any

from bot.answering.answer import Answer
from bot.answering.question import Question
from bot.answering.responder import Responder
from bot.languages import Language
from bot.rendering.cards import pages
from bot.rendering.layout import layout
from bot.rendering.limits import (
    BUTTON_LABEL,
    CUSTOM_ID,
    LAYOUT_CHARACTERS,
    LAYOUT_COMPONENTS,
    ROW_BUTTONS,
)
from tests.conftest import TODAY

ROW = "0123456789abcdef"


def walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for component in components:
        found += [component, *walk(component.get("components", []))]
    return found


def assert_within_limits(answer: Answer, row: str = ROW) -> None:
    """Every page of an answer can be sent."""
    for number in range(len(pages(answer))):
        parts = walk(layout(answer, row, number).to_components())  # type: ignore[no-untyped-call]
        assert len(parts) <= LAYOUT_COMPONENTS
        texts = [part["content"] for part in parts if part["type"] == 10]
        assert all(texts)
        assert sum(map(len, texts)) <= LAYOUT_CHARACTERS
        buttons = [part for part in parts if part["type"] == 2]
        assert all(1 <= len(button["label"]) <= BUTTON_LABEL for button in buttons)
        ids = [button["custom_id"] for button in buttons]
        assert all(1 <= len(id) <= CUSTOM_ID for id in ids)
        assert len(ids) == len(set(ids))
        rows = [part for part in parts if part["type"] == 1]
        assert all(1 <= len(row["components"]) <= ROW_BUTTONS for row in rows)


def test_the_first_page_has_the_fact_its_source_and_its_date(sample_responder: Responder) -> None:
    answer = sample_responder.respond(Question("How did Key West vote on July 8?"), TODAY)
    first, second = pages(answer)
    text = "\n".join(first.blocks)
    assert text.startswith("### Second vote en\nSecond vote claim first. [1: (g)(1)] [2]")
    assert "[WLRN, Key West votes again](<https://www.wlrn.org/key-west>), July 9, 2025" in text
    assert "As of July 9, 2025" in first.footer
    assert "Second vote claim A." in second.blocks[0]


def test_every_kind_of_answer_fits(sample_responder: Responder) -> None:
    questions = [
        "How did Key West vote on July 8?", "asylum application form", "pizza", "", "hello",
        "ICE is at my door right now", "is Hialeah in 287g?", "is Florida in 287g?",
        "should Key West have voted that way?", "x" * 10_000, "\u202eabc " * 900,
    ]  # fmt: skip
    for question in questions:
        for language in Language:
            answer = sample_responder.respond(Question(question, language=language), TODAY)
            assert_within_limits(answer)


def test_a_timeline_of_everything_fits(sample_responder: Responder) -> None:
    assert_within_limits(sample_responder.timeline("", None, None, Language.ES))


def test_nothing_a_person_typed_comes_back(sample_responder: Responder) -> None:
    text = "zyxwvut <@123456789012345678> @everyone https://evil.example"
    answer = sample_responder.respond(Question(text), TODAY)
    sent = str(layout(answer, ROW).to_components())  # type: ignore[no-untyped-call]
    for part in ("zyxwvut", "@everyone", "<@", "evil.example"):
        assert part not in sent
