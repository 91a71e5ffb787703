"""``timeline``, ``chart`` and ``gallery``: what happened when, as text and as pictures."""

from pathlib import Path
from typing import Annotated

import typer

from bot.answering.event_finder import EventFinder
from bot.answering.timeline import timeline as find_timeline
from bot.exits import fail, read_settings
from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import Places, load_places
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.charts import chart as chart_drawing
from bot.pictures.charts import chart_names, chart_title
from bot.pictures.picture import Drawing, Theme
from bot.pictures.timeline import event_pages, timeline_drawing
from bot.rendering.plain import plain

OutFile = Annotated[Path | None, typer.Option("--out", help="Draw it into this PNG file.")]
Lang = Annotated[Language, typer.Option(help="Language.")]
Look = Annotated[Theme, typer.Option(help="Look of the picture.")]


def timeline(
    about: Annotated[
        str, typer.Option(help="A place, person, law, topic or word, such as 'court cases'.")
    ] = "",
    since: Annotated[int | None, typer.Option("--from", help="First year.")] = None,
    until: Annotated[int | None, typer.Option("--to", help="Last year.")] = None,
    lang: Lang = Language.EN,
    theme: Look = Theme.LIGHT,
    page: Annotated[int, typer.Option(min=1, help="Page of the picture.")] = 1,
    out: OutFile = None,
) -> None:
    """Print what happened when, with sources; with --out also draw it.

    Example: python -m bot timeline --about "the eight days" --out days.png
    """
    if since is not None and until is not None and since > until:
        fail(f"--from {since} is after --to {until}; swap them", code=2)
    knowledge, places = _data()
    finder = EventFinder(knowledge, {id: places.label(id) for id in places.places})
    answer = find_timeline(knowledge, finder, about, since, until, lang)
    typer.echo(plain(answer))
    if out is None:
        return
    if not answer.events:
        fail("there is no event to draw; try fewer words or more years")
    pages = len(event_pages(answer.events, lang))
    if page > pages:
        fail(f"--page {page} is not there: this timeline has {pages}", code=2)
    drawing = timeline_drawing(answer.events, knowledge, lang, theme, page - 1, answer.title)
    _save(drawing, out, f", page {page} of {pages}")


def chart(
    name: Annotated[str, typer.Argument(help="growth, counties, share, or vote-...")] = "",
    lang: Lang = Language.EN,
    theme: Look = Theme.LIGHT,
    out: OutFile = None,
) -> None:
    """Print a chart as text, or draw it with --out; without a name, list the charts.

    Example: python -m bot chart growth --out growth.png
    """
    knowledge, places = _data()
    if not name:
        for known in chart_names(knowledge):
            typer.echo(f"{known}: {chart_title(known, knowledge, lang)}")
        return
    try:
        drawing = chart_drawing(name, knowledge, places, lang, theme)
    except KeyError:
        fail(f"there is no chart {name!r}; see them all with: python -m bot chart", code=2)
    typer.echo(drawing.text)
    if out is not None:
        _save(drawing, out)


def gallery(
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")] = Path("docs/gallery"),
) -> None:
    """Draw every kind of picture, in three languages and both themes.

    Example: python -m bot gallery docs/gallery
    """
    from bot.pictures.gallery import write_gallery

    try:
        for file in write_gallery(folder, *_data()):
            typer.echo(file)
    except OSError as error:
        fail(f"{folder} cannot be written: {error.strerror}")


def _data() -> tuple[Knowledge, Places]:
    folder = read_settings().knowledge_folder or shipped_folder()
    try:
        return load(folder), load_places(folder / "places")
    except KnowledgeError as error:
        fail(f"the knowledge base cannot be used: {error.problems[0]}")


def _save(drawing: Drawing, file: Path, which: str = "") -> None:
    from bot.pictures.press import draw  # Typst takes 0.05 s, which only who draws should wait

    picture = draw(drawing)
    try:
        file.write_bytes(picture.png)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")
    typer.echo(f"{file}: {picture.width} x {picture.height} pixels{which}", err=True)
