"""Finds features by their names without keeping the names, which would take most of the memory."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from bot.matching.corpus import Ints

_BYTES = 8
"""Of a hash: among a million names two are alike with a probability of 3 in 100 million."""


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of features in two indexes by the hashes of their names, which are in order.

    `asked` are the ids among the examples, `told` among the answers, -1 where there is none. As
    texts in dictionaries, the names of both (95,000 and 93,000) took 27 MB, for 3 at most here.
    """

    hashes: NDArray[np.uint64]
    asked: NDArray[np.int32]
    told: NDArray[np.int32]

    def find(self, names: Collection[str]) -> tuple[Ints, Ints]:
        """The ids of `names` among the examples and among the answers, -1 for unknown ones."""
        wanted = hashes_of(names)
        places = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        known = self.hashes[places] == wanted
        return (
            np.where(known, self.asked[places], -1).astype(np.int64),
            np.where(known, self.told[places], -1).astype(np.int64),
        )

    def __contains__(self, name: object) -> bool:
        """Whether an example has the feature."""
        return isinstance(name, str) and bool(self.find((name,))[0][0] >= 0)


def names_of(asked: Collection[str], told: Collection[str]) -> Names:
    """The names of two indexes, each in the order of its ids."""
    hashes = np.concatenate((hashes_of(asked), hashes_of(told)))
    known, places = np.unique(hashes, return_inverse=True)
    of_asked, of_told = (np.full(len(known), -1, np.int32) for _ in range(2))
    of_asked[places[: len(asked)]] = np.arange(len(asked))
    of_told[places[len(asked) :]] = np.arange(len(told))
    return Names(known, of_asked, of_told)


def hashes_of(names: Collection[str]) -> NDArray[np.uint64]:
    """A number for each name, the same on every machine."""
    digests = (blake2b(name.encode(), digest_size=_BYTES).digest() for name in names)
    return np.frombuffer(b"".join(digests), "<u8")
