"""Pictures beside an event loop: each drawn once, few kept, and nobody waits for another."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures import studio as studio_module
from bot.pictures.picture import Drawing, Picture
from bot.pictures.press import DrawingError
from bot.pictures.studio import Studio
from bot.pictures.timeline import timeline_drawing
from tests.pictures.samples import event


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that were drawn, in place of real drawing."""
    titles: list[str] = []

    def draw(drawing: Drawing) -> Picture:
        if drawing.alt == "bad":
            raise DrawingError("timeline: refused")
        titles.append(drawing.alt)
        return Picture(b"x" * 100, drawing.alt, drawing.text, 800, 100)

    monkeypatch.setattr(studio_module, "draw", draw)
    return titles


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio(kept_bytes=250)
    yield made
    made.close()


def drawing(alt: str) -> Drawing:
    return Drawing("timeline", "{}", alt, "text")


async def test_a_picture_asked_for_by_many_is_drawn_once(studio: Studio, drawn: list[str]) -> None:
    pictures = await asyncio.gather(*(studio.picture(drawing("a")) for _ in range(20)))
    assert drawn == ["a"]
    assert len({id(picture) for picture in pictures}) == 1
    assert await studio.picture(drawing("a")) is pictures[0]


async def test_only_the_last_pictures_are_kept(studio: Studio, drawn: list[str]) -> None:
    for name in "abac":  # room for two: "b" was asked for least recently
        await studio.picture(drawing(name))
    await studio.picture(drawing("a"))
    assert drawn == ["a", "b", "c"]
    await studio.picture(drawing("b"))
    assert drawn == ["a", "b", "c", "b"]


async def test_a_failure_is_told_and_not_kept(studio: Studio, drawn: list[str]) -> None:
    for _ in range(2):
        with pytest.raises(DrawingError):
            await studio.picture(drawing("bad"))
    assert (await studio.picture(drawing("good"))).alt == "good"


async def test_one_who_stops_waiting_stops_nobody_else(studio: Studio, drawn: list[str]) -> None:
    impatient = asyncio.ensure_future(studio.picture(drawing("a")))
    patient = asyncio.ensure_future(studio.picture(drawing("a")))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).alt == "a"
    assert drawn == ["a"]


async def test_it_draws_real_pictures(sample: Knowledge) -> None:
    studio = Studio()
    picture = await studio.picture(timeline_drawing([event()], sample, Language.EN))
    studio.close()
    assert picture.png.startswith(b"\x89PNG")
