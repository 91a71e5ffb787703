"""Whether the data on a place or an entry answer better what was asked of it.

"Is Key West in the program?" is answered from the data, "who signed in Tallahassee?" by an entry,
though both name a place, an agreement and those who made it.
"""

from bot.answering.answer import Answer
from bot.knowledge.models import Entry
from bot.text import words

SURELY = 0.85
"""Confidence that an entry needs to go before the data."""
SHORT = 6
"""Words of a question that asks for no more than whether a place takes part."""
_OTHER_AREAS = ("rights", "florida")
"""Areas whose entries are about something else than who takes part in the program."""
_OTHER_STATES = ("california-law", "new-york-law", "other-states-laws", "texas-law")
"""Entries that decline other states' laws, not whether those states take part."""
_LAWS = frozenset(words("act bill law laws ley leyes lwa statute trust"))
_CITIES = frozenset(
    words("cities municipalities towns which ciudades cuales municipios pueblos vil")
)


def is_in_data(
    text: str, asked_place: Answer, best: Entry | None, confidence: float, *, several: bool
) -> bool:
    """Whether the data answer `text` better than the entry `best`, which has this `confidence`.

    `several` says that it names more than one place. An entry goes before the data if it is about
    something else than that place's part: a neighbouring topic (a road that is numbered 287, but
    not another state, unless a law of it is asked for), Florida as a whole, a person or a vote of
    that place alone, a list of places where it was asked for. Not an entry that the data tell
    anyway, nor where it is asked in so few words that nothing else can be meant.
    """
    if best is None:
        return True
    asked = words(text)
    place = asked_place.place
    if best.is_decoy:
        return best.id in _OTHER_STATES and _LAWS.isdisjoint(asked)
    meant = {choice.id for choice in asked_place.choices} if place is None else {place.id}
    if "florida" in meant:
        return False
    of_county = place is not None and place.kind == "county" and not _CITIES.isdisjoint(asked)
    wants_list = several or of_county
    if confidence < SURELY or (len(asked) <= SHORT and not wants_list):
        return True
    if place is None:
        return False
    if best.local_story and best.places[0] == place.id:
        return True
    if not best.places:
        return best.area not in _OTHER_AREAS
    return place.id not in best.places or not (wants_list or len(best.places) == 1)
