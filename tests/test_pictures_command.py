"""Pictures from the terminal: a file, or one kind sentence."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

PNG = b"\x89PNG"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.output


def test_a_timeline_is_printed_and_drawn(tmp_path: Path) -> None:
    file = tmp_path / "days.png"
    code, output = run(
        "timeline",
        "--about",
        "los ocho días",
        "--lang",
        "es",
        "--theme",
        "dark",
        "--out",
        str(file),
    )
    assert code == 0, output
    assert file.read_bytes().startswith(PNG)
    assert "Los ocho días" in output
    assert "30 de junio de 2025" in output


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--from", "2026", "--to", "2024"), 2, "swap them"),
        (("--about", "Atlantis", "--out", "x.png"), 1, "No event fits"),
        (("--about", "2025", "--page", "99", "--out", "x.png"), 2, "is not there"),
        (("--about", "SB 168", "--out", "/no/such/folder/x.png"), 1, "cannot be written"),
    ],
)
def test_bad_wishes_get_a_kind_sentence(words: tuple[str, ...], code: int, says: str) -> None:
    got, output = run("timeline", *words)
    assert got == code
    assert says in output
    assert "Traceback" not in output


def test_a_chart_is_printed_and_drawn(tmp_path: Path) -> None:
    file = tmp_path / "counties.png"
    code, output = run("chart", "counties", "--out", str(file))
    assert code == 0, output
    assert file.read_bytes().startswith(PNG)
    assert "Monroe County: 4" in output


def test_charts_are_listed_and_an_unknown_one_is_told() -> None:
    code, output = run("chart")
    assert code == 0
    assert "growth: How 287(g) agreements grew" in output
    assert "vote-key-west-vote-july-8" in output
    code, output = run("chart", "nonsense")
    assert code == 2
    assert "see them all" in output
