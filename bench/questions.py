"""How often the bot answers rightly on the project's own labelled questions.

    python -m bench.questions [--split dev|held]

The questions of tests/questions/subject-*.jsonl were worded without sight of the entries' own
examples; ``entries`` names every entry that would satisfy the person who asks. The thresholds were
chosen on one half ("dev"). The other ("held") was seen while they were chosen, and two of its
out-of-scope misses were mended, so its figures flatter: only new questions would be blind.
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


def main() -> None:
    """Print a table: a row a language, then the questions that are out of scope."""
    parser = argparse.ArgumentParser(description="Answers on the labelled questions.")
    parser.add_argument("--split", choices=("dev", "held"), default="held")
    split = parser.parse_args().split
    responder = build_responder(cache=cache_folder())
    rows: list[dict[str, Any]] = [
        json.loads(line)
        for path in sorted(QUESTIONS.glob("subject-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    decoys = {e.id for e in responder.knowledge.entries.values() if e.is_decoy}
    found: dict[str, Counter[str]] = {}
    times = []
    for row in (row for row in rows if row["split"] == split):
        began = perf_counter()
        answer = responder.respond(Question(row["q"]), TODAY)
        times.append((perf_counter() - began) * 1000)
        group = row["lang"] if row["entries"] else "out of scope"
        found.setdefault(group, Counter())[verdict(answer, row["entries"], decoys)] += 1
    print(f"{split} half, {len(times)} questions, median {median(times):.1f} ms")
    for group, counts in found.items():
        whole = counts.total()
        told = ", ".join(f"{name} {count} ({count / whole:.0%})" for name, count in counts.items())
        print(f"{group}: {whole} questions: {told}")


if __name__ == "__main__":
    main()
