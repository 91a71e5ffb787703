"""The faults of triage.yaml are told with their line and what to do."""

import re

import pytest

from bot.knowledge.location import shipped_folder
from bot.knowledge.problems import KnowledgeError
from bot.matching.triage import parse_rules

SHIPPED = (shipped_folder() / "triage.yaml").read_text(encoding="utf-8")


def problems_of(text: str) -> list[str]:
    with pytest.raises(KnowledgeError) as raised:
        parse_rules(text)
    return [str(problem) for problem in raised.value.problems]


def with_first_opinion(phrase: str) -> str:
    return re.sub(
        r"(\nopinion:\n.*?\n    en:\n)", rf"\1      - {phrase}\n", SHIPPED, flags=re.DOTALL
    )


def line_of(text: str, phrase: str) -> int:
    return text.splitlines().index(f"      - {phrase}") + 1


@pytest.mark.parametrize(
    ("phrase", "advice"),
    [
        ("do you like <nobody>", "names the group <nobody>; there are: "),
        ("do (you like) it", "brackets go around one whole piece"),
        ("(do) (you) ...", "has a part in which no word must stand; write one there"),
        ("what + (perhaps)", "has a part in which no word must stand; write one there"),
        ("what ] is", "is not a word; write words and | there"),
    ],
)
def test_an_unreadable_phrase_is_shown_where_it_stands(phrase: str, advice: str) -> None:
    text = with_first_opinion(phrase)
    (problem,) = problems_of(text)
    assert problem.startswith(f"triage.yaml:{line_of(text, phrase)}: opinion.say.en[1]: ")
    assert advice in problem


def test_a_misspelt_key_is_named() -> None:
    (problem,) = problems_of(SHIPPED.replace("\nharmless:\n", "\nharmles:\n"))[:1]
    assert "harmles" in problem or "harmless" in problem


def test_every_situation_stands_once() -> None:
    (problem,) = problems_of(SHIPPED.replace("  - id: work\n", "  - id: door\n"))[:1]
    assert "'door' stands 2 times; write it once" in problem


def test_self_harm_stands_first() -> None:
    swapped = SHIPPED.replace("  - id: self-harm\n", "  - id: XX\n")
    swapped = swapped.replace("  - id: violence\n", "  - id: self-harm\n")
    swapped = swapped.replace("  - id: XX\n", "  - id: violence\n")
    (problem,) = problems_of(swapped)
    assert "put 'self-harm' above everything else" in problem


def test_a_word_that_yaml_would_turn_into_no_is_kept() -> None:
    assert parse_rules(with_first_opinion("no")).opinion.say.en[0] == "no"
