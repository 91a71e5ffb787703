"""Finds what the knowledge base has on the claims of a text, each with its source."""

import re
from collections.abc import Callable, Iterator

from bot.answering.answer import Answer, Kind, Understanding
from bot.answering.compose import Bibliography, choices, statement
from bot.knowledge.base import Claim
from bot.knowledge.models import Entry
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.match import Candidate
from bot.text import words

SENTENCES = 6
"""Sentences of a text that are looked at: a message is short."""
SUREST = 0.35
"""Probability that an entry must have: the claims are shown as what it says on that, no more."""
SHARED = 2
"""Words that a claim must share with the sentence, or else the entry's short answer is shown."""
_END = re.compile(r"[.!?\n]+\s+|\n+")

Candidates = Callable[[str, Language], tuple[Candidate, ...]]


def claims_answer(
    knowledge: Knowledge, text: str, language: Language, candidates: Candidates
) -> Answer:
    """The claims nearest to each sentence of `text`; of kind ABSTAIN if there is none."""
    found: dict[str, tuple[Entry, Claim]] = {}
    for sentence in _sentences(text):
        best = next(iter(candidates(sentence, language)), None)
        if best is None or best.confidence < SUREST:
            continue
        entry = knowledge.entries[best.entry]
        if not entry.is_decoy:
            claim = _nearest(sentence, entry)
            found.setdefault(claim.en, (entry, claim))
    books = Bibliography(knowledge.sources)
    details = tuple(statement(claim, language, books) for _, claim in found.values())
    entries = dict.fromkeys(entry.id for entry, _ in found.values())
    return Answer(
        Kind.ANSWER if details else Kind.ABSTAIN,
        language,
        details=details,
        related=choices(knowledge, list(entries)[:5], language),
        sources=books.sources(),
        as_of=max((claim.as_of for _, claim in found.values()), default=None),
        notes=("sources-found",) if details else ("sources-none",),
        understanding=Understanding(revision=knowledge.revision),
    )


def _sentences(text: str) -> Iterator[str]:
    parts = [part.strip() for part in _END.split(text)]
    yield from [part for part in parts if len(words(part)) >= 3][:SENTENCES]


def _nearest(sentence: str, entry: Entry) -> Claim:
    """The claim of `entry` that shares most words with `sentence`, in whichever language."""
    asked = set(words(sentence))

    def shared(claim: Claim) -> int:
        return max(len(asked & set(words(claim.get(language)))) for language in Language)

    best = max((entry.answer, *entry.details), key=shared)
    return best if shared(best) >= SHARED else entry.answer
