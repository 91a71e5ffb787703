"""When the bot may speak in a channel where it listens: seldom, and never after "quiet"."""

from collections.abc import Callable

from bot.answering.answer import Answer, Kind
from bot.memory import Memory
from bot.text import words

TOPIC_SECONDS = 600.0
"""A topic is answered at most once in that time in a channel."""
HUSH_SECONDS = 3600.0
"""How long "quiet" holds; those who manage the server can turn listening off for good."""
OFFER_SECONDS = 24 * 3600.0
CHANNELS = 20_000
OFFER = "💬"
"""The reaction that offers an answer."""

_HUSH = frozenset(
    (
        ("quiet",), ("be", "quiet"), ("shush",), ("hush",), ("silencio",), ("callate",),
        ("silans",), ("pe", "la"), ("fe", "silans"), ("pe", "bouch", "ou"),
    )
)  # fmt: skip


class Listening:
    """What was said and offered where, in memory only. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._told: Memory[tuple[int, str], bool] = Memory(TOPIC_SECONDS, CHANNELS, clock)
        self._hushed: Memory[int, bool] = Memory(HUSH_SECONDS, CHANNELS, clock)
        self._offers: Memory[int, bool] = Memory(OFFER_SECONDS, CHANNELS, clock)

    def may_answer(self, channel: int, topic: str) -> bool:
        """Whether `topic` may be spoken of in `channel`; if so, it may not for a while."""
        if self._told.get((channel, topic)):
            return False
        self._told.put((channel, topic), True)
        return True

    def hush(self, channel: int) -> None:
        """Be silent in `channel` from now on, for a while."""
        self._hushed.put(channel, True)

    def is_hushed(self, channel: int) -> bool:
        """Whether somebody asked for silence in `channel`."""
        return self._hushed.get(channel) is not None

    def offer(self, message: int) -> None:
        """Remember that an answer to `message` was offered."""
        self._offers.put(message, True)

    def was_offered(self, message: int) -> bool:
        """Whether an answer to `message` was offered."""
        return self._offers.get(message) is not None


def is_hush(text: str) -> bool:
    """Whether somebody tells the bot to be quiet, and nothing else."""
    return words(text) in _HUSH


def topic_of(answer: Answer) -> str | None:
    """What an answer is about; None for one that is not worth interrupting for."""
    if answer.kind is Kind.SILENT:
        return None
    if answer.subject is not None:
        return f"{answer.subject.kind} {answer.subject.id}"
    return answer.kind.value
