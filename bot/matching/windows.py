"""Parts of a long message that may be the question in it."""

from collections.abc import Sequence

from bot.text import fold, words

LONG = 12
"""Words above which a message is taken apart. On CLINC150 questions in a ramble, a classifier of
the same kind answered .07 rightly whole and .24 with windows."""
STORY = 2 * LONG
"""Words above which a message is a story around a question."""
MOST_WORDS = 100
"""Words read of a message: of 500 signs, only a hostile one has more."""
SHORT = 3
"""A clause of fewer words is joined to the next."""
_ENDS = ".!?;:\n"
_TURNS = frozenset(
    ("but", "because", "so", "anyway", "cuz", "cause", "although", "plus",
     "pero", "porque", "pues", "entonces", "aunque", "bueno",
     "men", "paske", "alo", "donk", "kidonk")
)  # fmt: skip


def windows(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The words of `text` and, if it is long, those of its clauses.

    Clauses end at punctuation and before words such as "but", "pero" and "paske".
    """
    whole = words(text)[:MOST_WORDS]
    clauses = _clauses(text) if len(whole) > LONG else []
    return whole, clauses if len(clauses) > 1 else []


def _clauses(text: str) -> list[tuple[str, ...]]:
    clauses: list[tuple[str, ...]] = []
    waiting: tuple[str, ...] = ()
    for sentence in _sentences(text):
        for part in _turned(words(sentence)):
            waiting += part
            if len(waiting) >= SHORT:
                clauses.append(waiting)
                waiting = ()
    if waiting and clauses:
        clauses[-1] += waiting
    return clauses


def _sentences(text: str) -> list[str]:
    """What stands between commas and the ends of sentences."""
    sentences, begin = [], 0
    marked = "\n".join(fold(line) for line in text.splitlines())
    for place, sign in enumerate(marked):
        inside = place + 1 < len(marked) and not marked[place + 1].isspace()
        if (sign in _ENDS and not inside) or sign == ",":
            sentences.append(marked[begin:place])
            begin = place + 1
    sentences.append(marked[begin:])
    return sentences


def _turned(found: Sequence[str]) -> list[tuple[str, ...]]:
    """`found` cut before each word that turns the talk."""
    parts: list[tuple[str, ...]] = []
    begin = 0
    for place, word in enumerate(found):
        if word in _TURNS and place > begin:
            parts.append(tuple(found[begin:place]))
            begin = place
    parts.append(tuple(found[begin:]))
    return parts
