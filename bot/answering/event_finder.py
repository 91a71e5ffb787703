"""Finds the events that somebody asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.event_filters import KINDS, STOP_WORDS, Filter, filters_of, key_words
from bot.answering.event_years import ALL_TIME, Span, read_span
from bot.answering.suggest import Suggestion
from bot.knowledge.models import Event
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.near_words import NearWords
from bot.text import clip, words


@dataclass(frozen=True, slots=True)
class Found:
    """The events that were asked for, in the order of time, and what they are of."""

    events: tuple[Event, ...]
    filters: tuple[Filter, ...] = ()
    span: Span = ALL_TIME

    def heading(self, language: Language) -> str:
        """What the events are of, in the knowledge base's own words; empty if of everything.

        A word that the person typed is never part of it.
        """
        names = [each.name.get(language) for each in self.filters]
        return " · ".join(filter(None, (*names, self.span.text())))


class EventFinder:
    """The timeline of one knowledge base, ready to be searched in three languages at once."""

    def __init__(self, knowledge: Knowledge, place_names: Mapping[str, str]) -> None:
        self._knowledge = knowledge
        filters = filters_of(knowledge, place_names)
        self._by_value = {each.value: each for each in filters}
        self._by_phrase: dict[tuple[str, ...], Filter] = {}
        for each in sorted(filters, key=lambda each: KINDS.index(each.kind)):
            spellings = [*each.spellings, *(each.name.get(language) for language in Language)]
            for spelling in spellings:
                if each.kind != "entry" or spelling in each.spellings:
                    self._by_phrase.setdefault(key_words(spelling), each)
        self._by_phrase.pop((), None)
        likeliest = sorted(
            filters, key=lambda each: (KINDS.index(each.kind), -len(each.events), each.value)
        )
        self._offered = {
            language: tuple(_suggestion(each, language) for each in likeliest)
            for language in Language
        }
        self._longest = max(map(len, self._by_phrase), default=0)
        self._words = {event.id: _words_of(event, place_names) for event in knowledge.timeline}
        names = {word for phrase in self._by_phrase for word in phrase}
        titles = {
            word
            for event in knowledge.timeline
            for language in Language
            for word in words(event.title.get(language))
        }
        self._near = NearWords(titles | names)
        self._known = names.union(*self._words.values())

    def find(self, about: str, since: int | None = None, until: int | None = None) -> Found:
        """The events that fit every part of `about`, within the years.

        `about` may hold filters by name ("Key West", "SB 168", "court cases"), a filter's value,
        years ("2025", "2024-2026", "since 2024") and free words. Both years are included, in
        either order; None leaves that end open.
        """
        filters, span, rest = self._read(clip(about.strip()))
        span = _within(span, since, until)
        wanted = [_stem(word) for word in rest]
        events = tuple(
            event
            for event in self._knowledge.timeline
            if span.holds(event)
            and all(event.id in each.events for each in filters)
            and all(word in self._words[event.id] for word in wanted)
        )
        return Found(events, tuple(filters), span)

    def offered(self, language: Language) -> tuple[Suggestion, ...]:
        """Every filter to choose from, with its names in all languages; its id is its value."""
        return self._offered[language]

    def _read(self, about: str) -> tuple[list[Filter], Span, list[str]]:
        whole = self._by_value.get(about) or self._by_phrase.get(key_words(about))
        if whole is not None:
            return [whole], ALL_TIME, []
        span, tokens = read_span([token for token in words(about) if token not in STOP_WORDS])
        content = [self._spelled(token) for token in tokens]
        filters: list[Filter] = []
        rest: list[str] = []
        at = 0
        while at < len(content):
            named, length = self._named(content[at:])
            if named is None:
                rest.append(content[at])
            elif named not in filters:
                filters.append(named)
            at += length
        return filters, span, rest

    def _named(self, content: Sequence[str]) -> tuple[Filter | None, int]:
        for length in range(min(self._longest, len(content)), 0, -1):
            named = self._by_phrase.get(tuple(content[:length]))
            if named is not None:
                return named, length
        return None, 1

    def _spelled(self, word: str) -> str:
        """`word`, or the known word that it is a misspelling of."""
        if word in self._known or _stem(word) in self._known:
            return word
        return next(iter(self._near.near(word)), word)


def _within(span: Span, since: int | None, until: int | None) -> Span:
    if since is not None and until is not None and since > until:
        since, until = until, since
    first = max((year for year in (span.since, since) if year is not None), default=None)
    last = min((year for year in (span.until, until) if year is not None), default=None)
    return replace(span, since=first, until=last)


def _words_of(event: Event, place_names: Mapping[str, str]) -> frozenset[str]:
    texts = [event.strand.replace("-", " "), *event.laws]
    for language in Language:
        texts += [event.title.get(language), event.get(language)]
    texts += [slug.replace("-", " ") for slug in (*event.places, *event.people)]
    texts += [place_names.get(slug, "") for slug in event.places]
    return frozenset(_stem(word) for text in texts for word in words(text))


def _stem(word: str) -> str:
    """`word` without the ending of an English or Spanish plural."""
    if len(word) > 4 and word.isalpha() and word.endswith("s") and not word.endswith("ss"):
        return word[:-2] if word.endswith("es") else word[:-1]
    return word[:-1] if len(word) > 4 and word.isalpha() and word.endswith("e") else word


def _suggestion(each: Filter, language: Language) -> Suggestion:
    names = [each.name.get(other) for other in Language]
    return Suggestion.of(each.value, each.name.get(language), (*names, *each.spellings))
