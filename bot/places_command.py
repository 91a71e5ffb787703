"""``python -m bot places``: takes ICE's own spreadsheet into the tables of knowledge/places."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.exits import fail
from bot.knowledge.location import shipped_folder
from bot.knowledge.problems import KnowledgeError

if TYPE_CHECKING:
    from bot.placesheet import Changes

SHOWN = 40
"""Changes of one kind printed one by one; the rest are counted."""

app = typer.Typer(help="The tables of agreements and places.", no_args_is_help=True)


@app.callback()
def _places() -> None:
    """Commands about the tables of agreements and places."""


@app.command()
def update(
    file: Annotated[Path, typer.Argument(help="ICE's spreadsheet, as downloaded (.xlsx).")],
    listed: Annotated[
        str, typer.Option("--date", help="Date of the list; default: the one in the file's name.")
    ] = "",
    folder: Annotated[
        Path | None, typer.Option(help="Knowledge folder; default: the shipped one.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Show the changes and write nothing.")] = False,
) -> None:
    """Validate ICE's spreadsheet, show what it changes, and write the new tables.

    Example: python -m bot places update participatingAgencies05182026am.xlsx --dry-run
    """
    try:
        day = date.fromisoformat(listed) if listed else None
    except ValueError:
        fail(f"--date {listed!r} is not a day; write it like 2026-05-18", code=2)
    # The library that reads spreadsheets is slow to import, and no other command needs it.
    from bot.placesheet import SheetError, compare, read_register, read_sheet, write

    target = (folder or shipped_folder()) / "places"
    try:
        register = read_register(target)
        sheet = read_sheet(file, register, day)
        changes = compare(register, sheet)
        typer.echo(f"{sheet.file}: {len(sheet.rows)} agreements, list of {sheet.listed_on}")
        _show(changes)
        if dry_run:
            typer.echo("nothing written")
            return
        write(target, register, sheet)
    except SheetError as error:
        sentence = str(error).rstrip(".")
        fail(f"{sentence}; nothing was changed")
    except KnowledgeError as error:
        fail(f"the tables held cannot be read: {error.problems[0]}; nothing was changed")
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}")
    typer.echo(f"written to {target.name}/")


def _show(changes: "Changes") -> None:
    if not changes:
        typer.echo("no agreement came or went")
    _show_lines("added", [f"{a.state} {a.agency} {a.model}" for a in changes.added])
    _show_lines("gone", [f"{a.state} {a.agency} {a.model}" for a in changes.gone])
    _show_lines(
        "changed model",
        [
            f"{c.state} {c.agency} {'+'.join(c.before)} -> {'+'.join(c.after)}"
            for c in changes.changed_model
        ],
    )
    typer.echo(f"kept: {changes.kept}")


def _show_lines(name: str, lines: list[str]) -> None:
    if not lines:
        return
    typer.echo(f"{name}: {len(lines)}")
    for line in lines[:SHOWN]:
        typer.echo(f"  {line}")
    if len(lines) > SHOWN:
        typer.echo(f"  and {len(lines) - SHOWN} more")
