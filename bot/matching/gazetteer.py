"""Finds the places and agencies that a text names, in any common spelling."""

from dataclasses import dataclass

from bot.knowledge.places import Place, Places
from bot.matching.place_context import Context, Role
from bot.matching.place_names import CAUTIONS, Name, Node, Word, near_words_of, tree_of, words_of

LONGEST_TEXT = 1000
"""Characters read: a long ramble of 150 words. The worst text of this length takes 8 ms."""
LONGEST_NAME = 100
_CAPITAL, _QUESTION, _WORD, _STATE = range(1, len(CAUTIONS))
_DOMINANT = 10
"""A city so many times larger than an unincorporated namesake is the one that is meant:
Plantation, with 93,000 people, is not asked back because of a hamlet of 5,000."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names; `start` and `end` count characters of that text."""

    places: tuple[str, ...]
    """One id, or several where the name fits several places and the text does not say which."""
    agency: str | None
    """Id of the agency that is named, or of the place's police, sheriff or jail if asked about."""
    start: int
    end: int
    text: str
    corrected: bool = False
    """Whether a misspelling was read as this name."""
    certain: bool = True
    """False for a place outside Florida whose state is not named: ask before answering."""

    @property
    def place(self) -> str | None:
        """The place, if only one can be meant."""
        return self.places[0] if len(self.places) == 1 else None


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    names: tuple[Name, ...]
    slips: int = 0


