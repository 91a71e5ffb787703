"""Topics that the matcher knows beside entries: everyday talk, and cries for help."""

NOWHERE = ""
"""Everyday questions that have nothing to do with the subject. As a topic they are told apart by
all channels: "who wrote Don Quixote" is nearer to them than to who wrote a letter."""
SMALL_TALK = "~"
"""What people tell around a question: thanks, who argued about it, how tired they are. A topic of
long messages only: of 200 cries for help in a few words, nine were taken for it."""
_ALARM = "!"
"""Begins the names of urgent situations; no entry's id can begin with it."""


def alarm(situation: str) -> str:
    """The topic of those who say that `situation` is happening to them."""
    return _ALARM + situation


def situation_of(topic: str) -> str | None:
    """The urgent situation that `topic` stands for; None for every other topic."""
    return topic.removeprefix(_ALARM) if topic.startswith(_ALARM) else None


def is_entry(topic: str) -> bool:
    """Whether `topic` is an entry of the knowledge base."""
    return not is_elsewhere(topic) and not topic.startswith(_ALARM)


def is_elsewhere(topic: str) -> bool:
    """Whether `topic` has nothing to do with the subject."""
    return topic in (NOWHERE, SMALL_TALK)
