"""``reports`` and ``invite``, for whoever runs an instance."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from bot.exits import fail, read_settings

if TYPE_CHECKING:
    from bot.querylog.reports import Report

AUTHORIZE = "https://discord.com/oauth2/authorize"
PERMISSIONS = {
    "View Channels": 1 << 10,
    "Send Messages": 1 << 11,
    "Send Messages in Threads": 1 << 38,
    "Read Message History": 1 << 16,
    "Attach Files": 1 << 15,
    "Add Reactions": 1 << 6,
}
"""What the bot needs in a server: to answer in reply, with pictures, and to offer by a reaction.

Source: Discord developer documentation, "Permissions", as read in August 2026.
"""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What people told: reports, and how often each entry was called right or wrong."""

    reports: "tuple[Report, ...]"
    right: Counter[str]
    wrong: Counter[str]


def reports(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print what people reported, and which answers they called right or wrong.

    Example: python -m bot reports
    """
    feedback = asyncio.run(_feedback())
    if as_json:
        told = [asdict(report) | {"day": report.day.isoformat()} for report in feedback.reports]
        data = {"reports": told, "right": feedback.right, "wrong": feedback.wrong}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    typer.echo("\n".join(_lines(feedback)))


def invite(
    application: Annotated[str, typer.Argument(help="The application's id, from its portal page.")],
) -> None:
    """Print the links that add the bot to a server, and to a person's own account.

    Example: python -m bot invite 123456789012345678
    """
    if not application.isdecimal() or not 15 <= len(application) <= 22:
        fail(f"{application!r} is not an application id: it has 17 to 20 digits", code=2)
    for name, url in invite_links(application).items():
        typer.echo(f"{name}: {url}")


def invite_links(application: str) -> dict[str, str]:
    """The two addresses at which Discord asks whether to add the bot."""
    server = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": sum(PERMISSIONS.values()),
        "integration_type": 0,
    }
    person = {
        "client_id": application,
        "scope": "applications.commands",
        "integration_type": 1,
    }
    return {
        "server": f"{AUTHORIZE}?{urlencode(server)}",
        "person": f"{AUTHORIZE}?{urlencode(person)}",
    }


async def _feedback() -> Feedback:
    from bot.querylog.store import QueryLog, QueryLogError

    settings = read_settings()
    async with AsyncExitStack() as stack:
        try:
            log = await stack.enter_async_context(await QueryLog.open(settings.database_url))
        except QueryLogError as error:
            fail(str(error))
        rows = await log.rows()
        found = await log.reports.all()
    right = Counter(row.entry for row in rows if row.verdict == "right" and row.entry)
    wrong = Counter(row.entry for row in rows if row.verdict == "wrong" and row.entry)
    return Feedback(tuple(found), right, wrong)


def _lines(feedback: Feedback) -> Sequence[str]:
    if not feedback.reports and not feedback.wrong:
        return ["Nobody has reported anything."]
    lines = [f"Reports: {len(feedback.reports)}"]
    for report in feedback.reports:
        source = f", better source: {report.source}" if report.source else ""
        lines.append(
            f"- {report.day} {report.entry or '?'}: {report.problem} ({report.language}, "
            f"knowledge {report.revision}){source}"
        )
    lines += [
        f"{entry}: called wrong {count} times, right {feedback.right[entry]} times"
        for entry, count in feedback.wrong.most_common()
    ]
    return lines
