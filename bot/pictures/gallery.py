"""The gallery of docs/gallery: every kind of picture, in three languages and both themes."""

from collections.abc import Iterator
from pathlib import Path

from bot.answering.event_finder import EventFinder
from bot.knowledge.places import Places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.charts import chart
from bot.pictures.picture import Drawing, Theme
from bot.pictures.press import draw
from bot.pictures.timeline import timeline_drawing

TIMELINES = {
    "timeline-eight-days": "topic:eight-days",
    "timeline-sb-4-c": "law:sb4c",
}
CHARTS = ("growth", "counties", "share", "vote-key-west-vote-july-8", "vote-sb-2-b-house")
_OPENING = (
    "# Gallery\n\nEvery kind of picture, made by `python -m bot gallery docs/gallery` from the "
    "knowledge base. Below each its alt text.\n"
)


def gallery_drawings(
    knowledge: Knowledge, places: Places, language: Language, theme: Theme
) -> Iterator[tuple[str, Drawing]]:
    """Name and drawing of each picture of the gallery; what a knowledge base lacks is left out."""
    finder = EventFinder(knowledge, {id: places.label(id) for id in places.places})
    for name, about in TIMELINES.items():
        found = finder.find(about)
        if found.events:
            heading = found.heading(language)
            yield (
                name,
                timeline_drawing(found.events, knowledge, language, theme, heading=heading),
            )
    for name in CHARTS:
        if not name.startswith("vote-") or name.removeprefix("vote-") in knowledge.events:
            yield f"chart-{name}", chart(name, knowledge, places, language, theme)


def write_gallery(folder: Path, knowledge: Knowledge, places: Places) -> Iterator[str]:
    """Draw the whole gallery into `folder` (made if need be); the files' names as they are made.

    At half the pixels of a sent picture, so that the repository stays small.
    """
    folder.mkdir(parents=True, exist_ok=True)
    page = [_OPENING]
    for language in Language:
        for theme in Theme:
            page.append(f"\n## {language.value}, {theme.value}\n")
            for name, drawing in gallery_drawings(knowledge, places, language, theme):
                file = f"{name}.{language.value}.{theme.value}.png"
                (folder / file).write_bytes(draw(drawing, scale=1).png)
                shown = drawing.alt.replace("[", "(").replace("]", ")")
                page.append(f'<img src="{file}" width="400" alt="">\n\n{shown}\n')
                yield file
    (folder / "README.md").write_text("\n".join(page), encoding="utf-8")
    yield "README.md"
