"""The subjects that people ask a timeline for in words of their own, such as "the eight days"."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge.base import Text
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event, Strand
from bot.knowledge.store import Knowledge
from bot.text import words


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject, how people call it, and which events are of it."""

    id: str
    name: Text
    spellings: tuple[str, ...]
    holds: Callable[[Event, Knowledge], bool]


STRANDS: dict[Strand, tuple[Text, tuple[str, ...]]] = {
    "federal": (
        Text(en="Federal", es="Federal", ht="Federal"),
        ("federal government", "washington", "gobierno federal", "gouvènman federal", "etazini"),
    ),
    "florida": (
        Text(en="Florida", es="Florida", ht="Florid"),
        ("state of florida", "estado de florida", "eta florid", "the state", "tallahassee capitol"),
    ),
    "key-west": (
        Text(en="Key West and the Keys", es="Key West y los Cayos", ht="Key West ak Keys yo"),
        ("key west", "cayo hueso", "florida keys", "keys", "cayos", "cayos de florida"),
    ),
    "places": (
        Text(en="Other places", es="Otros lugares", ht="Lòt kote"),
        ("other cities", "cities", "otras ciudades", "ciudades", "lòt vil", "vil yo"),
    ),
}
"""Each strand's name and what else people call it."""

_FIRST_VOTE = FuzzyDate(2025, 6, 30)
_SECOND_VOTE = FuzzyDate(2025, 7, 8)
_COURT_WORDS = frozenset(words("judge court suit sues sued lawsuit enjoined injunction contempt"))


def _of_the_eight_days(event: Event, _: Knowledge) -> bool:
    return event.strand == "key-west" and _FIRST_VOTE <= event.date <= _SECOND_VOTE


def _of_courts(event: Event, knowledge: Knowledge) -> bool:
    kinds = {knowledge.sources[c.id].kind for c in event.sources if c.id in knowledge.sources}
    return "court" in kinds or not _COURT_WORDS.isdisjoint(words(event.title.en))


def _is_vote(event: Event, _: Knowledge) -> bool:
    return event.vote is not None


def _is_law(event: Event, _: Knowledge) -> bool:
    return bool(event.laws)


def _has_status(*statuses: str) -> Callable[[Event, Knowledge], bool]:
    return lambda event, _: event.status in statuses


TOPICS: tuple[Topic, ...] = (
    Topic(
        "eight-days",
        Text(en="The eight days", es="Los ocho días", ht="Uit jou yo"),
        ("eight days", "8 days", "eight days of key west", "ocho días", "8 días", "uit jou",
         "8 jou"),
        _of_the_eight_days,
    ),
    Topic(
        "court-cases",
        Text(en="Court cases", es="Casos en los tribunales", ht="Ka nan tribinal"),
        ("court cases", "court case", "courts", "court", "lawsuits", "lawsuit", "suits", "judges",
         "casos judiciales", "tribunales", "tribunal", "demandas", "demanda", "juicios", "jueces",
         "ka tribinal", "tribinal", "tribinal yo", "pwosè", "pwosè yo"),
        _of_courts,
    ),
    Topic(
        "votes",
        Text(en="Recorded votes", es="Votaciones registradas", ht="Vòt ki anrejistre"),
        ("votes", "vote", "votos", "voto", "votaciones", "votación", "vòt", "vòt yo"),
        _is_vote,
    ),
    Topic(
        "laws",
        Text(en="Laws and bills", es="Leyes y proyectos de ley", ht="Lwa ak pwojè lwa"),
        ("laws", "law", "bills", "leyes", "proyectos de ley", "lwa", "lwa yo", "pwojè lwa"),
        _is_law,
    ),
    Topic(
        "blocked",
        Text(en="Blocked by a court", es="Bloqueadas por un tribunal", ht="Sa tribinal bloke"),
        ("blocked", "bloqueado", "bloqueada", "bloqueadas", "bloke"),
        _has_status("blocked"),
    ),
    Topic(
        "pending",
        Text(en="Pending", es="Pendientes", ht="Poko deside"),
        ("undecided", "pendiente", "pendientes"),
        _has_status("pending"),
    ),
    Topic(
        "ended",
        Text(
            en="Repealed, superseded or failed",
            es="Derogadas, reemplazadas o sin éxito",
            ht="Sa yo anile, ranplase oswa ki echwe",
        ),
        ("repealed", "superseded", "derogada", "derogadas", "reemplazadas", "anile", "ranplase"),
        _has_status("repealed", "superseded", "failed"),
    ),
)  # fmt: skip
