"""Questions that stand among the examples word for word: nothing is left to weigh."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.corpus import Ints
from bot.matching.match import Example
from bot.matching.names import hashes_of
from bot.text import words


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The entry (by position) of each title and question, by the hashes of their words, in order.

    Kept with the index: reading 20,000 questions anew took 0.3 s of a start.
    """

    hashes: NDArray[np.uint64]
    owners: NDArray[np.int32]

    def entry(self, found: Sequence[str]) -> int | None:
        """The position of the entry that asks just this; None if none does, or more than one."""
        wanted = hashes_of((" ".join(found),))[0]
        place = int(np.searchsorted(self.hashes, wanted))
        known = place < len(self.hashes) and self.hashes[place] == wanted
        return int(self.owners[place]) if known else None


def verbatim_of(examples: Sequence[Example], entries: Sequence[str]) -> Verbatim:
    """The titles and questions among `examples`, where they belong to one of `entries` only."""
    position = {entry: i for i, entry in enumerate(entries)}
    owners: dict[str, set[int]] = {}
    for example in examples:
        if example.kind in ("title", "question"):
            text = " ".join(words(example.text))
            owners.setdefault(text, set()).add(position[example.entry])
    single = {text: of.pop() for text, of in owners.items() if len(of) == 1}
    hashes = hashes_of(single)
    order = np.argsort(hashes)
    of_entry: Ints = np.fromiter(single.values(), np.int64, len(single))
    return Verbatim(hashes[order], of_entry[order].astype(np.int32))
