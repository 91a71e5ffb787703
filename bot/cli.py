"""The command line: ``python -m bot``, also installed as ``mile-zero``."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot import operator_command, pictures_command, places_command
from bot.answering.question import Question
from bot.checking import check_folder
from bot.exits import fail
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.location import shipped_folder
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.schema import schemas
from bot.languages import Language
from bot.session import Session
from bot.settings import Settings

app = typer.Typer(
    name="mile-zero",
    help="Explains 287(g), Florida's cooperation law and Key West's votes, with sources.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(places_command.app, name="places")
app.command()(pictures_command.timeline)
app.command()(pictures_command.chart)
app.command()(pictures_command.gallery)
app.command()(operator_command.reports)
app.command()(operator_command.invite)

CONNECT = (
    "No DISCORD_TOKEN is set, so this is a chat in the terminal. To answer in Discord, put "
    "DISCORD_TOKEN=... into a file named .env and start again (see README.md)."
)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Answer in Discord when DISCORD_TOKEN is set; otherwise chat in the terminal.

    Example: python -m bot
    """
    if context.invoked_subcommand is None:
        session = Session()
        if session.settings.discord_token is not None:
            _run_discord(session.settings)
        else:
            session.chat(CONNECT)


@app.command()
def run() -> None:
    """Answer in Discord; needs DISCORD_TOKEN.

    Example: DISCORD_TOKEN=... python -m bot run
    """
    settings = Session().settings
    if settings.discord_token is None:
        fail(
            "DISCORD_TOKEN is not set; put DISCORD_TOKEN=... into .env, or use: python -m bot chat"
        )
    _run_discord(settings)


@app.command()
def sync() -> None:
    """Tell Discord of the commands now; `run` does it by itself when they have changed.

    Example: python -m bot sync
    """
    settings = Session().settings
    if settings.discord_token is None:
        fail("DISCORD_TOKEN is not set; put DISCORD_TOKEN=... into .env")
    from bot.discord_process import sync_commands

    typer.echo(f"Discord was told of {sync_commands(settings)} commands.")


@app.command()
def chat() -> None:
    """Talk with the bot in the terminal; piped input gets one answer a line.

    Example: echo "What is 287(g)?" | python -m bot chat
    """
    Session().chat()


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    lang: Annotated[Language | None, typer.Option(help="Answer in this language.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Also say what was understood, and how surely.")
    ] = False,
    batch: Annotated[
        Path | None, typer.Option(help="JSON lines of questions; - reads standard input.")
    ] = None,
    log: Annotated[Path | None, typer.Option(help="Record in this query log (SQLite).")] = None,
) -> None:
    """Answer one question, or a batch of them.

    Example: python -m bot ask "Who voted against on July 8?" --lang en
    """
    if (question is None) == (batch is None):
        fail("give either a QUESTION or --batch FILE", code=2)
    if batch is not None and str(batch) != "-" and not batch.is_file():
        fail(f"{batch} cannot be read: there is no such file")
    with Session(log_file=log, quiet=True) as session:
        if batch is not None:
            session.batch(batch)
        elif question is not None:
            session.ask(Question(question, language=lang), as_json=as_json, why=why)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder; default: the shipped one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    area: Annotated[str, typer.Option(help="Only files of this area, such as key-west.")] = "",
    on: Annotated[
        str, typer.Option(help="Also name the reviews that are overdue on this day.")
    ] = "",
) -> None:
    """Validate a knowledge base: all problems at once, each with file, line and what to do.

    Example: python -m bot check knowledge
    """
    try:
        day = FuzzyDate.of(date.fromisoformat(on)) if on else None
    except ValueError:
        fail(f"--on {on!r} is not a day; write it like 2026-11-25", code=2)
    try:
        problems, found = check_folder(folder or shipped_folder(), day)
    except KnowledgeError as error:
        fail(str(error.problems[0]))
    if area:
        problems = [p for p in problems if f"/{area}/" in p.file or p.file.startswith(area)]
    counts = found.as_dict()
    if as_json:
        faults = [
            {"file": p.file, "line": p.line, "key": p.key, "message": p.message} for p in problems
        ]
        typer.echo(json.dumps({"problems": faults, "counts": counts}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            typer.echo(str(problem))
        for name, value in counts.items():
            typer.echo(f"{name.replace('_', ' ')}: {_as_words(value)}")
        noun = "problem" if len(problems) == 1 else "problems"
        typer.echo(f"{len(problems) or 'no'} {noun}")
    if problems:
        raise typer.Exit(1)


@app.command()
def schema(
    folder: Annotated[Path | None, typer.Argument(help="Folder; default: the shipped one.")] = None,
) -> None:
    """Write the JSON Schema of each kind of knowledge file, for editors.

    Example: python -m bot schema knowledge
    """
    target = (folder or shipped_folder()) / "schema"
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (target / name).write_text(text, encoding="utf-8")
            typer.echo(f"{target.name}/{name}")
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}")


def _run_discord(settings: Settings) -> None:
    from bot.discord_process import run_discord

    run_discord(settings)


def _as_words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items())
    return str(value)


def main() -> None:
    """Run the command line; an unknown word gets one sentence and exit code 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A person's terminal may claim another encoding; answers have accents in all of them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()
