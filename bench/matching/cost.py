"""Time and memory at the project's size and at 10,000 entries: ``python -m bench.matching.cost``.

The texts are made up from everyday words with the frequencies of a natural language (Zipf's law),
so that the index has the length that it would have.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np

from bench.matching.__main__ import ONE_CORE
from bench.matching.measure import peak_megabytes
from bot import kept_files
from bot.languages import Language
from bot.matching.matcher import Example, build, load_encoder
from bot.matching.spelling import common_words

SIZES = ((400, 25), (10_000, 25))


def made_up(entries: int, each: int) -> list[Example]:
    """Examples of eight words: half about the entry, half of the language."""
    random = Random(0)  # noqa: S311 - made-up texts
    vocabulary = sorted(common_words())
    random.shuffle(vocabulary)
    frequency = [1 / (rank + 1) for rank in range(len(vocabulary))]
    examples = []
    for entry in range(entries):
        topic = random.sample(vocabulary, 12)
        for place in range(each):
            words = random.sample(topic, 4) + random.choices(vocabulary, frequency, k=4)
            random.shuffle(words)
            language = list(Language)[place % 3]
            examples.append(Example(f"entry-{entry}", " ".join(words), language, "question"))
    return examples


def build_cache(entries: int, each: int, path: Path) -> None:
    """Builds and keeps the result in a file."""
    encoder = load_encoder()
    began = time.perf_counter()
    _, cached = build(made_up(entries, each), encoder=encoder)
    assert cached is not None, "there was no cache to use"
    kept_files.write(path.parent, path.name, cached)
    print(f"built in {time.perf_counter() - began:.1f} s, {len(cached) / 1e6:.0f} MB")


def ask(entries: int, each: int, path: Path) -> None:
    """Starts from the cache and asks 500 questions."""
    examples = made_up(entries, each)
    began = time.perf_counter()
    encoder = load_encoder()
    cached = kept_files.mapped(path.parent, path.name)
    matcher, made = build(examples, encoder=encoder, cached=cached)
    ready = time.perf_counter() - began
    assert made is None, "the cache was not used"
    times = []
    for example in examples[:: max(1, len(examples) // 500)]:
        words = example.text.split()
        text = " ".join([*words[2:], *words[:2]])
        start = time.perf_counter()
        matcher.match(text, example.language)
        times.append((time.perf_counter() - start) * 1000)
    p50, p99 = np.percentile(times, [50, 99])
    print(f"ready in {ready:.2f} s; p50 {p50:.2f} ms, p99 {p99:.2f} ms; {peak_megabytes():.0f} MB")


def main() -> None:
    """Each step in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching.cost")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        step, entries, each, file = chosen.one
        (build_cache if step == "build" else ask)(int(entries), int(each), Path(file))
        return
    with tempfile.TemporaryDirectory() as folder:
        for entries, each in SIZES:
            print(f"{entries} entries x {each} examples", flush=True)
            for step in ("build", "ask"):
                file = str(Path(folder) / f"{entries}.npz")
                command = [sys.executable, "-m", "bench.matching.cost", "--one"]
                command += [step, str(entries), str(each), file]
                subprocess.run(command, env=os.environ | ONE_CORE, check=True)


if __name__ == "__main__":
    main()
