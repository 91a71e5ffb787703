"""A problem with an answer is reported without a word of one's own."""

from typing import Any

import pytest

from bot.client import MileZero
from bot.cogs.reporting import PROBLEMS
from bot.languages import Language
from bot.querylog.store import QueryLog
from tests.discord.conftest import Client


async def submit(person: Any, opened: Any, problem: str, address: str) -> Any:
    """Fill the form and send it."""
    menu, field = [part["component"]["custom_id"] for part in opened.modal["components"][1:]]
    return await person.submit_modal(opened, {menu: [problem], field: address})


@pytest.mark.parametrize(
    ("locale", "title", "thanks"),
    [
        ("en-US", "Report a problem", "The people who keep this bot read every report."),
        ("es-ES", "Reportar un problema", "Quienes cuidan este bot leen cada reporte."),
    ],
)
async def test_the_form_keeps_what_is_wrong_and_not_who_said_it(
    somebody: Any, channel: Any, client: Client, log: QueryLog,
    locale: str, title: str, thanks: str,
) -> None:  # fmt: skip
    client.locale = locale
    opened = await somebody.slash(channel, "report", answer="second-vote")
    assert opened.modal["title"] == title
    result = await submit(somebody, opened, "source", "https://someone.example/maria-perez?x=1")
    assert result.ephemeral
    assert thanks in result.response.content
    (report,) = await log.reports.all()
    assert (report.entry, report.problem, report.day.isoformat()) == (
        "second-vote", "source", "2026-07-08",
    )  # fmt: skip
    assert report.source == "https://someone.example"
    assert str(somebody.id) not in str(report)
    assert "maria" not in str(report)


async def test_every_problem_can_be_chosen(somebody: Any, channel: Any, log: QueryLog) -> None:
    for problem in PROBLEMS:
        opened = await somebody.slash(channel, "report", answer="second vote")
        await submit(somebody, opened, problem, "my phone is 305-555-0100")
    reports = await log.reports.all()
    assert {report.problem for report in reports} == set(PROBLEMS)
    assert {report.source for report in reports} == {None}


async def test_an_unknown_answer_is_asked_for_again(somebody: Any, channel: Any) -> None:
    result = await somebody.slash(channel, "report", answer="zzzz qqqq")
    assert result.modal is None
    assert "Which answer?" in result.response.content


async def test_without_a_database_it_is_said_that_nothing_is_kept(
    somebody: Any, channel: Any, simcord_bot: MileZero, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await somebody.slash(channel, "report", answer="second-vote")
    monkeypatch.setattr(simcord_bot, "log", None)
    result = await submit(somebody, opened, "wrong", "")
    assert "I have no database at the moment" in result.response.content


async def test_in_creole_after_it_was_chosen(somebody: Any, channel: Any) -> None:
    await somebody.slash(channel, "language", language=Language.HT.value)
    opened = await somebody.slash(channel, "report", answer="second-vote")
    assert opened.modal["title"] == "Rapòte yon pwoblèm"
