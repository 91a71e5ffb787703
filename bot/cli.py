"""The command line: ``python -m bot``, also installed as ``mile-zero``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.knowledge.checks import problems_of
from bot.knowledge.location import shipped_folder
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.schema import schemas
from bot.knowledge.shelf import read_folder
from bot.knowledge.statistics import counts_of

app = typer.Typer(
    name="mile-zero",
    help="Explains immigration-cooperation policy in Discord and in the terminal.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
_screen = Console()
_stderr = Console(stderr=True)


@app.callback()
def _root() -> None:
    pass


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder; default: the shipped one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False,
    area: Annotated[str, typer.Option(help="Show problems of this area only.")] = "",
) -> None:
    """Validate the knowledge base: all problems at once, each with file, line and what to do.

    Example: mile-zero check knowledge
    """
    try:
        shelf = read_folder(folder or shipped_folder())
    except KnowledgeError as error:
        _stderr.print(str(error.problems[0]), style="red", highlight=False, markup=False)
        raise typer.Exit(1) from None
    problems = problems_of(shelf)
    if area:
        problems = [p for p in problems if f"/{area}/" in p.file or p.file.startswith(area)]
    counts = counts_of(shelf)
    if as_json:
        faults = [
            {"file": p.file, "line": p.line, "key": p.key, "message": p.message} for p in problems
        ]
        typer.echo(json.dumps({"problems": faults, "counts": counts.as_dict()}, ensure_ascii=False))
    else:
        for problem in problems:
            typer.echo(str(problem))
        for name, value in counts.as_dict().items():
            typer.echo(f"{name}: {value}")
        typer.echo(f"{len(problems)} problems")
    if problems:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Write the JSON Schema of each kind of knowledge file.

    Example: mile-zero schema
    """
    target = shipped_folder() / "schema"
    target.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (target / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Run the command line."""
    app()
