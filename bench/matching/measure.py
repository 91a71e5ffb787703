"""Asks one system all questions of a task and counts."""

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.matching.data import Task
from bench.matching.systems import SYSTEMS

Numbers = NDArray[np.float64]
SHARE = 0.015
"""Share of out-of-scope questions that may be answered, for the figure that all systems have."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one system did with one task; shares are of all questions, None where unknown."""

    system: str
    top1: float
    top3: float
    auroc: float | None
    right_at: float | None
    """Right answers where a threshold lets SHARE of the out-of-scope questions through."""
    right: float | None
    wrong: float | None
    buttons: float | None
    outside_answered: float | None
    outside_buttons: float | None
    median_ms: float
    slow_ms: float
    megabytes: float
    build_s: float


def measure(name: str, task: Task) -> Row:
    """Builds the system and asks it. To be run in a process of its own, for the memory."""
    began = time.perf_counter()
    system = SYSTEMS[name](task.train, task.decoys)
    built = time.perf_counter() - began
    decoys = {asked.intent for asked in task.decoys}
    times: list[float] = []
    results = []
    for asked in [*task.test, *task.outside]:
        start = time.perf_counter()
        ranked = system.rank(asked.text)
        times.append(time.perf_counter() - start)
        results.append((asked, ranked, system.decision()))
    inside, outside = results[: len(task.test)], results[len(task.test) :]
    first = np.array([bool(r) and r[0][0] == a.intent for a, r, _ in inside])
    third = np.array([a.intent in [intent for intent, _ in r[:3]] for a, r, _ in inside])
    sure = np.array([_score(r, decoys) for _, r, _ in inside])
    strange = np.array([_score(r, decoys) for _, r, _ in outside])
    said = np.array([d == "answer" for _, _, d in inside])
    asks = np.array([d == "clarify" for _, _, d in inside])
    policy = any(d for _, _, d in results)
    milliseconds = np.array(times) * 1000
    border = np.quantile(strange, 1 - SHARE) if len(strange) else 0.0
    return Row(
        system=name,
        top1=float(first.mean()),
        top3=float(third.mean()),
        auroc=auroc(sure, strange) if len(strange) else None,
        right_at=float((first & (sure > border)).mean()) if len(strange) else None,
        right=float((first & said).mean()) if policy else None,
        wrong=float((~first & said).mean()) if policy else None,
        buttons=float((third & asks).mean()) if policy else None,
        outside_answered=_share(outside, "answer") if policy and outside else None,
        outside_buttons=_share(outside, "clarify") if policy and outside else None,
        median_ms=float(np.percentile(milliseconds, 50)),
        slow_ms=float(np.percentile(milliseconds, 99)),
        megabytes=peak_megabytes(),
        build_s=built,
    )


def auroc(inside: Numbers, outside: Numbers) -> float:
    """How often a question in scope scores above one out of scope; ties count half."""
    ordered = np.sort(outside)
    below = np.searchsorted(ordered, inside, "left")
    level = np.searchsorted(ordered, inside, "right") - below
    return float((below + level / 2).mean() / len(ordered))


def peak_megabytes() -> float:
    """The most memory that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _score(ranked: list[tuple[str, float]], decoys: set[str]) -> float:
    """The score with which a question would be answered; a decoy answers nothing."""
    return ranked[0][1] if ranked and ranked[0][0] not in decoys else -1.0


def _share(results: Sequence[tuple[object, object, str]], decision: str) -> float:
    return float(np.mean([d == decision for _, _, d in results]))
