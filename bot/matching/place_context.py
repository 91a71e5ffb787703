"""What the words beside a name tell about it: a county or a city, its police, a question."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.matching.place_names import CAUTIONS, Word
from bot.matching.place_questions import asks_participation


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COUNTY = _set("county condado konte parish")
_CITY = _set(
    "city town village ciudad cuidad pueblo villa municipio vil vilaj bouk municipality komin"
)
_POLICE = _set("police policia polis lapolis polisye pd cops cop policias polisia polica")
_SHERIFF = _set(
    "sheriff sherif sherrif sheriffs cherif cherifs sheriffe alguacil alguaciles deputies deputy"
)
_JAIL = _set("jail jails carcel carceles prizon corrections correctional prison detention")
_FILLERS = _set("of de del la el los las the a an nan in en sou pou lan yon l")
_LOOSE = _set("in en nan an a lan sou pou")
"""Words that join a name to an agency ("police in Miami") but not to its kind: in "Lee County in
Florida" the county is not Florida."""
_AFTER_FILLERS = _set("la local")
_STATE_FILLERS = _set("in of en nan de del la state estado eta the")
_FLORIDA = _set("fl fla")
_ABROAD = _set(
    "italy italia australia spain espana france mexico cuba england uk haiti ayiti canada colombia"
    " jamaica germany chile peru bahamas philippines brazil ecuador venezuela honduras"
)
_NAMESAKES = _set(
    "herald sentinel citizen dolphins heat marlins jaguars magic hurricanes weekly times rays"
    " lightning panthers buccaneers bucs vice"
)
"""Newspapers and teams that carry the name of a place."""
_ANY = _set("any a each every which what another other one no first single some this only")
_TITLES = _set(
    "mr mrs ms dr sen rep senator representative commissioner comisionado comisionada komisye"
    " komisyone mayor alcalde alcaldesa majistra chief jefe officer oficial judge juez jij attorney"
    " governor gobernador gouvene captain sergeant sgt president justice lt pastor"
)
_SLOT_BEFORE = _set(
    "is are was were did does do has have in of about and or if for around near isnt didnt doesnt"
    " esta estan firmo tiene en y o de si es participa sobre coopera eske ske nan ak oswa oubyen"
    " gen pou konte condado"
)
_SLOT_AFTER = _set(
    "in signed sign signs joined join joins have has part participate participates participating"
    " work works cooperate cooperates helping enrolled on esta firmo participa tiene coopera es"
    " siyen patisipe nan gen ladan ladann kolabore travay fe antre too"
)


@dataclass(frozen=True, slots=True)
class Role:
    """What is asked about a name: the county or the city, and an agency of it."""

    kind: Literal["county", "city"] | None = None
    agency: Literal["police", "sheriff", "jail"] | None = None


