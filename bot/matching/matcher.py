"""From a question to the entries that may answer it, each with the probability of being right."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.languages import Language
from bot.text import clip, words

ExampleKind = Literal["title", "question", "keyword"]
Decision = Literal["answer", "clarify", "none"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Example:
    """One way to ask for an entry; `decoy` where the entry is a topic that is not covered."""

    entry: str
    text: str
    language: Language
    kind: ExampleKind
    decoy: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, its raw score, and the probability (0 to 1) that it is the one asked for."""

    entry: str
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a question was understood as: up to five candidates, the best first."""

    text: str
    language: Language
    candidates: tuple[Candidate, ...]
    matched_words: tuple[str, ...]
    decision: Decision


class Matcher(Protocol):
    """Finds entries for questions."""

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the examples."""

    def match(self, text: str, language: Language, boost: Mapping[str, float] = {}) -> Match:
        """The entries for `text`; `boost` adds a share to the score of entries in question."""


class _Plain:
    """Words weighted by rarity, fixed thresholds."""

    def __init__(self, examples: Sequence[Example]) -> None:
        entries: defaultdict[str, set[str]] = defaultdict(set)
        for example in examples:
            entries[example.entry].update(words(example.text))
        count = Counter(word for found in entries.values() for word in found)
        self._idf = {word: math.log(1 + len(entries) / n) for word, n in count.items()}
        self._rows = [(e.entry, self._vector(words(e.text))) for e in examples]

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the examples."""
        return frozenset(self._idf)

    def match(self, text: str, language: Language, boost: Mapping[str, float] = {}) -> Match:
        """The entries for `text`, the best first."""
        text = clip(text)
        asked = words(text)
        vector = self._vector(asked)
        best: dict[str, float] = {}
        for entry, row in self._rows:
            score = sum(x * row.get(word, 0.0) for word, x in vector.items())
            score *= 1 + boost.get(entry, 0.0)
            best[entry] = max(score, best.get(entry, 0.0))
        top = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:5]
        candidates = tuple(Candidate(e, s, min(1.0, s)) for e, s in top if s > 0)
        first = candidates[0].score if candidates else 0.0
        decision: Decision = "answer" if first > 0.6 else "clarify" if first > 0.35 else "none"
        matched = tuple(dict.fromkeys(word for word in asked if word in self._idf))
        return Match(text, language, candidates, matched, decision)

    def _vector(self, found: Sequence[str]) -> dict[str, float]:
        vector = {word: self._idf.get(word, 1.0) for word in found}
        norm = math.sqrt(sum(x * x for x in vector.values())) or 1.0
        return {word: x / norm for word, x in vector.items()}


def build(
    examples: Sequence[Example],
    *,
    out_of_scope: Sequence[str] = (),  # noqa: ARG001
    high_stakes: frozenset[str] = frozenset(),  # noqa: ARG001
    encoder: object | None = None,  # noqa: ARG001
    cached: bytes | None = None,  # noqa: ARG001
    progress: Progress | None = None,  # noqa: ARG001
) -> tuple[Matcher, bytes]:
    """A matcher on `examples`, and bytes from which it is made faster the next time."""
    return _Plain(examples), b""
