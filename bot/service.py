"""One question in, one answer out, one row recorded."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.answering.answer import Answer, Kind, Subject, Understanding
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language
from bot.memory import Memory
from bot.querylog.record import Record, Surface, hour_of, new_id
from bot.querylog.redaction import redact

if TYPE_CHECKING:
    from bot.querylog.store import QueryLog

MEMORY_SECONDS = 600.0
"""How long a conversation is remembered, in memory only."""
DAY = 24 * 3600.0
"""How long "Why this answer?" can be told in full, from memory only."""
CONVERSATIONS = 10_000
"""Most conversations remembered at once; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and the random id of its row in the query log."""

    answer: Answer
    id: str
    milliseconds: float


class Service:
    """Answers questions for every face.

    `log` may be None: the bot answers without one. `now` gives the day for overdue reviews and
    the hour of the row; `clock` measures time in seconds.
    """

    def __init__(
        self,
        responder: Responder,
        log: "QueryLog | None" = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.responder = responder
        self.log = log
        self._now = now
        self._clock = clock
        self._understood: Memory[str, Understanding] = Memory(DAY, CONVERSATIONS, clock)
        self._turns: Memory[Hashable, Turn] = Memory(MEMORY_SECONDS, CONVERSATIONS, clock)

    def ask(
        self,
        question: Question,
        *,
        surface: Surface,
        conversation: Hashable | None = None,
        server: int | None = None,
    ) -> Reply:
        """Answer `question`. `conversation` is any key that its follow-ups will share.

        Nothing is recorded of a channel message that nobody addressed to the bot and that it
        stays silent on.
        """
        if conversation is not None:
            question = replace(question, previous=self._turns.get(conversation))
        started = self._clock()
        answer = self.responder.respond(question, self._now().date())
        milliseconds = (self._clock() - started) * 1000
        if conversation is not None and answer.kind is not Kind.SILENT:
            self._remember(conversation, question, answer)
        if answer.kind is Kind.SILENT:
            return Reply(answer, new_id(), milliseconds)
        return self._kept(question, answer, milliseconds, surface, server)

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._now()

    def look(self, question: Question) -> Answer:
        """What would be answered, without a row and without remembering it."""
        return self.responder.respond(question, self._now().date())

    def understanding_of(self, id: str) -> Understanding | None:
        """What was understood for the answer of row `id`; None a while after, or a restart."""
        return self._understood.get(id)

    def open(
        self,
        subject: Subject,
        language: Language,
        *,
        surface: Surface,
        conversation: Hashable | None = None,
        server: int | None = None,
    ) -> Reply | None:
        """What a button or a command asks for; None if it no longer exists."""
        answer = self._opened(subject, language)
        if answer is None:
            return None
        if conversation is not None:
            self._remember(conversation, Question(""), answer)
        return self.keep(answer, surface=surface, server=server)

    def reopen(self, subject: Subject, language: Language, id: str) -> Reply | None:
        """The answer that row `id` already counts, for another page or in another language."""
        answer = self._opened(subject, language)
        return None if answer is None else Reply(answer, id, 0.0)

    def keep(self, answer: Answer, *, surface: Surface, server: int | None = None) -> Reply:
        """An answer that was not asked for in words, with a row of its own in the log."""
        return self._kept(Question(""), answer, 0.0, surface, server)

    def _opened(self, subject: Subject, language: Language) -> Answer | None:
        return self.responder.library.open(subject, language, self._now().date())

    def timeline(
        self,
        about: str,
        since: int | None,
        until: int | None,
        language: Language,
        *,
        surface: Surface,
        server: int | None = None,
    ) -> Reply:
        """The events that `about` and the years choose; the question kept is `about`."""
        answer = self.responder.timeline(about, since, until, language)
        return self._kept(Question(about), answer, 0.0, surface, server)

    def _kept(
        self,
        question: Question,
        answer: Answer,
        milliseconds: float,
        surface: Surface,
        server: int | None,
    ) -> Reply:
        id = new_id()
        self._understood.put(id, answer.understanding)
        if self.log is not None:
            self.log.record(self._record(id, question, answer, milliseconds, surface, server))
        return Reply(answer, id, milliseconds)

    def _remember(self, conversation: Hashable, question: Question, answer: Answer) -> None:
        previous = question.previous
        place = answer.place.id if answer.place is not None else None
        entry = answer.entry or (previous.entry if previous and answer.choices else None)
        if entry is not None or place is not None:
            self._turns.put(conversation, Turn(entry, answer.language, place))

    def _record(
        self,
        id: str,
        question: Question,
        answer: Answer,
        milliseconds: float,
        surface: Surface,
        server: int | None,
    ) -> Record:
        understanding = answer.understanding
        return Record(
            id=id,
            hour=hour_of(self._now()),
            surface=surface,
            language=answer.language.value,
            kind=answer.kind.value,
            question=redact(question.text, self.responder.safe_words),
            entry=answer.entry,
            runner_up=understanding.runner_up,
            confidence=understanding.confidence,
            milliseconds=round(milliseconds, 2),
            revision=understanding.revision,
            server=self.log.server_key(server) if self.log is not None else None,
        )
