"""Reads the public question sets from a folder; they are not part of the project."""

import json
from dataclasses import dataclass
from pathlib import Path

WHERE = """\
The questions are public. Make a folder with
  clinc150/       train_10, dev, test, out_of_scope_dev, out_of_scope_test
                  github.com/clinc/oos-eval (data_full.json), CC BY 3.0, arXiv:1909.02027
  banking77/      train_10, test
                  github.com/PolyAI-LDN/task-specific-datasets, CC BY 4.0, arXiv:2003.04807
  banking77_oos/  train_10, dev, test, near_test, far_test
                  github.com/jianguoz/Few-Shot-Intent-Detection, arXiv:2106.04564
each file as .jsonl with {"q": question, "intent": name} a line (out of scope: {"q": question}).
The ten-shot lists of jianguoz/Few-Shot-Intent-Detection are those of published results."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the intent it belongs to; no intent where it is out of scope."""

    text: str
    intent: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What to learn from and what to be asked."""

    name: str
    train: tuple[Asked, ...]
    test: tuple[Asked, ...]
    outside: tuple[Asked, ...]
    decoys: tuple[Asked, ...] = ()
    """Examples of topics that are not covered, to be learned too."""


def load(folder: Path) -> dict[str, Task]:
    """The tasks by name. Raises FileNotFoundError with advice where a file is missing."""
    clinc = Task(
        "CLINC150",
        _read(folder, "clinc150/train_10"),
        _read(folder, "clinc150/test"),
        _read(folder, "clinc150/out_of_scope_test"),
    )
    near = Task(
        "BANKING77-OOS",
        _read(folder, "banking77_oos/train_10"),
        _read(folder, "banking77_oos/test"),
        _read(folder, "banking77_oos/near_test"),
    )
    covered = {asked.intent for asked in near.train}
    known = {asked.text for asked in near.outside}
    neighbours = tuple(
        asked
        for asked in _read(folder, "banking77/train_10")
        if asked.intent not in covered and asked.text not in known
    )
    few = tuple(
        asked
        for place, asked in enumerate(neighbours)
        if sum(other.intent == asked.intent for other in neighbours[:place]) < 3
    )
    tasks = [clinc, near]
    for count, decoys in (("three", few), ("ten", neighbours)):
        name = f"BANKING77-OOS, {count} decoys a topic"
        tasks.append(Task(name, near.train, near.test, near.outside, decoys))
    whole = Task(
        "BANKING77", _read(folder, "banking77/train_10"), _read(folder, "banking77/test"), ()
    )
    return {task.name: task for task in [*tasks, whole]}


def _read(folder: Path, name: str) -> tuple[Asked, ...]:
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing.\n{WHERE}")
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Asked(row["q"], row.get("intent", "")) for row in rows)
