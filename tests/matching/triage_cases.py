"""The labelled questions of tests/questions that triage is measured on."""

import json
from pathlib import Path
from typing import Any

QUESTIONS = Path(__file__).parents[1] / "questions"


def cases(name: str) -> list[dict[str, Any]]:
    """The lines of one set. `split` says when a line was written: the rules were made on `dev`;
    each `held-out` part was measured once before the rules were mended on it."""
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
