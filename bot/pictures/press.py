"""Turns a drawing into a picture: the only module that knows Typst.

Typst lets go of Python's lock while it works, so pictures can be drawn in threads. A compiler
serves one thread at a time; each thread keeps its own, because reading the fonts takes longest.
"""

import io
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from bot.pictures.picture import Drawing, Picture

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"
FONTS = _HERE / "fonts"
WIDTH = 400
"""Pixels at which a picture is meant to be seen: a phone held upright."""
SCALE = 2
"""Pixels drawn for each of those."""
_POINTS_PER_INCH = 72
_COLOURS = 128
"""Colours kept. Letters at this size need 16 steps of each ink, and the file shrinks to a third."""
_COMPRESSION = 3
"""Of zlib's 9 steps: the next ones take twice the time for a tenth of the size."""

_own = threading.local()


class DrawingError(Exception):
    """A picture could not be drawn; says what the typesetter said."""


def draw(drawing: Drawing, *, scale: int = SCALE) -> Picture:
    """The picture of a drawing, with `scale` pixels for each one of WIDTH.

    Takes 60 to 250 ms of one core, so never call it on an event loop: see `bot.pictures.studio`.
    Raises DrawingError where Typst refuses, which a shipped template never makes it do.
    """
    import typst  # 7 MB that a bot need not have before it draws

    try:
        png = _compiler().compile(
            TEMPLATES / f"{drawing.template}.typ",
            format="png",
            ppi=_POINTS_PER_INCH * scale,
            sys_inputs={"data": drawing.data},
        )
    except typst.TypstError as error:
        raise DrawingError(f"{drawing.template}: {error.message}") from error
    if not isinstance(png, bytes):  # a list: the template made several sheets
        raise DrawingError(f"{drawing.template}: drew no sheet, or more than one")
    return _picture(png, drawing)


def _picture(png: bytes, drawing: Drawing) -> Picture:
    with Image.open(io.BytesIO(png)) as drawn:
        few = drawn.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    smaller = io.BytesIO()
    few.save(smaller, "PNG", compress_level=_COMPRESSION)
    return Picture(smaller.getvalue(), drawing.alt, drawing.text, few.width, few.height)


def _compiler() -> "typst.Compiler":
    import typst

    if not hasattr(_own, "compiler"):
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        _own.compiler = typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
    compiler: typst.Compiler = _own.compiler
    return compiler
