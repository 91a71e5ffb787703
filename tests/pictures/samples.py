"""Events and measurements that the tests of the pictures share."""

import io
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image

from bot.knowledge.base import Citation, Text
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event, Vote
from bot.pictures.palette import PALETTES
from bot.pictures.picture import Picture, Theme

MARGIN = 2 * 10
"""Pixels at each side in which no template may draw: the sheet's margin is wider."""


def event(id: str = "an-event", date: str = "2025-07-02", **more: Any) -> Event:
    """An event of the sample knowledge base, with whatever a test wants different."""
    text = more.pop("text", "Something happened.")
    title = more.pop("title", "A title")
    fields: dict[str, Any] = {
        "id": id, "date": FuzzyDate.parse(date), "strand": "federal",
        "title": Text(en=title, es=title, ht=title), "en": text, "es": text, "ht": text,
        "sources": (Citation(id="wlrn-2025-07-09"),), "as_of": FuzzyDate.parse("2025-07-09"),
    }  # fmt: skip
    return Event.model_construct(**(fields | more))


def vote(yes: int, no: int, absent: int = 0, abstained: int = 0) -> Vote:
    body = Text(en="A council", es="Un concejo", ht="Yon konsèy")
    return Vote(body=body, yes=yes, no=no, absent=absent, abstained=abstained)


def assert_nothing_outside(picture: Picture, theme: Theme) -> None:
    """The margins hold nothing but paper, so no text is cut or outside its box."""
    with Image.open(io.BytesIO(picture.png)) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    paper = [int(PALETTES[theme]["paper"][at : at + 2], 16) for at in (1, 3, 5)]
    off = np.abs(pixels - paper).max(axis=2) > 12
    for part in (off[:, :MARGIN], off[:, -MARGIN:], off[:MARGIN], off[-MARGIN:]):
        assert not part.any()


def is_whole_sentences(text: str) -> bool:
    return bool(text) and text[-1] in ".!?…" and "  " not in text


def is_ordered(dates: list[FuzzyDate]) -> bool:
    return all(one <= other for one, other in pairwise(dates))
