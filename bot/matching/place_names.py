"""The names of places as a tree of words, and the words of a text with their positions."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.knowledge.places import Agency, Places
from bot.matching.near_words import NearWords
from bot.text import fold

CAUTIONS = ("", "capital", "question", "word", "state")
"""What a name needs beside it, ever more: nothing; a capital; "is ... in the program"; a word
such as "county" or "police"; the name of its state."""

_SAME = {
    "ft": "fort", "saint": "st", "mt": "mount", "co": "county", "cnty": "county",
    "dept": "department", "sheriffs": "sheriff", "parrish": "parish",
}  # fmt: skip
_JOINED_FROM = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its folded form and its place, counted in characters."""

    text: str
    start: int
    end: int
    capital: bool
    upper: bool
    opens: bool
    """Whether it is the first word of a sentence, where a capital means nothing."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name may mean."""

    place: str
    agency: str | None
    caution: int
    """Index in CAUTIONS."""
    state: str
    """Two letters."""


@dataclass(slots=True)
class Node:
    """A word in the tree of names; `names` holds what ends here."""

    children: dict[str, "Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


def words_of(text: str) -> list[Word]:
    """The words of `text` in the forms that names are filed under, in one pass.

    Hyphens and full stops part words, apostrophes do not; a possessive s is dropped, and
    ``F.D.L.E.`` is one word.
    """
    words: list[Word] = []
    previous_end = 0
    for start, end in _spans(text):
        words.append(_word(text, start, end, text[previous_end:start], first=not words))
        previous_end = end
    return words


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = None
    for position in range(len(text) + 1):
        if _is_inside(text, position, started=start is not None):
            start = position if start is None else start
        elif start is not None:
            if position - start == 1 and spans and _spelled_out(text, spans[-1], start):
                spans[-1] = (spans[-1][0], position)
            else:
                spans.append((start, position))
            start = None
    return spans


def _is_inside(text: str, position: int, *, started: bool) -> bool:
    char = text[position : position + 1]
    if char.isalnum():
        return True
    if started and char in ("'", "’", "`"):
        return text[position + 1 : position + 2].isalnum()
    return started and char != "" and unicodedata.combining(char) != 0


def _spelled_out(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether the letter at `start` goes on with an abbreviation such as ``F.D.``."""
    first, end = before
    letters = text[first:end]
    return text[end:start] == "." and (len(letters) == 1 or letters[1] == ".")


def tree_of(places: Places) -> Node:
    """Every name of every place and agency."""
    root = Node()
    for spelling in places.spellings:
        for target in spelling.targets:
            name = _name(places, target, CAUTIONS.index(spelling.caution))
            _file(root, spelling.text, name)
    for place in places.places.values():
        if place.state != "FL" and place.kind in ("county", "municipality"):
            caution = CAUTIONS.index("question" if place.kind == "county" else "state")
            _file(root, place.name, Name(place.id, None, caution, place.state))
            bare = place.name.removesuffix(" County").removesuffix(" Parish")
            if bare != place.name:
                needs_state = Name(place.id, None, CAUTIONS.index("state"), place.state)
                _file(root, bare, needs_state)
    for agency in places.agencies.values():
        if agency.type not in ("county sheriff", "municipal police") and "/" not in agency.name:
            _file(root, agency.name, _agency_name(places, agency))
    return root


def near_words_of(places: Places) -> NearWords:
    """An index of the words in the proper names of Florida's places and of the states.

    Misspellings of other names are not mended: a wrong guess there is likelier than a right one.
    """
    return NearWords(
        word.text
        for place in places.places.values()
        if place.state == "FL" or place.kind in ("state", "territory")
        for word in words_of(place.name)
    )


def _name(places: Places, target: str, caution: int) -> Name:
    agency = places.agencies.get(target)
    if agency is not None:
        return Name(_home(places, agency), agency.id, caution, agency.state)
    return Name(target, None, caution, places.places[target].state)


def _agency_name(places: Places, agency: Agency) -> Name:
    state = places.state(agency.state).name
    caution = "" if agency.state == "FL" else "capital" if state in agency.name else "state"
    return Name(_home(places, agency), agency.id, CAUTIONS.index(caution), agency.state)


def _home(places: Places, agency: Agency) -> str:
    """The place that an agency is told under: its city, else its county, else its state."""
    for part in (agency.municipality, agency.county):
        for place in places.named(agency.state, part):
            return place.id
    return places.state(agency.state).id


def _file(root: Node, text: str, name: Name) -> None:
    words = [word.text for word in words_of(text)]
    _add(root, words, name)
    joined = "".join(words)
    if len(words) > 1 and len(joined) >= _JOINED_FROM and name.caution == 0:
        _add(root, [joined], name)


def _add(node: Node, words: Iterable[str], name: Name) -> None:
    for word in words:
        node = node.children.setdefault(word, Node())
    if not any((n.place, n.agency) == (name.place, name.agency) for n in node.names):
        node.names.append(name)


def _word(text: str, start: int, end: int, gap: str, *, first: bool) -> Word:
    raw = text[start:end]
    folded = fold(raw).replace("`", "'").removesuffix("'s").replace("'", "").replace(".", "")
    return Word(
        text=_SAME.get(folded, folded),
        start=start,
        end=end,
        capital=raw[0].isupper(),
        upper=raw.isupper(),
        opens=first or any(mark in gap for mark in ".?!¿¡\n:"),
    )
