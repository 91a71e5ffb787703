"""Parts of a long message that may be the question in it."""

from collections.abc import Sequence

from bot.text import fold, words

LONG = 12
"""Words above which a message is taken apart. On CLINC150 questions in a ramble, a classifier of
the same kind answered .07 rightly whole and .24 with windows."""
MOST = 6
"""Windows scored, the whole message included: each costs about a millisecond."""
MOST_WORDS = 100
"""Words read of a message: of 500 signs, only a hostile one has more."""
_SHORT = 3
"""A clause of fewer words is joined to the next."""
_ENDS = ".!?;:\n"
_TURNS = frozenset(
    ("but", "because", "so", "anyway", "cuz", "cause", "although", "plus",
     "pero", "porque", "pues", "entonces", "aunque", "bueno",
     "men", "paske", "alo", "donk", "kidonk")
)  # fmt: skip


def windows(text: str) -> list[tuple[str, ...]]:
    """The words of `text` whole and, where it is long, clause by clause.

    Clauses end at punctuation and before words such as "but", "pero" and "paske". Questions
    come first, then the last clauses, for people tell first and ask then.
    """
    whole = words(text)[:MOST_WORDS]
    if len(whole) <= LONG:
        return [whole]
    clauses = _clauses(text)
    if len(clauses) < 2:
        return [whole]
    asked = [found for found, question in reversed(clauses) if question]
    other = [found for found, question in reversed(clauses) if not question]
    joined = [a + b for (a, _), (b, _) in zip(clauses[-2:-1], clauses[-1:], strict=True)]
    return list(dict.fromkeys([whole, *asked, *joined, *other]))[:MOST]


def _clauses(text: str) -> list[tuple[tuple[str, ...], bool]]:
    """Clauses as words, and whether a question mark ends them."""
    clauses: list[tuple[tuple[str, ...], bool]] = []
    waiting: tuple[str, ...] = ()
    for sentence, end in _sentences(text):
        parts = _turned(words(sentence))
        for place, part in enumerate(parts):
            waiting += part
            last = place == len(parts) - 1
            if len(waiting) >= _SHORT:
                clauses.append((waiting, last and end == "?"))
                waiting = ()
    if waiting and clauses:
        before, question = clauses.pop()
        clauses.append((before + waiting, question))
    return clauses


def _sentences(text: str) -> list[tuple[str, str]]:
    """Sentences and the sign that ends each."""
    sentences, begin = [], 0
    marked = "\n".join(fold(line) for line in text.splitlines())
    for place, sign in enumerate(marked):
        inside = place + 1 < len(marked) and not marked[place + 1].isspace()
        if (sign in _ENDS and not inside) or sign == ",":
            sentences.append((marked[begin:place], sign))
            begin = place + 1
    sentences.append((marked[begin:], ""))
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
