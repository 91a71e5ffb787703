"""What the worst messages cost the whole bot: ``taskset -c 0 python -m bench.matching.hostile``.

Each message has 4,000 characters, Discord's most. The aim is 20 ms at most.
"""

from collections.abc import Callable
from itertools import cycle, islice, product
from random import Random
from time import perf_counter

from bench.questions import TODAY
from bot.answering.question import Question
from bot.assembly import build_responder, cache_folder

LENGTH = 4000
_ROUNDS = 5
"""Each message is asked so often; the fastest counts, for a busy machine delays some."""
_UNITS = {
    "one letter": "a",
    "letters held down": "heeelp ",
    "digits": "7",
    "numbers": "1,843 908.103 ",
    "key west": "key west ",
    "places misspelled": "jaxsonville hialeeah tampaa ",
    "287(g)": "287(g) ",
    "bills": "s.b. 168-a senate bill 4-c ",
    "initials": "a.b.c.d.e.f.",
    "apostrophes": "m'ap l'ap o'clock's'",
    "accents": "a\u0301\u0302\u0303\u0323",
    "accents alone": "\u0301",
    "sentences in one sign": "\ufdfa",
    "invisible": "\u200b\u200d",
    "brackets": "((([[[{{{",
    "brackets closed": "([{}])",
    "clauses": "ice, but ",
    "questions": "is key west in it? ",
    "alarms": "ice at my door they took my dad ",
    "nearly alarms": "ice is if my door ",
    "emoji": "🙂🚓",
    "another script": "полиция ",
}


def _distinct(lengths: tuple[int, ...]) -> str:
    """Words without vowels or sense, no two alike."""
    random = Random(0)  # noqa: S311
    letters = "etaoinshrdlu"
    return " ".join("".join(random.choices(letters, k=k)) for k in islice(cycle(lengths), LENGTH))


def _slipped(vocabulary: list[str], slips: int) -> str:
    """Known words, each with letters exchanged."""
    random = Random(1)  # noqa: S311
    found = []
    for word in random.sample(vocabulary, len(vocabulary)):
        for _ in range(slips):
            at = random.randrange(1, len(word) - 1)
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        found.append(word)
    return " ".join(found)


def main() -> None:
    """Prints each kind of message with the milliseconds it takes, the slowest first."""
    responder = build_responder(cache=cache_folder())
    known = sorted(word for word in responder.safe_words if word.isalpha())
    messages = {name: unit * LENGTH for name, unit in _UNITS.items()}
    messages |= {
        "short words, no two alike": " ".join(map("".join, product("etaoinsr", repeat=4))),
        "words, no two alike": _distinct((5, 6, 7, 8, 9)),
        "long words, no two alike": _distinct((12, 16, 20, 24)),
        "known words": " ".join(Random(2).sample(known, len(known))),  # noqa: S311
        "a slip in each word": _slipped([word for word in known if len(word) > 4], 1),
        "two slips in each word": _slipped([word for word in known if len(word) > 7], 2),
    }
    ask: Callable[[str], object] = lambda text: responder.respond(Question(text), TODAY)  # noqa: E731
    times = {}
    for name, message in messages.items():
        took = []
        for _ in range(_ROUNDS):
            began = perf_counter()
            ask(message[:LENGTH])
            took.append((perf_counter() - began) * 1000)
        times[name] = min(took)
    for name, milliseconds in sorted(times.items(), key=lambda pair: -pair[1]):
        print(f"{milliseconds:6.1f} ms  {name}")


if __name__ == "__main__":
    main()
