"""Which message of the bot answers which message, for a day, by ids, in memory only."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.memory import Memory

DAY = 24 * 3600.0
MESSAGES = 20_000


@dataclass(frozen=True, slots=True)
class Link:
    """An answer, and who asked for it."""

    answer: int
    channel: int
    asker: int


class Links:
    """Lets an answer follow its question. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._by_question: Memory[int, Link] = Memory(DAY, MESSAGES, clock)
        self._by_answer: Memory[int, Link] = Memory(DAY, MESSAGES, clock)

    def tie(self, question: int, link: Link) -> None:
        """Remember that `link` answers the message `question`."""
        self._by_question.put(question, link)
        self._by_answer.put(link.answer, link)

    def answer_to(self, question: int) -> Link | None:
        """The answer to a message."""
        return self._by_question.get(question)

    def untie(self, question: int) -> Link | None:
        """The answer to a message, which is then forgotten."""
        link = self._by_question.pop(question)
        if link is not None:
            self._by_answer.pop(link.answer)
        return link

    def asker_of(self, answer: int) -> int | None:
        """Who asked for an answer of the bot."""
        link = self._by_answer.get(answer)
        return link.asker if link is not None else None
