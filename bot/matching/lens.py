"""A lens for meanings: in a narrow subject, what all texts share hides what tells them apart.

Meanings are seen from their common middle, and each direction in which the examples of one entry
scatter is made short (within-class whitening, the first half of Fisher's discriminant analysis).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.corpus import Floats, Ints
from bot.matching.encoder import Encoder

ENOUGH = 10_000
"""Examples from which on their scatter tells something. With CLINC150's 1,500, top-1 is .883 with
the lens and .894 without. With our 29,000 and 1,790 questions held out from them, wrong answers
fall from .083 to .066 in English and from .072 to .062 in Haitian Creole, at as many right ones,
and the right entry is answered or offered for .878 (English) and .892, not .862 and .875."""
SHRINKAGE = 1.0
"""How much of the usual scatter is added in all directions; .3 is within .004 of it."""
_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Lens:
    """Moves meanings by `middle`, stretches them along `axes`, and makes them unit vectors."""

    middle: Floats
    axes: Floats

    def __call__(self, meanings: Floats) -> Floats:
        """Meanings, one a row, as the lens shows them."""
        seen = (meanings - self.middle) @ self.axes
        norms = np.linalg.norm(seen, axis=-1, keepdims=True)
        return np.asarray(seen / np.where(norms > 0, norms, 1), np.float32)


class FocusedEncoder:
    """An encoder seen through a lens."""

    def __init__(self, encoder: Encoder, lens: Lens) -> None:
        self._encoder = encoder
        self._lens = lens

    @property
    def name(self) -> str:
        """The name of the encoder."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text, as rows."""
        return self._lens(self._encoder.encode(texts))


def lens_of(meanings: Floats, owners: Ints) -> Lens | None:
    """The lens for examples with these meanings, one a row, of the entries `owners`.

    None where there are too few.
    """
    count, size = meanings.shape
    if count < ENOUGH:
        return None
    middles = np.zeros((int(owners.max()) + 1, size))
    np.add.at(middles, owners, meanings)
    middles /= np.maximum(np.bincount(owners), 1)[:, None]
    within = np.zeros((size, size))
    for start in range(0, count, _BATCH):
        batch = slice(start, start + _BATCH)
        scattered = meanings[batch] - middles[owners[batch]]
        within += scattered.T @ scattered / count
    usual = float(np.trace(within)) / size
    spread, directions = np.linalg.eigh(within + SHRINKAGE * usual * np.eye(size))
    return Lens(
        meanings.mean(axis=0, dtype=np.float64).astype(np.float32),
        (directions * np.sqrt(usual / spread) @ directions.T).astype(np.float32),
    )
