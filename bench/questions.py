"""How often the bot answers rightly on the project's own labelled questions.

    python -m bench.questions [--split dev|held|fresh|newcomer|roomer|...]

The questions of tests/questions/subject-*.jsonl were worded without sight of the entries' own
examples; ``entries`` names every entry that would satisfy the person who asks. The thresholds were
chosen on one half ("dev"). The other ("held") was seen while they were chosen, and two of its
out-of-scope misses were mended, so its figures flatter.

"blind" asks tests/questions/blind-*.jsonl instead, written by somebody who did not build the
matcher and had not seen the entries' examples; since its first run it is known. "fresh" asks
tests/questions/fresh-*.jsonl, written later from the titles of entries drawn at random;
"stranger", "visitor", "passer", "guest", "lodger", "boarder", "tenant", "caller", "newcomer" and
"roomer" are more sets by people who saw titles, answers and details only. Run such a set for a
final figure only, and mend nothing by it. Its out-of-scope rows name the ``kinds`` of answer that
would be right.
"""

import argparse
import json
from collections import Counter
from collections.abc import Container
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bot.answering.answer import Answer, Kind
from bot.answering.question import Question
from bot.assembly import build_responder, cache_folder

QUESTIONS = Path(__file__).resolve().parents[1] / "tests" / "questions"
TODAY = date(2026, 11, 25)
ASIDE = (
    "blind",
    "fresh",
    "stranger",
    "visitor",
    "passer",
    "guest",
    "lodger",
    "boarder",
    "tenant",
    "caller",
    "newcomer",
    "roomer",
)
"""Splits that have files of their own."""
SAID = (Kind.ANSWER, Kind.OPINION, Kind.REFER, Kind.URGENT)


def verdict(answer: Answer, wanted: list[str], declines: Container[str | None]) -> str:
    """What became of a question: right, wrong, offered by a button, or not answered.

    An own case is answered by the general rule that goes with the referral, an emergency by its
    card. To decline a neighbouring topic (`declines`) is no answer, nor is it one to what is out
    of scope to decline taking sides or predicting.
    """
    if answer.place is not None:
        return "right" if wanted else "answered"
    if answer.kind in SAID and answer.entry is not None and answer.entry not in declines:
        if wanted:
            return "right" if answer.entry in wanted else "wrong"
        return "not answered" if answer.kind is Kind.OPINION else "answered"
    if {choice.id for choice in (*answer.choices, *answer.related)} & set(wanted):
        return "offered"
    return "not answered"


def read_rows(pattern: str) -> list[dict[str, Any]]:
    """The rows of every question file whose name fits the pattern, in the order of the names."""
    return [
        json.loads(line)
        for path in sorted(QUESTIONS.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def outside_verdict(answer: Answer, kinds: list[str], declines: Container[str | None]) -> str:
    """What became of a blind out-of-scope question: right, offered, not answered or answered.

    `kinds` holds the kinds of answer that are right; "decoy" is an entry that only declines a
    neighbouring topic. "Not answered" is harmless but less than was due, as where a person's own
    case got no referral; "answered" told the person something that was not asked.
    """
    declined = answer.place is None and answer.entry is not None and answer.entry in declines
    if answer.kind.value in kinds and not (declined and answer.kind is Kind.ANSWER):
        return "right"
    if declined:
        return "right" if "decoy" in kinds else "not answered"
    if answer.kind is Kind.CLARIFY:
        return "offered"
    return "answered" if answer.place is not None or answer.kind in SAID else "not answered"


def judge(row: dict[str, Any], answer: Answer, declines: Container[str | None]) -> tuple[str, str]:
    """The row of the table that a question belongs to, and its verdict."""
    if "kinds" in row:
        group = f"out of scope, {'near' if row['near'] else 'far'}"
        return group, outside_verdict(answer, row["kinds"], declines)
    group = row["lang"] if row["entries"] else "out of scope"
    return group, verdict(answer, row["entries"], declines)


def main() -> None:
    """Print a table: a row a language, then the questions that are out of scope."""
    parser = argparse.ArgumentParser(description="Answers on the labelled questions.")
    parser.add_argument("--split", choices=("dev", "held", *ASIDE), default="held")
    split = parser.parse_args().split
    responder = build_responder(cache=cache_folder())
    rows = read_rows(f"{split if split in ASIDE else 'subject'}-*.jsonl")
    decoys = {e.id for e in responder.knowledge.entries.values() if e.is_decoy}
    found: dict[str, Counter[str]] = {}
    times = []
    for row in (row for row in rows if row["split"] == split):
        began = perf_counter()
        answer = responder.respond(Question(row["q"]), TODAY)
        times.append((perf_counter() - began) * 1000)
        group, became = judge(row, answer, decoys)
        found.setdefault(group, Counter())[became] += 1
    print(f"{split} questions: {len(times)}, median {median(times):.1f} ms")
    for group, counts in found.items():
        whole = counts.total()
        told = ", ".join(f"{name} {count} ({count / whole:.0%})" for name, count in counts.items())
        print(f"{group}: {whole} questions: {told}")


if __name__ == "__main__":
    main()
