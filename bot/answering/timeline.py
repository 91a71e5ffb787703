"""Chooses the events of a timeline."""

from bot.answering.answer import Answer
from bot.answering.compose import timeline_answer
from bot.knowledge.models import Event
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.text import words


def timeline(
    knowledge: Knowledge, about: str, since: int | None, until: int | None, language: Language
) -> Answer:
    """Events whose texts, places, people or laws have every word of `about`, within the years.

    Both years are included, in either order; None leaves that end open.
    """
    if since is not None and until is not None and since > until:
        since, until = until, since
    wanted = set(words(about))
    events = tuple(
        event
        for event in knowledge.timeline
        if (since is None or event.date.year >= since)
        and (until is None or event.date.year <= until)
        and wanted <= _words_of(event)
    )
    return timeline_answer(knowledge, events, language)


def _words_of(event: Event) -> frozenset[str]:
    texts = [event.strand.replace("-", " ")]
    for language in Language:
        texts += [event.title.get(language), event.get(language)]
    texts += event.laws
    texts += [slug.replace("-", " ") for slug in (*event.places, *event.people)]
    return frozenset(words(" ".join(texts))) | frozenset(map(str.casefold, event.laws))
