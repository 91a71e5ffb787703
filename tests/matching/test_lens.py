"""The lens that tells meanings of one subject apart."""

import numpy as np

from bot.matching import lens as lenses
from bot.matching.lens import Lens, lens_of


def unit(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def scattered() -> tuple[np.ndarray, np.ndarray]:
    """Examples that lie far along an axis that tells nothing, and near along one that does."""
    random = np.random.default_rng(0)
    owners = np.repeat(np.arange(20), lenses.ENOUGH // 20)
    rows = random.normal(0, 0.02, (len(owners), 16))
    rows[:, 0] += 1
    rows[:, 1] += random.normal(0, 0.5, len(owners))
    rows[np.arange(len(owners)), 2 + owners % 14] += 0.08 * (1 + owners // 14)
    return unit(rows), owners


def nearest_middle(rows: np.ndarray, owners: np.ndarray) -> np.ndarray:
    middles = unit(np.array([rows[owners == owner].mean(axis=0) for owner in range(20)]))
    return np.asarray((rows @ middles.T).argmax(axis=1))


def test_through_the_lens_examples_are_nearer_to_their_own_entry() -> None:
    meanings, owners = scattered()
    lens = lens_of(meanings, owners)
    assert lens is not None
    before = (nearest_middle(meanings, owners) == owners).mean()
    after = (nearest_middle(lens(meanings), owners) == owners).mean()
    assert after > before + 0.2


def test_what_the_lens_shows_are_unit_vectors_and_nothing_stays_nothing() -> None:
    meanings, owners = scattered()
    lens = lens_of(meanings, owners)
    assert lens is not None
    np.testing.assert_allclose(np.linalg.norm(lens(meanings), axis=1), 1, rtol=1e-5)
    still = Lens(meanings[0], np.eye(16, dtype=np.float32))
    assert not still(meanings[:1]).any()


def test_a_few_examples_tell_too_little_for_a_lens() -> None:
    meanings, owners = scattered()
    assert lens_of(meanings[1:], owners[1:]) is None
