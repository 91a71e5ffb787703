"""The true process, from `python -m bot run` to an answer and its row, on a loopback Discord."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.discord.loopback import PERSON_ID, Loopback

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.usefixtures("shipped_responder"), pytest.mark.timeout(600)]


def texts_of(components: list[dict[str, Any]]) -> str:
    """All text displays of a message, in reading order."""
    parts = []
    for component in components:
        parts.append(component.get("content", ""))
        parts.append(texts_of(component.get("components", [])))
    return "\n".join(part for part in parts if part)


def environment(discord: Loopback, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
    return (
        kept
        | discord.environment()
        | {
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'log.sqlite3'}",
            "PYTHONPATH": str(ROOT),
        }
    )


@asynccontextmanager
async def running(discord: Loopback, folder: Path, **more: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=folder, env=environment(discord, folder) | more, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 20)
        print(errors.decode())  # noqa: T201 - shown by pytest when a test fails


def rows(folder: Path) -> list[sqlite3.Row]:
    connection = sqlite3.connect(folder / "log.sqlite3")
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute("SELECT * FROM queries").fetchall()
    finally:
        connection.close()


async def test_questions_are_answered_and_a_name_and_an_address_leave_no_trace(
    tmp_path: Path,
) -> None:
    """One process for all of it: to start one takes seconds."""
    async with Loopback() as discord, running(discord, tmp_path) as process:
        await asyncio.wait_for(discord.ready.wait(), 90)
        answer = await discord.ask("What is 287(g)?")
        named = await discord.ask("What is 287(g)? asks Zebulon of 1215 Petronia Street")
        direct = await discord.say("¿Qué es el programa 287(g)?")
    assert process.returncode == 0
    assert_private_answer(answer["data"])
    assert "Zebulon" not in str(named)
    assert direct["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert "Información, no asesoría legal" in texts_of(direct["components"])
    first, second, third = rows(tmp_path)
    assert (first["surface"], first["entry"]) == ("slash", "what-is-287g")
    assert first["question"] == "what is 287g"
    assert first["hour"].endswith(":00:00.000000")
    assert "287g" in second["question"]
    assert (third["surface"], third["language"]) == ("direct", "es")
    for file in tmp_path.iterdir():
        held = file.read_bytes().lower()
        for part in (b"zebulon", b"1215", b"petronia", PERSON_ID.encode()):
            assert part not in held, file.name


def assert_private_answer(data: dict[str, Any]) -> None:
    assert data["flags"] & 64, "private"
    assert data["flags"] & (1 << 15), "Components V2"
    assert data["allowed_mentions"] == {"parse": []}
    shown = texts_of(data["components"])
    assert "287(g)" in shown
    assert "https://" in shown


async def test_commands_are_synced_once_and_not_again_unchanged(tmp_path: Path) -> None:
    async with Loopback() as discord:
        for _ in range(2):
            discord.ready.clear()
            async with running(discord, tmp_path):
                await asyncio.wait_for(discord.ready.wait(), 90)
        assert len(discord.synced) == 1
        names = {command["name"] for command in discord.synced[0]}
        assert {"ask", "timeline", "about", "privacy"} <= names
        privileged = (1 << 1) | (1 << 8) | (1 << 15)
        assert not discord.identified["intents"] & privileged


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"DISCORD_TOKEN": "wrong"}, "Discord refuses the token"),
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN is not set"),
        ({"KNOWLEDGE_FOLDER": "nowhere"}, "there is no such folder"),
        ({"SHARD_IDS": "0"}, "SHARD_IDS needs SHARD_COUNT"),
        ({"DISCORD_API_URL": "http://127.0.0.1:9/api/v10"}, "Discord cannot be reached"),
    ],
)
async def test_a_failed_start_is_one_sentence(
    tmp_path: Path, setting: dict[str, str], sentence: str
) -> None:
    async with Loopback() as discord:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=tmp_path, env=environment(discord, tmp_path) | setting, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        _, errors = await asyncio.wait_for(process.communicate(), 40)
    assert process.returncode == 1
    told = errors.decode()
    assert sentence in told
    assert "Traceback" not in told
