"""Questions and remarks that have nothing to do with the subject: to be told from what has."""

from functools import cache
from importlib import resources

from bot.text import words


@cache
def out_of_scope() -> tuple[str, ...]:
    """Everyday questions in the three languages, from data/out_of_scope.txt."""
    return _listed("out_of_scope.txt")


@cache
def small_talk() -> tuple[str, ...]:
    """What people tell around a question, in the three languages, from data/small_talk.txt."""
    return _listed("small_talk.txt")


def big_city_elsewhere(text: str) -> str | None:
    """A big American city outside Florida that `text` names, from data/big_cities.txt."""
    found = f" {' '.join(words(text))} "
    return next((city for city in _big_cities() if f" {city} " in found), None)


@cache
def _big_cities() -> tuple[str, ...]:
    return _listed("big_cities.txt")


def _listed(name: str) -> tuple[str, ...]:
    file = resources.files("bot.matching").joinpath("data", name)
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
