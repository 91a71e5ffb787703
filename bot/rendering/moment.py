"""One event, opened: how each voted, who took part, and what came before and after."""

from collections.abc import Iterator, Mapping

from bot.answering.answer import Answer, Moment
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event, Person, Vote
from bot.languages import Language
from bot.rendering.dates import date_text
from bot.rendering.phrases import say

CHOICES = ("yes", "no", "abstained", "absent")
"""How one can vote, in the order in which it is told."""


def moment_lines(answer: Answer) -> tuple[str, ...]:
    """The lines about the event that an answer opens; none for any other answer."""
    if answer.moment is None:
        return ()
    return tuple(_lines(answer.moment, answer.language))


def when_text(event: Event, language: Language) -> str:
    """The date of an event, or its first and last day, as exact as they are known."""
    first = date_text(event.date, language)
    if event.until is None:
        return first
    return say("date-range", language, first=first, last=date_text(event.until, language))


def vote_text(vote: Vote, language: Language) -> str:
    """The tally of a vote: ``4 in favor, 2 against, 1 absent``."""
    text = say("vote", language, yes=vote.yes, no=vote.no)
    if vote.absent:
        text += ", " + say("vote-absent", language, absent=vote.absent)
    if vote.abstained:
        text += ", " + say("vote-abstained", language, abstained=vote.abstained)
    return text


def voter_names(vote: Vote, people: Mapping[str, Person]) -> dict[str, tuple[str, ...]]:
    """Those whose vote is known by name, by how they voted; a choice nobody is known for is out."""
    named = {
        choice: tuple(
            people[id].name for id, voted in vote.voters.items() if voted == choice and id in people
        )
        for choice in CHOICES
    }
    return {choice: names for choice, names in named.items() if names}


def role_text(person: Person, when: FuzzyDate, language: Language) -> str:
    """What a person was at that time; else the first role known; empty for a body of itself."""
    held = [
        role
        for role in person.roles
        if (role.since is None or role.since <= when or role.since.covers(when))
        and (role.until is None or when <= role.until or role.until.covers(when))
    ]
    return (held or list(person.roles))[0].get(language)


def _lines(moment: Moment, language: Language) -> Iterator[str]:
    event = moment.event
    strand = say(f"strand-{event.strand}", language)
    yield f"{when_text(event, language)} · {strand}"
    if event.vote is not None:
        yield f"{event.vote.body.get(language)}: {vote_text(event.vote, language)}."
        names = voter_names(event.vote, {person.id: person for person in moment.people})
        for choice, voted in names.items():
            yield f"- {say(f'voted-{choice}', language)}: {', '.join(voted)}"
    others = [p for p in moment.people if event.vote is None or p.id not in event.vote.voters]
    if others:
        yield f"{say('moment-people', language)}:"
        yield from (f"- {p.name}: {role_text(p, event.date, language)}" for p in others)
    for key, neighbour in (("moment-before", moment.before), ("moment-after", moment.after)):
        if neighbour is not None:
            when = when_text(neighbour, language)
            yield f"{say(key, language)}: {when}, {neighbour.title.get(language)}"
