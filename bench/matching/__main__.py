"""Prints the tables: ``python -m bench.matching --data FOLDER [--task NAME] [--system NAME]``."""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

ONE_CORE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
COLUMNS = (
    ("top-1", "top1", "{:.4f}"),
    ("top-3", "top3", "{:.3f}"),
    ("AUROC", "auroc", "{:.3f}"),
    ("right at 1.5 %", "right_at", "{:.3f}"),
    ("right", "right", "{:.3f}"),
    ("wrong", "wrong", "{:.3f}"),
    ("buttons", "buttons", "{:.3f}"),
    ("OOS answered", "outside_answered", "{:.3f}"),
    ("OOS buttons", "outside_buttons", "{:.3f}"),
    ("p50 ms", "median_ms", "{:.2f}"),
    ("p99 ms", "slow_ms", "{:.2f}"),
    ("MB", "megabytes", "{:.0f}"),
    ("build s", "build_s", "{:.1f}"),
)


def main() -> int:
    """Measures every system on every task, each in a process of its own, on one core."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching")
    parser.add_argument("--data", type=Path, required=True, help="folder with the question sets")
    parser.add_argument("--task", action="append", help="only this task (may be repeated)")
    parser.add_argument("--system", action="append", help="only this system (may be repeated)")
    parser.add_argument("--one", nargs=2, metavar=("TASK", "SYSTEM"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    from bench.matching.data import load
    from bench.matching.measure import measure
    from bench.matching.systems import SYSTEMS

    try:
        tasks = load(chosen.data)
    except FileNotFoundError as problem:
        print(problem)
        return 2
    if chosen.one:
        print(json.dumps(asdict(measure(chosen.one[1], tasks[chosen.one[0]]))))
        return 0
    for name, task in tasks.items():
        if chosen.task and name not in chosen.task:
            continue
        print(f"\n## {name}\n")
        print(f"{len(task.train)} examples, {len(task.test)} questions, ", end="")
        print(f"{len(task.outside)} out of scope, {len(task.decoys)} examples of decoys\n")
        print("| system | " + " | ".join(title for title, _, _ in COLUMNS) + " |")
        print("|---" * (len(COLUMNS) + 1) + "|")
        for system in SYSTEMS:
            if not chosen.system or system in chosen.system:
                print(_line(chosen.data, name, system), flush=True)
    return 0


def _line(data: Path, task: str, system: str) -> str:
    command = [sys.executable, "-m", "bench.matching", "--data", str(data), "--one", task, system]
    if os.name == "posix" and Path("/usr/bin/taskset").exists():
        command = ["/usr/bin/taskset", "-c", "0", *command]
    done = subprocess.run(
        command, env=os.environ | ONE_CORE, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["?"])[-1]
        return f"| {system} | not measured: {reason} |"
    row = json.loads(done.stdout.strip().splitlines()[-1])
    cells = ["–" if row[field] is None else shape.format(row[field]) for _, field, shape in COLUMNS]
    return f"| {system} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
