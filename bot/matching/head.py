"""A linear classifier on meaning and words together: which entry a text is most like.

Softmax regression by mini-batches (Adam). On CLINC150 (test, ten examples an intent) top-1 is
.869 for the sum of both cosines, .889 for this on embeddings alone, and .90 for this on both.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.corpus import Floats, Ints
from bot.matching.lexical import LexicalIndex, Marks

SKETCH = 512
"""Numbers that a text's words are folded into. 512 and 4096 numbers, and the features unfolded,
are within .002 on three development splits."""
_SLOTS = 8
"""Places of the sketch that a feature is added to, with signs."""
BESIDE_MEANING = 0.5
"""Weight of the sketch beside an embedding: .4, .5, .6 and .7 are within .002 (development)."""
_EPOCHS = 40
_BATCH = 64
_BATCHES = 40
"""A round has at most this many batches: larger ones, then, and fewer rounds."""
_EPOCHS_OF_MANY = 20
"""10 and 40 answer .006 and .012 fewer questions of the development half of
tests/questions/subject-*.jsonl rightly; each ten take 5 s in a build."""
_RATE = 0.1
"""Adam's step, falling to 0. Forty rounds reach what a full solver reaches."""
_DECAY = 1 / 20
"""Weight decay, divided by the number of examples (C = 20); 1/5 to 1/100 are within .003."""
_DECAY_OF_MANY = 1 / 5
"""With many examples, alike in wording, the classifier trusts them too much: on the development
half of tests/questions/subject-*.jsonl, 1/20, 1/10, 1/5 and 1/2 answer .910, .914, .918 and .910
rightly (with two typos .871, .875, .879, .871) and .016, .020, .020 and .023 wrongly."""

Step = Callable[[int, int], None]


def sketch(marks: Marks, weights: Floats) -> Floats:
    """Features of a text folded into SKETCH numbers whose products nearly keep cosines."""
    slots, signs = _places(marks)
    sums = np.bincount(slots.ravel(), (signs * weights[:, None]).ravel(), SKETCH)
    return sums.astype(np.float32)


def sketches(index: LexicalIndex) -> Floats:
    """The sketches of all examples of an index, one a row (zeros for those left out)."""
    all_slots, all_signs = _places(index.marks)
    rows = np.zeros((len(index.starts) - 1, SKETCH), np.float32)
    for row, (a, b) in enumerate(zip(index.starts[:-1], index.starts[1:], strict=True)):
        ids = index.ids[a:b]
        signed = all_signs[ids] * index.weights[a:b, None]
        rows[row] = np.bincount(all_slots[ids].ravel(), signed.ravel(), SKETCH)
    return rows


def _places(marks: Marks) -> tuple[Ints, Floats]:
    """The slots and signs of features: a mixing function (splitmix64), the same everywhere."""
    mixed: NDArray[Any] = marks.astype(np.uint64)[:, None] * np.uint64(_SLOTS)
    mixed = mixed + np.arange(1, _SLOTS + 1, dtype=np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    slots = (mixed % np.uint64(SKETCH)).astype(np.int64)
    signs = np.where(mixed >> np.uint64(63), 1.0, -1.0) / np.sqrt(_SLOTS)
    return slots, signs.astype(np.float32)


def joined(meaning: Floats | None, sketch: Floats) -> Floats:
    """What the classifier sees of texts: meaning and words side by side."""
    if meaning is None:
        return sketch
    return np.concatenate((meaning, np.float32(BESIDE_MEANING) * sketch), axis=-1)


def train(
    seen: Floats, right: Ints, worth: Floats, classes: int, step: Step | None = None
) -> Floats:
    """Weights (features x classes) that tell the classes of the rows of `seen` apart.

    `right` is the class of each row, and `worth` how much the row counts.
    The order of examples is fixed, so that the same input gives the same weights.
    `step` is told how many rounds of how many are done.
    """
    count, size = seen.shape
    weights, mean, square, slope, work = (np.zeros((size, classes), np.float32) for _ in range(5))
    order = np.random.Generator(np.random.PCG64(0))
    batch = max(_BATCH, count // _BATCHES)
    epochs, decay = (_EPOCHS, _DECAY) if batch == _BATCH else (_EPOCHS_OF_MANY, _DECAY_OF_MANY)
    rounds = epochs * -(-count // batch)
    done = 0
    for epoch in range(epochs):
        shuffled = order.permutation(count)
        for start in range(0, count, batch):
            chosen = shuffled[start : start + batch]
            rows = seen[chosen]
            error = softmax(rows @ weights)
            error[np.arange(len(chosen)), right[chosen]] -= 1
            error *= worth[chosen][:, None]
            np.matmul(rows.T, error, out=slope)
            slope *= np.float32(1 / len(chosen))
            np.multiply(weights, np.float32(decay / count), out=work)
            slope += work
            done += 1
            mean *= np.float32(0.9)
            np.multiply(slope, np.float32(0.1), out=work)
            mean += work
            square *= np.float32(0.99)
            slope *= slope
            slope *= np.float32(0.01)
            square += slope
            np.multiply(square, np.float32(1 / (1 - 0.99**done)), out=work)
            np.sqrt(work, out=work)
            work += np.float32(1e-8)
            np.divide(mean, work, out=work)
            work *= np.float32(_RATE * (1 - done / rounds) / (1 - 0.9**done))
            weights -= work
        if step is not None:
            step(epoch + 1, epochs)
    return weights


def softmax(scores: Floats) -> Floats:
    """Scores as shares of one, along the last axis."""
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(scores / scores.sum(axis=-1, keepdims=True))
