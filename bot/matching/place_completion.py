"""Completes the name of a place while somebody types it."""

from bot.knowledge.places import Place, Places
from bot.matching.place_names import words_of

_LONGEST = 100
"""Characters read: Discord allows no longer choice."""


class PlaceCompletion:
    """Every name and alias in the order in which it is offered."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._names = _names(places)

    def complete(self, beginning: str, limit: int = 25) -> tuple[Place, ...]:
        """Places whose name or alias begins like that, at most `limit`, which is Discord's own.

        Florida's come first, the largest before the smaller ones.
        """
        typed = _folded(beginning[:_LONGEST])
        found = dict.fromkeys(place for name, place in self._names if name.startswith(typed))
        return tuple(self._places.places[place] for place in found)[:limit]


def _names(places: Places) -> list[tuple[str, str]]:
    def rank(item: tuple[str, str]) -> tuple[bool, int, str]:
        place = places.places[item[1]]
        return place.state != "FL", -(place.population or 0), place.id

    named = [(place.name, place.id) for place in places.places.values()]
    for spelling in places.spellings:
        named += [(spelling.text, t) for t in spelling.targets if t in places.places]
    return sorted({(_folded(name), place) for name, place in named}, key=rank)


def _folded(name: str) -> str:
    return " ".join(word.text for word in words_of(name))
