"""An answer of which a page would not fit into one message is a problem of the knowledge base."""

from pathlib import Path

import pytest

from bot.checking import _too_long_to_show
from bot.knowledge.shelf import read_folder
from tests.sample import write_sample

ENTRY = "entries/key-west/second-vote.yaml"


def problems_with(folder: Path, words: int) -> list[str]:
    """The problems of the sample whose vote is told in so many words of nine letters."""
    path = write_sample(folder) / ENTRY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("claim first.", "sentences " * words), encoding="utf-8")
    return [str(problem) for problem in _too_long_to_show(read_folder(folder))]


@pytest.mark.parametrize("words", [1, 165])
def test_what_fits_is_no_problem(tmp_path: Path, words: int) -> None:
    assert problems_with(tmp_path / "knowledge", words) == []


def test_what_fits_a_card_but_not_plain_text_is_told(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path / "knowledge", 190)
    assert "second-vote.yaml" in problem
    assert "in 'en'; Discord takes 2000: shorten a claim or cite fewer sources" in problem
