"""Everything that ``check`` asks of the knowledge base beyond its format."""

from collections.abc import Iterator

from bot.knowledge.checks.language import check_language
from bot.knowledge.checks.limits import check_limits
from bot.knowledge.checks.wholeness import check_wholeness
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.problems import Problem
from bot.knowledge.references import check_references
from bot.knowledge.shelf import Shelf


def problems_of(shelf: Shelf, on: FuzzyDate | None = None) -> list[Problem]:
    """Every problem of a shelf, in file order.

    `on` is the day for which reviews must not be overdue; None leaves reviews unchecked, so that
    a check that passed once does not fail by the calendar alone.
    """

    def all_of_them() -> Iterator[Problem]:
        yield from shelf.problems
        yield from check_references(shelf)
        yield from check_limits(shelf, on)
        yield from check_language(shelf)
        yield from check_wholeness(shelf)

    return sorted(all_of_them())


__all__ = ["problems_of"]
