"""What whoever runs an instance types."""

import asyncio
from datetime import date
from pathlib import Path

import discord
import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.operator_command import PERMISSIONS, invite_links
from bot.querylog.reports import Report
from bot.querylog.store import QueryLog

run = CliRunner()


def test_the_permissions_are_those_that_discord_means() -> None:
    needed = discord.Permissions(
        view_channel=True, send_messages=True, send_messages_in_threads=True,
        read_message_history=True, attach_files=True, add_reactions=True,
    )  # fmt: skip
    assert sum(PERMISSIONS.values()) == needed.value
    page = (Path(__file__).parents[1] / "docs" / "OPERATING.md").read_text(encoding="utf-8")
    assert str(needed.value) in page


def test_an_invitation_is_printed_for_servers_and_for_people() -> None:
    result = run.invoke(app, ["invite", "123456789012345678"])
    assert result.exit_code == 0
    assert invite_links("123456789012345678")["server"] in result.output
    assert "integration_type=1" in result.output


@pytest.mark.parametrize("typed", ["abc", "12", "https://discord.com"])
def test_what_is_no_application_is_refused_in_a_sentence(typed: str) -> None:
    result = run.invoke(app, ["invite", typed])
    assert result.exit_code == 2
    assert "is not an application id" in result.stderr


def test_reports_are_printed_for_the_operator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'log.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    assert "Nobody has reported anything." in run.invoke(app, ["reports"]).output

    async def report() -> None:
        async with await QueryLog.open(url) as log:
            await log.reports.add(
                Report(
                    date(2026, 7, 8), "outdated", "es", "abc", "what-is-287g", "https://ice.gov/x"
                )
            )

    asyncio.run(report())
    output = run.invoke(app, ["reports"]).output
    assert "2026-07-08 what-is-287g: outdated (es, knowledge abc)" in output
    assert "https://ice.gov/x" in output
