"""The command line, as the commands that a user types, on the shipped knowledge base."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.knowledge.schema import schemas
from tests.sample import write_sample

ROOT = Path(__file__).resolve().parents[1]

pytestmark = [pytest.mark.usefixtures("shipped_responder"), pytest.mark.timeout(600)]


class Shell:
    """Runs `python -m bot` in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if "DISCORD" not in name}
        self.environment = kept | {"PYTHONPATH": str(ROOT)}

    def __call__(
        self, *words: str, given: str = "", **more: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder, env=self.environment | more, input=given,
            capture_output=True, text=True, encoding="utf-8", timeout=55, check=False,
        )  # fmt: skip


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_piped_questions_get_an_answer_each_and_a_row_each(shell: Shell) -> None:
    done = shell(given="What is 287(g)?\n¿Qué es el 287(g)?\nKisa 287(g) ye?\n")
    assert done.returncode == 0, done.stderr
    assert "Information, not legal advice." in done.stdout
    assert "Información, no asesoría legal." in done.stdout
    assert "Enfòmasyon, se pa konsèy legal." in done.stdout
    assert "https://" in done.stdout
    connection = sqlite3.connect(shell.folder / "mile-zero.sqlite3")
    try:
        rows = connection.execute("SELECT language, surface FROM queries").fetchall()
    finally:
        connection.close()
    assert sorted(rows) == [("en", "terminal"), ("es", "terminal"), ("ht", "terminal")]


def test_a_batch_answers_in_order_and_a_bad_line_does_not_stop_it(shell: Shell) -> None:
    lines = [
        '{"id": "a", "q": "What is 287(g)?"}',
        "this is not JSON",
        '{"id": "b"}',
        '{"id": "c", "q": "nice weather", "mode": "channel"}',
        '{"id": "d", "q": "What is 287(g)?", "lang": "ht"}',
        '{"id": "e", "q": "x", "lang": "fr"}',
        '{"id": 7, "q": ""}',
    ]
    done = shell("ask", "--batch", "-", "--log", "log.sqlite3", given="\n".join(lines))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c", "d", "e", 7]
    first, second, third, silent, creole, french, empty = answers
    assert set(first) == {
        "id", "kind", "entry", "language", "answer", "sources", "confidence", "ms",
    }  # fmt: skip
    assert first["kind"] == "answer"
    assert first["sources"][0]["url"].startswith("http")
    assert all(source["url"] is None or source["url"] in first["answer"]
               for source in first["sources"])  # fmt: skip
    assert "error" in second
    assert "error" in third
    assert (silent["kind"], silent["answer"]) == ("silent", "")
    assert creole["language"] == "ht"
    assert "error" in french
    assert empty["kind"] == "abstain"
    connection = sqlite3.connect(shell.folder / "log.sqlite3")
    try:
        (count,) = connection.execute("SELECT count(*) FROM queries").fetchone()
    finally:
        connection.close()
    assert count == 3, "what is silent leaves no row"


def test_one_question_as_json(shell: Shell) -> None:
    done = shell("ask", "What is 287(g)?", "--json", "--lang", "es")
    answer = json.loads(done.stdout)
    assert (answer["kind"], answer["language"]) == ("answer", "es")


def test_a_strange_question_gets_a_calm_reply(shell: Shell) -> None:
    questions = ["🙂" * 500, "a" * 10_000, "\u202e<@1> @everyone \x07", " "]
    lines = [json.dumps({"id": 0, "q": question}) for question in questions]
    done = shell("ask", "--batch", "-", given="\n".join(lines))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line)["answer"] for line in done.stdout.splitlines()]
    assert len(answers) == len(questions)
    for answer in answers:
        assert answer.strip()
        assert "@everyone" not in answer


def test_a_timeline_is_printed_with_sources(shell: Shell) -> None:
    done = shell("timeline", "--about", "Key West", "--from", "2025", "--to", "2025")
    assert "July 8, 2025" in done.stdout
    assert "https://" in done.stdout


def test_check_finds_no_problem_in_what_ships(shell: Shell) -> None:
    done = shell("check", "--json")
    told = json.loads(done.stdout)
    assert told["problems"] == []
    assert done.returncode == 0
    assert {
        "entries", "entries_by_area", "claims", "events", "terms", "people", "sources",
        "questions_by_language",
    } <= set(told["counts"])  # fmt: skip


def test_check_names_file_line_key_and_what_to_do(shell: Shell) -> None:
    folder = write_sample(shell.folder / "kb")
    path = folder / "help.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("needs:", "need:"), encoding="utf-8")
    done = shell("check", "kb")
    assert done.returncode == 1
    assert "help.yaml:4: [1].need: is not a key that belongs here; did you mean 'needs'?" in (
        done.stdout
    )


def test_the_schemas_in_the_folder_are_those_of_the_models(shell: Shell) -> None:
    done = shell("schema", "kb")
    assert done.returncode == 0
    for name, text in schemas().items():
        assert (shell.folder / "kb/schema" / name).read_text(encoding="utf-8") == text
        shipped = (ROOT / "knowledge/schema" / name).read_text(encoding="utf-8")
        assert shipped == text, "run: python -m bot schema knowledge"


@pytest.mark.parametrize(
    ("words", "more", "sentence"),
    [
        (["ask"], {}, "give either a QUESTION or --batch FILE"),
        (["ask", "--batch", "missing.jsonl"], {}, "missing.jsonl cannot be read"),
        (["ask", "x", "--log", "no/where.sqlite3"], {}, "its folder does not exist; create it"),
        (["chat"], {"KNOWLEDGE_FOLDER": "nowhere"}, "there is no such folder"),
        (["run"], {}, "DISCORD_TOKEN is not set"),
        (["sync"], {}, "DISCORD_TOKEN is not set"),
        (["check", "nowhere"], {}, "there is no such folder"),
        (["check", "--on", "soon"], {}, "is not a day"),
        (["timeline", "--from", "2026", "--to", "2025"], {}, "is after"),
        (["ask", "x"], {"RETENTION_DAYS": "never"}, "the setting RETENTION_DAYS cannot be used"),
        (["places", "update", "no.xlsx"], {}, "nothing was changed"),
        (["dance"], {}, "No such command 'dance'"),
    ],
)
def test_bad_input_gets_one_sentence_and_a_code(
    shell: Shell, words: list[str], more: dict[str, str], sentence: str
) -> None:
    done = shell(*words, **more)
    assert done.returncode != 0
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_log_that_cannot_be_used_does_not_stop_the_chat(shell: Shell) -> None:
    (shell.folder / "mile-zero.sqlite3").write_bytes(b"not a database" * 99)
    done = shell("chat", given="What is 287(g)?\n")
    assert done.returncode == 0
    assert "Going on without it." in done.stderr
    assert "Information, not legal advice." in done.stdout
    assert (shell.folder / "mile-zero.sqlite3").read_bytes() == b"not a database" * 99


@pytest.mark.parametrize("command", ["run", "sync", "chat", "ask", "timeline", "check", "schema"])
def test_the_help_of_each_command_has_an_example(shell: Shell, command: str) -> None:
    assert "Example:" in shell(command, "--help").stdout
