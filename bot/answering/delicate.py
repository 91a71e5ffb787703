"""Answers where a plain entry would be wrong: to one's own case, and to "what do you think?"."""

from collections.abc import Sequence
from datetime import date

from bot.answering.answer import Answer, Kind, Note, Understanding
from bot.answering.compose import choices, entry_answer, help_for, with_others_first
from bot.knowledge.models import Entry
from bot.knowledge.store import Knowledge
from bot.languages import Language

BOTH_SIDES = "arguments-for-and-against-287g"
"""The entry with both sides' arguments where the question itself leads to none."""
CERTAIN = 0.98
"""Confidence of an entry from which a question is one of facts, whatever words it has. Of
115 opinions asked for in tests/questions/refer_opinion.jsonl none but the bot's own has it."""
MOST_OFFERED = 3


def is_no_matter_of_opinion(best: Entry | None, confidence: float) -> bool:
    """Whether an entry answers it, whatever words of opinion stand in the question.

    Neighbouring topics are declined as such, and on the bot itself and on rights there are facts
    only: "who do you call?" asks for no opinion. Nor does what an entry answers for certain.
    """
    if best is None:
        return False
    certain = confidence >= CERTAIN and not best.views
    return best.is_decoy or best.area in ("about", "rights") or certain


def both_sides(
    knowledge: Knowledge,
    best: Entry | None,
    offered: Sequence[str],
    language: Language,
    today: date,
    understanding: Understanding,
) -> Answer:
    """Both sides' arguments, from the best entry that has them: `best`, or one `offered`.

    Where that is another one, `best` is the first of the related ones: "do they get a worse
    sentence" may ask for a fact.
    """
    near = [best.id, *knowledge.related[best.id]] if best is not None else []
    near += offered
    near += [BOTH_SIDES] if BOTH_SIDES in knowledge.entries else []
    for id in dict.fromkeys(near):
        entry = knowledge.entries[id]
        if entry.views:
            answer = entry_answer(
                knowledge, entry, language, today,
                kind=Kind.OPINION, notes=("opinion",), understanding=understanding,
            )  # fmt: skip
            return with_others_first(knowledge, answer, [] if best is None else [best.id])
    return Answer(
        Kind.OPINION,
        language,
        notes=("opinion",),
        related=choices(knowledge, near[:MOST_OFFERED], language),
        understanding=understanding,
    )


def own_case(
    knowledge: Knowledge,
    best: Entry | None,
    offered: Sequence[str],
    language: Language,
    today: date,
    understanding: Understanding,
) -> Answer:
    """The general rule, if there is one, or else what it may be, and where to find help."""
    legal = help_for(knowledge, "legal")
    notes: tuple[Note, ...] = ("own-case",)
    if best is None:
        return Answer(
            Kind.REFER,
            language,
            notes=notes,
            help=legal,
            related=choices(knowledge, offered, language),
            understanding=understanding,
        )
    return entry_answer(
        knowledge, best, language, today,
        kind=Kind.REFER, notes=notes, help=legal, understanding=understanding,
    )  # fmt: skip
