"""One question in, one answer out, one row recorded."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.answering.answer import Answer, Kind
from bot.answering.question import Question, Turn
from bot.answering.responder import Responder
from bot.languages import Language
from bot.querylog.record import Record, Surface, hour_of, new_id
from bot.querylog.redaction import redact
from bot.querylog.store import QueryLog

MEMORY_SECONDS = 600.0
"""How long a conversation is remembered, in memory only."""
CONVERSATIONS = 10_000
"""Most conversations remembered at once; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and the random id of its row in the query log."""

    answer: Answer
    id: str
    milliseconds: float


class Memory:
    """What each conversation was last about, for a while, never written down."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._turns: OrderedDict[Hashable, tuple[float, Turn]] = OrderedDict()

    def recall(self, place: Hashable) -> Turn | None:
        """The last turn in `place`, unless it is older than MEMORY_SECONDS."""
        told, turn = self._turns.get(place, (0.0, None))
        if turn is not None and self._clock() - told > MEMORY_SECONDS:
            del self._turns[place]
            return None
        return turn

    def remember(self, place: Hashable, turn: Turn) -> None:
        """Keep `turn` as the last one in `place`."""
        self._turns[place] = (self._clock(), turn)
        self._turns.move_to_end(place)
        while len(self._turns) > CONVERSATIONS:
            self._turns.popitem(last=False)


class Service:
    """Answers questions for every face.

    `log` may be None: the bot answers without one. `now` gives the day for overdue reviews and
    the hour of the row; `clock` measures time in seconds.
    """

    def __init__(
        self,
        responder: Responder,
        log: QueryLog | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.responder = responder
        self.log = log
        self._now = now
        self._clock = clock
        self._memory = Memory(clock)

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
            question = replace(question, previous=self._memory.recall(conversation))
        started = self._clock()
        answer = self.responder.respond(question, self._now().date())
        milliseconds = (self._clock() - started) * 1000
        if conversation is not None and answer.kind is not Kind.SILENT:
            self._remember(conversation, question, answer)
        if answer.kind is Kind.SILENT:
            return Reply(answer, new_id(), milliseconds)
        return self._kept(question, answer, milliseconds, surface, server)

    def show(
        self,
        target: str,
        question: Question,
        *,
        surface: Surface,
        place: bool = False,
        conversation: Hashable | None = None,
        server: int | None = None,
    ) -> Reply | None:
        """A chosen entry (or `place`), as a button asks for it; None if it no longer exists."""
        responder = self.responder
        answer = (
            responder.show_place(target, question)
            if place
            else responder.show(target, question, self._now().date())
        )
        if answer is None:
            return None
        if conversation is not None:
            self._remember(conversation, question, answer)
        return self._kept(question, answer, 0.0, surface, server)

    def reshow(self, target: str, language: Language, id: str) -> Reply | None:
        """The answer that row `id` already counts, for another of its pages."""
        question = Question("", language=language)
        answer = self.responder.show(target, question, self._now().date())
        return None if answer is None else Reply(answer, id, 0.0)

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

    def event(
        self, id: str, language: Language, *, surface: Surface, server: int | None = None
    ) -> Reply | None:
        """One event of the timeline, opened; None if there is no such event."""
        answer = self.responder.event(id, language)
        if answer is None:
            return None
        return self._kept(Question("", language=language), answer, 0.0, surface, server)

    def _kept(
        self,
        question: Question,
        answer: Answer,
        milliseconds: float,
        surface: Surface,
        server: int | None,
    ) -> Reply:
        id = new_id()
        if self.log is not None:
            self.log.record(self._record(id, question, answer, milliseconds, surface, server))
        return Reply(answer, id, milliseconds)

    def _remember(self, conversation: Hashable, question: Question, answer: Answer) -> None:
        previous = question.previous
        place = answer.place.id if answer.place is not None else None
        entry = answer.entry or (previous.entry if previous and answer.choices else None)
        if entry is not None or place is not None:
            self._memory.remember(conversation, Turn(entry, answer.language, place))

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
