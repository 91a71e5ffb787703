"""Finds the places and agencies that a text names, in any common spelling."""

from functools import partial

from bot.knowledge.places import Place, Places
from bot.matching.place_context import Context, Role
from bot.matching.place_mention import Mention
from bot.matching.place_names import CAUTIONS, Name, Word, near_words_of, tree_of, words_of
from bot.matching.place_search import Match, NameSearch

__all__ = ["Gazetteer", "Mention"]

LONGEST_TEXT = 1000
"""Characters read: a long ramble of 150 words. The worst text of this length takes 8 ms."""
LONGEST_NAME = 100
_CAPITAL, _QUESTION, _WORD, _STATE = range(1, len(CAUTIONS))
_DOMINANT = 10
"""A city so many times larger than an unincorporated namesake is the one that is meant:
Plantation, with 93,000 people, is not asked back because of a hamlet of 5,000."""


class Gazetteer:
    """Knows the names of all places. Build it once; `find` is pure and takes linear time."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._search = partial(
            NameSearch, tree_of(places), near_words_of(places), places.ordinary_words
        )
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
        search, context = self._search(words), Context(text, words)
        found: list[Mention] = []
        position = 0
        while position < len(words):
            match, state = self._match_at(position, search, words, context)
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
        for match in self._search(words).at(0):
            if match.last == len(words) - 1:
                near = [n for n in match.names if n.state == "FL" or n.place in self._state_ids]
                likely = [n for n in near if n.caution < _STATE]
                names = tuple(likely or near or match.names)
                whole = Match(match.first, match.last, names, match.slips)
                return self._mention(whole, None, Context(name, words), name, words)
        mentions = self.find(name)
        return mentions[0] if len(mentions) == 1 else None

    def _match_at(
        self, position: int, search: NameSearch, words: list[Word], context: Context
    ) -> tuple[Match | None, Match | None]:
        """The longest name that may be meant at `position`, and the state written beside it."""
        for match in search.at(position):
            state = self._state_beside(match, search, words, context)
            names = self._meant(match, state, context)
            if names is not None:
                return Match(match.first, match.last, names, match.slips), state
        return None, None

    def _meant(
        self, match: Match, state: Match | None, context: Context
    ) -> tuple[Name, ...] | None:
        """The meanings that the text allows; None where it does not mean a place at all.

        An empty result is a name of another state than any place that is known by it.
        """
        if context.is_something_else(match.first, match.last):
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

    def _state_beside(
        self, match: Match, search: NameSearch, words: list[Word], context: Context
    ) -> Match | None:
        """The state that follows a name, as in "Nassau County, New York" and "Miami FL"."""
        for start in context.state_starts(match.last):
            for option in search.at(start):
                name = option.names[0]
                if not option.slips and self._is_state(name):
                    return option
            if context.is_abbreviation(start):
                abbreviated = self._states.get(words[start].text.upper())
                if abbreviated is not None:
                    return Match(start, start, (abbreviated,))
        return None

    def _mention(
        self,
        match: Match,
        state: Match | None,
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
            certain=self._is_certain(match, state, known, role, context),
        )

    def _is_certain(
        self,
        match: Match,
        state: Match | None,
        places: list[Place],
        role: Role,
        context: Context,
    ) -> bool:
        if role.kind == "county" and all(place.counties for place in places):
            return False  # "Hialeah County" has to stand for the county that Hialeah lies in.
        if all(map(self._is_state, match.names)) and context.is_part_of_a_name(match.first):
            return not self._has_agreements(match.names[0])
        if all(name.state == "FL" or name.caution < _QUESTION for name in match.names):
            return True
        if role.kind is None and role.agency is None and places[0].kind == "county":
            # "Houston, Texas" is hardly Houston County.
            return state is not None and any(name.caution < _STATE for name in match.names)
        return state is not None

    def _is_state(self, name: Name) -> bool:
        return name.agency is None and name.place in self._state_ids

    def _of_state(
        self, state: Match | None, text: str, start: int, words: list[Word]
    ) -> Mention | None:
        """The state of a place that the data do not have: all that can be told about it.

        It is certain only for a state with no agreement at all.
        """
        if state is None:
            return None
        name, end = state.names[0], words[state.last].end
        certain = not self._has_agreements(name)
        return Mention((name.place,), None, start, end, text[start:end], certain=certain)

    def _has_agreements(self, name: Name) -> bool:
        return self._places.state(name.state).agreements > 0

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


def _without_repeats(mentions: list[Mention]) -> list[Mention]:
    seen: dict[tuple[tuple[str, ...], str | None], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.places, mention.agency), mention)
    return list(seen.values())