class Context:
    """The text around names."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self._text = text
        self._words = words
        letters = [char for char in text if char.isalpha()]
        capitals = sum(char.isupper() for char in letters)
        self._mixed_case = capitals * 2 < len(letters)

    @cached_property
    def _is_question(self) -> bool:
        return asks_participation(self._text)

    def role(self, first: int, last: int) -> Role:
        """What the words before and after words `first` to `last` ask about that name."""
        kind: Literal["county", "city"] | None = None
        agency: Literal["police", "sheriff", "jail"] | None = None
        for word in (*self._before(first), *self._after(last)):
            if word in _COUNTY:
                kind = kind or "county"
            elif word in _CITY:
                kind = kind or "city"
            agency = agency or _agency(word)
        return Role(kind, agency)

    def evidence(self, first: int, last: int) -> int:
        """How surely a place is meant, as an index in CAUTIONS of what may be believed."""
        role = self.role(first, last)
        if role.kind or role.agency == "sheriff" or self._follows(last, _FLORIDA):
            return CAUTIONS.index("word")
        if role.agency is not None:
            # Ordinary words stand before "police" too: Creole "bay lapolis" is "give the police".
            is_name = self._mixed_case and self._is_capitalised(first, last)
            return CAUTIONS.index("word" if is_name else "question")
        if self._is_a_person(first, last):
            return 0
        if self._is_question and self._in_slot(first, last):
            return CAUTIONS.index("question")
        if self._mixed_case and self._is_capitalised(first, last):
            return CAUTIONS.index("capital")
        return 0

    def is_something_else(self, first: int, last: int) -> bool:
        """Whether the words around make it another thing: Naples, Italy; the Miami Herald; any
        Florida city.
        """
        if first < last and self._text_at(last) in _CITY and self._text_at(first - 1) in _ANY:
            return True
        return self._follows(last, _ABROAD | _NAMESAKES)

    def state_starts(self, last: int) -> tuple[int, ...]:
        """Positions after word `last` at which a state would belong to the name."""
        starts = [last + 1]
        if self._text_at(last + 1) in _COUNTY | _CITY:
            starts.append(last + 2)
        while len(starts) < 4 and self._text_at(starts[-1]) in _STATE_FILLERS:
            starts.append(starts[-1] + 1)
        return tuple(starts)

    def is_abbreviation(self, position: int) -> bool:
        """Whether the word there may be a state's two letters rather than a word."""
        word = self._words[position] if position < len(self._words) else None
        if word is None or len(word.text) != 2:
            return False
        return word.text in _SAFE or (word.upper and self._mixed_case)

    def is_part_of_a_name(self, first: int) -> bool:
        """Whether the word before belongs to the name of a place that is not known: "Chicago" in
        "Is Chicago, Illinois in the program?".
        """
        if first == 0:
            return False
        before = self._words[first - 1].text
        gap = self._text[self._words[first - 1].end : self._words[first].start]
        return gap.strip() in ("", ",") and before not in _SLOT_BEFORE | _FILLERS | _ALL

    def _before(self, first: int) -> tuple[str, ...]:
        """Up to two words before a name, what joins them left out: "police of the city of"."""
        found: list[str] = []
        loose = False
        position = first - 1
        while position >= 0 and len(found) < 2 and first - position <= 6:
            word = self._words[position].text
            if self._breaks(position):
                break
            if _agency(word) is not None or (word in _COUNTY | _CITY and not loose):
                found.append(word)
            elif word not in _FILLERS:
                break
            loose = loose or word in _LOOSE
            position -= 1
        return tuple(found)

    def _after(self, last: int) -> tuple[str, ...]:
        found: list[str] = []
        for position in range(last + 1, min(last + 4, len(self._words))):
            word = self._words[position].text
            if self._breaks(position - 1):
                break
            if word in _COUNTY | _CITY or _agency(word) is not None:
                found.append(word)
            elif word not in _AFTER_FILLERS:
                break
        return tuple(found)

    def _breaks(self, position: int) -> bool:
        """Whether a mark parts the word at `position` from the next one."""
        if position + 1 >= len(self._words):
            return False
        gap = self._text[self._words[position].end : self._words[position + 1].start]
        return any(mark in gap for mark in ",.;:!?\n")

    def _follows(self, last: int, wanted: frozenset[str]) -> bool:
        return self._text_at(last + 1) in wanted

    def _text_at(self, position: int) -> str:
        return self._words[position].text if 0 <= position < len(self._words) else ""

    def _is_capitalised(self, first: int, last: int) -> bool:
        span = self._words[first : last + 1]
        if not any(word.capital for word in span if not word.opens):
            return False
        return all(word.capital or len(word.text) <= 3 for word in span)

    def _is_a_person(self, first: int, last: int) -> bool:
        if self._text_at(first - 1) in _TITLES and not self._breaks(first - 1):
            return True
        following = self._words[last + 1] if last + 1 < len(self._words) else None
        before = self._words[first - 1] if first else None
        if following is None or self._breaks(last):
            follows = False
        else:
            follows = (
                following.capital and following.text not in _SLOT_AFTER and len(following.text) > 3
            )
        led = (
            before is not None
            and before.capital
            and not before.opens
            and not before.upper
            and not self._breaks(first - 1)
            and before.text not in _SLOT_BEFORE
        )
        return self._mixed_case and first == last and (follows or led)

    def _in_slot(self, first: int, last: int) -> bool:
        if first == 0 or last == len(self._words) - 1:
            return True
        return self._text_at(first - 1) in _SLOT_BEFORE or self._text_at(last + 1) in _SLOT_AFTER


_ALL = _set(
    "all any every each most many other some which what state states estado eta police sheriffs"
    " agencies todo todos toda tout que ki with con compare versus vs como than que does at from"
)
_SAFE = _set("fl tx ny nj ga nc sc va tn ky az nv mo ks oh pa")
"""State abbreviations that are not words of the three languages, so that small letters count."""


def _agency(word: str) -> Literal["police", "sheriff", "jail"] | None:
    if word in _POLICE:
        return "police"
    if word in _SHERIFF:
        return "sheriff"
    return "jail" if word in _JAIL else None