class Gazetteer:
    """Knows the names of all places. Build it once; `find` is pure and takes linear time."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._tree = tree_of(places)
        self._near = near_words_of(places)
        self._states = {
            place.state: Name(place.id, None, 0, place.state)
            for place in places.places.values()
            if place.kind in ("state", "territory")
        }
        self._state_ids = frozenset(name.place for name in self._states.values())

    def find(self, text: str) -> tuple[Mention, ...]:
        """The places that `text` names, in the order in which it names them.

        Of names that overlap the longest counts. A name that is also an ordinary word counts
        only with a capital, or with words beside it that show that a place is meant.
        """
        text = text[:LONGEST_TEXT]
        words = words_of(text)
        context = Context(text, words)
        found: list[Mention] = []
        position = 0
        while position < len(words):
            match, state = self._match_at(position, words, context)
            if match is None:
                position += 1
                continue
            mention = self._mention(match, state, context, text, words)
            if mention is not None:
                found.append(mention)
            position = (state.last if state is not None and mention is not None else match.last) + 1
        return tuple(_without_repeats(found))

    def look_up(self, name: str) -> Mention | None:
        """The place that somebody typed where only a place is expected, however ordinary the word.

        None where the whole of `name` is no place that is known.
        """
        words = words_of(name[:LONGEST_NAME])
        for match in self._options(0, words) if words else ():
            if match.last == len(words) - 1:
                near = [n for n in match.names if n.state == "FL" or n.place in self._state_ids]
                likely = [n for n in near if n.caution < _STATE]
                names = tuple(likely or near or match.names)
                whole = _Match(match.first, match.last, names, match.slips)
                return self._mention(whole, None, Context(name, words), name, words)
        mentions = self.find(name)
        return mentions[0] if len(mentions) == 1 else None

    def _match_at(
        self, position: int, words: list[Word], context: Context
    ) -> tuple[_Match | None, _Match | None]:
        """The longest name that may be meant at `position`, and the state written beside it."""
        for match in self._options(position, words):
            state = self._state_beside(match, words, context)
            names = self._meant(match, state, context)
            if names is not None:
                return _Match(match.first, match.last, names, match.slips), state
        return None, None

    def _options(self, position: int, words: list[Word]) -> list[_Match]:
        """Every name that begins at `position`, longest first, at most one word corrected."""
        found: list[_Match] = []
        paths: list[tuple[Node, int]] = [(self._tree, 0)]
        for last in range(position, len(words)):
            paths = [
                step for node, slips in paths for step in self._steps(node, slips, words[last])
            ]
            if not paths:
                break
            found += [
                _Match(position, last, tuple(node.names), slips)
                for node, slips in paths
                if node.names
            ]
        found = [
            m for m in found if not (m.slips and m.first == m.last and _is_short(words[m.first]))
        ]
        return sorted(found, key=lambda match: (-match.last, match.slips))

    def _steps(self, node: Node, slips: int, word: Word) -> list[tuple[Node, int]]:
        exact = node.children.get(word.text)
        if exact is not None:
            return [(exact, slips)]
        if slips or word.text in self._tree.children or word.text in self._places.ordinary_words:
            return []
        near = self._near.near(word.text)
        return [(node.children[known], 1) for known in near if known in node.children]

    def _meant(
        self, match: _Match, state: _Match | None, context: Context
    ) -> tuple[Name, ...] | None:
        """The meanings that the text allows; None where it does not mean a place at all.

        An empty result is a name of another state than any place that is known by it.
        """
        if context.is_something_else(match.last):
            return None
        if state is not None and not any(map(self._is_state, match.names)):
            most = _CAPITAL if match.slips else _STATE
            here = state.names[0].state
            return tuple(n for n in match.names if n.state == here and n.caution <= most)
        evidence = context.evidence(match.first, match.last)
        if match.slips and evidence < _WORD:
            evidence = max(0, evidence - 1)
        allowed = tuple(name for name in match.names if name.caution <= evidence)
        florida = tuple(name for name in allowed if name.state == "FL")
        return florida or allowed or None

    def _state_beside(self, match: _Match, words: list[Word], context: Context) -> _Match | None:
        """The state that follows a name, as in "Nassau County, New York" and "Miami FL"."""
        for start in context.state_starts(match.last):
            for option in self._options(start, words) if start < len(words) else ():
                name = option.names[0]
                if not option.slips and self._is_state(name):
                    return option
            if context.is_abbreviation(start):
                abbreviated = self._states.get(words[start].text.upper())
                if abbreviated is not None:
                    return _Match(start, start, (abbreviated,))
        return None

    def _mention(
        self,
        match: _Match,
        state: _Match | None,
        context: Context,
        text: str,
        words: list[Word],
    ) -> Mention | None:
        start, end = words[match.first].start, words[match.last].end
        if not match.names:
            return self._of_state(state, text, start, words)
        role = context.role(match.first, state.last if state is not None else match.last)
        named = dict.fromkeys(name.place for name in match.names)
        known = [self._places.places[place] for place in named]
        places = self._settle(known, role)
        agency = None
        if len(places) == 1:
            asked = (name.agency for name in match.names if name.agency)
            agency = next(asked, None) or self._agency(places[0], role)
        return Mention(
            places=tuple(place.id for place in places),
            agency=agency,
            start=start,
            end=end,
            text=text[start:end],
            corrected=bool(match.slips),
            certain=not _is_guessed_county(known, role)
            and (state is not None or all(_needs_no_state(name) for name in match.names)),
        )

    def _is_state(self, name: Name) -> bool:
        return name.agency is None and name.place in self._state_ids

    def _of_state(
        self, state: _Match | None, text: str, start: int, words: list[Word]
    ) -> Mention | None:
        """The state of a place that the data do not have: all that can be told about it.

        It is certain only for a state with no agreement at all.
        """
        if state is None:
            return None
        name, end = state.names[0], words[state.last].end
        none_there = self._places.state(name.state).agreements == 0
        return Mention((name.place,), None, start, end, text[start:end], certain=none_there)

    def _settle(self, places: list[Place], role: Role) -> list[Place]:
        """Of several places with one name, those that "county", "city" or "sheriff" allows."""
        if role.kind == "county" or role.agency in ("sheriff", "jail"):
            counties = [place for place in places if place.kind == "county"]
            of_cities = [self._places.places[c] for place in places for c in place.counties[:1]]
            return counties or list(dict.fromkeys(of_cities)) or places
        if role.kind == "city" or role.agency == "police":
            places = [place for place in places if place.kind != "county"] or places
        largest = max(places, key=lambda place: place.population or 0)
        if largest.kind in ("city", "town", "village"):
            most = (largest.population or 0) / _DOMINANT
            places = [p for p in places if p.kind != "unincorporated" or (p.population or 0) > most]
        return sorted(places, key=lambda place: -(place.population or 0))

    def _agency(self, place: Place, role: Role) -> str | None:
        status = self._places.status_of(place.id)
        match role.agency:
            case "police" if place.kind != "county":
                asked = status.own_police
            case "police" | "sheriff":
                asked = status.sheriff
            case "jail":
                asked = status.jail or status.sheriff
            case None:
                asked = None
        return asked.id if asked is not None else None


def _is_guessed_county(places: list[Place], role: Role) -> bool:
    """Whether "Hialeah County" has to stand for the county that Hialeah lies in."""
    return role.kind == "county" and all(place.counties for place in places)


def _needs_no_state(name: Name) -> bool:
    return name.state == "FL" or name.caution < _QUESTION


def _is_short(word: Word) -> bool:
    return len(word.text) < 5


def _without_repeats(mentions: list[Mention]) -> list[Mention]:
    seen: dict[tuple[tuple[str, ...], str | None], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.places, mention.agency), mention)
    return list(seen.values())
