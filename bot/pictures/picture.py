"""A picture as a value, and the drawing that it is made from."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

ALT_CHARACTERS = 1_024
"""Discord's limit for the description of an attachment."""

Template = Literal["timeline", "growth", "counties", "share", "vote"]


class Theme(StrEnum):
    """The two looks of a picture."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that decides what a picture shows. Cheap to make: nothing is drawn yet."""

    template: Template
    data: str
    """What the template draws, as JSON: a template never receives text as markup."""
    alt: str
    text: str

    @property
    def key(self) -> str:
        """Equal for drawings whose pictures are equal, and for no others."""
        whole = repr((self.template, self.data, self.alt, self.text))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture with its two texts, which always go with it."""

    png: bytes
    alt: str
    """Complete sentences, at most ALT_CHARACTERS long."""
    text: str
    """All that the picture shows, with the addresses of its sources."""
    width: int
    """In pixels: twice the width at which it is meant to be seen."""
    height: int
