"""Opens by itself what the knowledge base has besides entries: laws, words, people, votes, help."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from bot.answering.answer import (
    APART,
    Answer,
    Choice,
    Kind,
    Note,
    Statement,
    Subject,
    Understanding,
)
from bot.answering.compose import RELATED, Bibliography, choices, history_of, statement
from bot.answering.suggest import Suggestion, resolve
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.models import Event, Law, Need, Role, Term
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.text import words


class ReferenceDesk:
    """Looks up laws, words, people, votes and places to turn to, by id."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def law(self, id: str, language: Language, today: date) -> Answer | None:
        """What a law says, whether it holds, and its history; None if there is no such law."""
        law = self._knowledge.laws.get(id)
        if law is None:
            return None
        entry = self._knowledge.entries[law.entry]
        books = Bibliography(self._knowledge.sources)
        lead = statement(entry.answer, language, books)
        details = [statement(claim, language, books) for claim in entry.details]
        details += [statement(event, language, books) for event in self._history(law)]
        near = (law.entry, *law.entries, *self._knowledge.related[law.entry])
        return Answer(
            Kind.ANSWER,
            language,
            entry=law.entry,
            subject=Subject("law", id),
            title=law.cite,
            notes=("overdue",) if entry.review_by < FuzzyDate.of(today) else (),
            lead=lead,
            details=tuple(details),
            views=tuple(statement(view, language, books) for view in entry.views),
            related=self._entries(near, language),
            history=history_of(self._knowledge, self._history(law)),
            sources=books.sources(),
            as_of=entry.answer.as_of,
            understanding=self._understood,
        )

    def term(self, id: str, language: Language) -> Answer | None:
        """What a word of the subject means; None if the glossary does not have it."""
        term = self._knowledge.terms.get(id)
        if term is None:
            return None
        books = Bibliography(self._knowledge.sources)
        others = tuple(
            Choice(see, self._knowledge.terms[see].term.get(language), "term") for see in term.see
        )
        return Answer(
            Kind.ANSWER,
            language,
            subject=Subject("term", id),
            title=_title_of(term, language),
            lead=statement(term, language, books),
            related=(*others, *self._entries(term.entries, language))[:RELATED],
            sources=books.sources(),
            as_of=term.as_of,
            understanding=self._understood,
        )

    def person(self, id: str, language: Language) -> Answer | None:
        """Who somebody was in this story: roles with their dates, then what they did."""
        person = self._knowledge.people.get(id)
        if person is None:
            return None
        books = Bibliography(self._knowledge.sources)
        first, *others = (_role(role, language, books) for role in person.roles)
        story = [statement(claim, language, books) for claim in person.story]
        votes = [
            statement(event, language, books)
            for event in self._knowledge.timeline
            if event.vote is not None and id in event.vote.voters
        ]
        told_of = [entry.id for entry in self._knowledge.entries.values() if id in entry.people]
        return Answer(
            Kind.ANSWER,
            language,
            subject=Subject("person", id),
            title=person.name,
            lead=first,
            details=(*others, *story, *votes),
            related=self._entries((*person.entries, *told_of), language),
            history=history_of(self._knowledge, self._knowledge.events_of.get(id, ())),
            sources=books.sources(),
            as_of=max(role.as_of for role in person.roles),
            understanding=self._understood,
        )

    def resources(self, need: Need | None, county: str | None, language: Language) -> Answer:
        """Where to turn to with a need, from a county; those of that county come first."""
        fitting = [
            resource
            for resource in self._knowledge.resources.values()
            if (need is None or need in resource.needs)
            and (county is None or not resource.counties or county in resource.counties)
        ]
        fitting.sort(key=lambda resource: county is None or county not in resource.counties)
        notes: tuple[Note, ...] = () if fitting else ("no-help",)
        return Answer(
            Kind.ANSWER if fitting else Kind.ABSTAIN,
            language,
            subject=Subject("help", f"{need or ''}{APART}{county or ''}"),
            help=tuple(fitting),
            as_of=min((resource.as_of for resource in fitting), default=None),
            notes=notes,
            understanding=self._understood,
        )

    def not_found(self, language: Language, near: Iterable[Choice] = ()) -> Answer:
        """Nothing has that name; `near` is what comes closest."""
        found = tuple(near)
        return Answer(
            Kind.CLARIFY if found else Kind.ABSTAIN,
            language,
            choices=found,
            notes=("not-found",),
            understanding=self._understood,
        )

    def laws(self, language: Language) -> tuple[Suggestion, ...]:
        """Every law, for choosing among them."""
        entries = self._knowledge.entries
        return tuple(
            Suggestion.of(
                law.id, f"{law.cite} · {entries[law.entry].title.get(language)}", law.names
            )
            for law in self._knowledge.laws.values()
        )

    def terms(self, language: Language) -> tuple[Suggestion, ...]:
        """Every word of the glossary, in the order of the alphabet."""
        made = (
            Suggestion.of(term.id, term.term.get(language), _names_of(term))
            for term in self._knowledge.terms.values()
        )
        return tuple(sorted(made, key=lambda suggestion: suggestion.names[0]))

    def people(self, _language: Language) -> tuple[Suggestion, ...]:
        """Every person and body, by name."""
        made = (
            Suggestion.of(person.id, person.name, person.aliases)
            for person in self._knowledge.people.values()
        )
        return tuple(sorted(made, key=lambda suggestion: suggestion.names[0]))

    def votes(self, language: Language) -> tuple[Suggestion, ...]:
        """Every recorded vote, the latest first, by the day as ISO 8601 and its title."""
        return tuple(
            Suggestion.of(event.id, f"{event.date} · {event.title.get(language)}", _words_of(event))
            for event in reversed(self._knowledge.timeline)
            if event.vote is not None
        )

    def law_named(self, typed: str) -> str | None:
        """The id of the law that somebody typed by hand, such as "SB168" or "s. 908.103"."""
        key = _law_words(typed)
        for law in self._knowledge.laws.values():
            if any(key and key == _law_words(name) for name in law.names):
                return law.id
        found = resolve(typed, self.laws(Language.EN))
        return found.id if found is not None else None

    @cached_property
    def _understood(self) -> Understanding:
        return Understanding(revision=self._knowledge.revision)

    def _history(self, law: Law) -> list[Event]:
        names = set(law.names)
        return [event for event in self._knowledge.timeline if names & set(event.laws)]

    def _entries(self, ids: Iterable[str], language: Language) -> tuple[Choice, ...]:
        unique = tuple(dict.fromkeys(ids))[:RELATED]
        return choices(self._knowledge, unique, language)


def _role(role: Role, language: Language, books: Bibliography) -> Statement:
    return Statement(
        role.get(language),
        books.cite(role.sources),
        role.as_of,
        since=role.since,
        until=role.until,
    )


def _title_of(term: Term, language: Language) -> str:
    """The word itself, with the English one that stands on the papers people are shown."""
    word, english = term.term.get(language), term.term.en
    return word if english in word else f"{word} ({english})"


def _names_of(term: Term) -> tuple[str, ...]:
    every = [term.term.get(language) for language in Language]
    return (*every, *(alias for language in Language for alias in term.aliases.get(language)))


def _words_of(event: Event) -> tuple[str, ...]:
    body = event.vote.body if event.vote is not None else None
    texts = [event.title.get(language) for language in Language]
    texts += [body.get(language) for language in Language] if body is not None else []
    return (*texts, *event.places)


def _law_words(name: str) -> tuple[str, ...]:
    """The words of a law's name without those that people leave out or add at will."""
    return tuple(word for word in words(name) if word not in ("s", "sec", "section", "fla", "stat"))
