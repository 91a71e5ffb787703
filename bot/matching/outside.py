"""Questions that have nothing to do with the subject: what the calibration learns to decline."""

from functools import cache
from importlib import resources


@cache
def out_of_scope() -> tuple[str, ...]:
    """Everyday questions in the three languages, from data/out_of_scope.txt."""
    file = resources.files("bot.matching").joinpath("data", "out_of_scope.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
