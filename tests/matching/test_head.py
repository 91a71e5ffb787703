"""The classifier learns, and learns the same each time."""

import numpy as np
import pytest

from bot.matching.corpus import Floats, Ints
from bot.matching.head import softmax, train

CLASSES, SIZE = 4, 16


@pytest.fixture(scope="module")
def rings() -> tuple[Floats, Ints]:
    """Points of four classes of which no straight line tells two apart: by their length."""
    numbers = np.random.Generator(np.random.PCG64(7))
    rows = numbers.standard_normal((600, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    right = np.arange(600) % CLASSES
    return rows * (1 + right[:, None]).astype(np.float32), right


def test_it_tells_apart_what_no_line_does(rings: tuple[Floats, Ints]) -> None:
    seen, right = rings
    told = train(seen, right, np.ones(len(seen), np.float32), CLASSES)(seen).argmax(1)
    assert (told == right).mean() > 0.8


def test_the_same_input_gives_the_same_weights(rings: tuple[Floats, Ints]) -> None:
    seen, right = rings
    worth = np.ones(len(seen), np.float32)
    one, other = train(seen, right, worth, CLASSES), train(seen, right, worth, CLASSES)
    assert np.array_equal(one(seen), other(seen))


def test_what_counts_nothing_is_not_learned() -> None:
    seen = np.eye(2, dtype=np.float32).repeat(20, 0)
    right = np.arange(40) // 20
    worth = np.where(right == 1, 0.0, 1.0).astype(np.float32)
    share = softmax(train(seen, right, worth, 2)(seen[-1]))
    assert share[1] < 0.5


def test_one_text_is_told_as_among_others(rings: tuple[Floats, Ints]) -> None:
    seen, right = rings
    head = train(seen, right, np.ones(len(seen), np.float32), CLASSES)
    assert np.allclose(head(seen[3]), head(seen)[3], atol=1e-4)


def test_centred_logits_say_the_same(rings: tuple[Floats, Ints]) -> None:
    seen, right = rings
    head = train(seen, right, np.ones(len(seen), np.float32), CLASSES)
    centred = head.centred(np.arange(CLASSES))
    assert np.allclose(softmax(centred(seen)), softmax(head(seen)), atol=1e-5)
    assert np.abs(centred(seen).mean(axis=1)).max() < 1e-5
