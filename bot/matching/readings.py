"""The ways to read a message: mended, as typed, boldly mended, in full, without its small talk, and
its parts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.matching.lexical import LexicalIndex
from bot.matching.names import Names
from bot.matching.spelling import Speller, abbreviations, common_words
from bot.matching.windows import STORY, windows

TELLING = 0.5
"""Share of what the most telling clause of a long message has of the subject that another must
have not to be chatter. On the development half of tests/questions/subject-*.jsonl wrapped in 60
words of small talk, .25, .5 and .75 answer .656, .668 and .656 rightly, without this .551."""
MOST_ENCODED = 240
"""Letters that the encoder sees of a reading, and of a message's clauses in all: for 500
letters without sense it takes 12 ms."""
MOST_OF_STORIES = 120
"""The same for the clauses of a story, whose stretches are read, too."""


class Readings:
    """Reads messages by the words of the examples (`vocabulary`) and what each tells (`index`)."""

    def __init__(
        self, speller: Speller, index: LexicalIndex, names: Names, vocabulary: Collection[str]
    ) -> None:
        self._speller = speller
        self._index = index
        self._names = names
        self._vocabulary = vocabulary

    def __call__(self, text: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Readings of a whole text (mended carefully or boldly, as typed, in full, or no chatter),
        and its parts.

        A real word that no example has may be "mended" wrongly, so the surer reading counts: on
        CLINC150 (development) mended words alone cost .006 of top-1, both nothing. In a
        long message one word matters little.
        """
        whole, clauses = windows(text)
        meant = self._speller.meant(whole)
        mended = _replaced(whole, meant.carefully)
        readings = [mended]
        if len(whole) <= STORY:
            in_full = _replaced(mended, abbreviations())
            others = (whole, _replaced(whole, meant.boldly), in_full)
            readings = list(dict.fromkeys((mended, *others)))
        if not clauses:
            return readings, []
        tells = self._tells(word for found in (*clauses, mended) for word in found)
        worth = [sum(tells[word] for word in found) for found in clauses]
        enough = TELLING * max(worth)
        pairs = zip(clauses, worth, strict=True)
        telling = [_replaced(found, meant.carefully) for found, much in pairs if much > enough]
        joined = tuple(word for found in telling for word in found)
        if joined and joined != mended:
            readings.append(joined)
        # Small talk follows a question without any sign between them, too.
        last = max((place for place, word in enumerate(joined) if tells.get(word)), default=0)
        promising = dict.fromkeys((joined[: last + 2], *reversed(telling)))
        most = MOST_OF_STORIES if len(whole) > STORY else MOST_ENCODED
        letters, parts_of = sum(map(len, joined)), []
        for found in promising:
            letters += sum(map(len, found))
            if found and found not in readings and letters <= most:
                parts_of.append(found)
        return readings, parts_of

    def _tells(self, found: Iterable[str]) -> dict[str, float]:
        """How much of the subject each word has: many of its entries do, small talk does not."""
        asked, usual = self._index, common_words()
        tells = dict.fromkeys(found, 0.0)
        known = [word for word in tells if word in self._vocabulary and word not in usual]
        worth = asked.unknown - asked.rarity[self._names.find(known)[0]]
        return tells | dict(zip(known, worth.tolist(), strict=True))


def _replaced(found: Sequence[str], meant: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for typed in found for word in meant.get(typed, (typed,)))
