"""Builds the matcher: from examples to something that finds the entry a question asks for."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.languages import Language
from bot.matching import cache
from bot.matching.calibration import calibrate, folds_for
from bot.matching.confidence import Confidence
from bot.matching.corpus import Corpus, Floats, corpus_of, is_word, ordered
from bot.matching.encoder import Encoder, UniversalSentenceEncoder, load_encoder, sentence
from bot.matching.fused import FusedMatcher, Known
from bot.matching.head import Head, joined, sketches
from bot.matching.language import detect
from bot.matching.lens import FocusedEncoder, Lens, lens_of
from bot.matching.lexical import LexicalIndex, Query, counted, index_of
from bot.matching.match import (
    USUAL,
    Alarm,
    Candidate,
    Decision,
    Example,
    ExampleKind,
    Match,
    Matcher,
    Policy,
    Progress,
)
from bot.matching.names import Names, names_of
from bot.matching.pieces import Pieces
from bot.matching.ranker import Passages, Ranker, ranker_of
from bot.matching.topics import NOWHERE, SMALL_TALK, is_entry
from bot.matching.verbatim import Verbatim, verbatim_of
from bot.text import clip, words

_THREADS = 2
"""Cores used while examples are encoded: 50 s with two on a busy machine, 55 with one."""
_BATCH = 256
"""Examples encoded at once."""
_MANY = 10_000
"""Examples from which on pairs of words that only one of them has are left out: with 88,000 they
are 176,000 of 318,000 features. Of 2,770 questions in tests/questions .939 are rightly answered
without them, .941 with; but among few examples they tell more (CLINC150, test: top-1 .896, .900).
"""
_TRAINING = 10
"""Steps of progress that a training counts: about as long as encoding ten batches."""


def build(
    examples: Sequence[Example],
    *,
    out_of_scope: Sequence[str] = (),
    small_talk: Sequence[str] = (),
    high_stakes: frozenset[str] = frozenset(),
    policy: Policy = USUAL,
    encoder: Encoder | None = None,
    cached: bytes | memoryview | None = None,
    progress: Progress | None = None,
) -> tuple[FusedMatcher, bytes | None]:
    """A matcher on `examples`, and bytes from which the same is made at once the next time.

    `out_of_scope` are everyday questions that must not be answered, and `small_talk` what people
    tell around a question: topics of their own, which are never shown. `cached` are such bytes,
    whole; they are used only if they were made from the same examples and the same encoder: then
    there are no new ones (None). `high_stakes` are entries that need more confidence than `policy`
    asks of others. Without an `encoder` words alone decide.
    """
    declined = frozenset(example.entry for example in examples if example.decoy)
    policy = replace(policy, grave=policy.grave | high_stakes, declined=policy.declined | declined)
    if all(example.kind == "text" for example in examples):
        raise ValueError("there is no example to learn from")
    others = {NOWHERE: out_of_scope, SMALL_TALK: small_talk}
    key = cache.key_of(examples, others, None if encoder is None else encoder.name)
    arrays = None if cached is None else cache.unpack(key, cached)
    if arrays is not None:
        known = cache.record_of(Known, "known", arrays)
        names = cache.record_of(Names, "names", arrays)
        verbatim = cache.record_of(Verbatim, "verbatim", arrays)
        if isinstance(encoder, UniversalSentenceEncoder) and "pieces.rows" in arrays:
            encoder.look_up_in(cache.record_of(Pieces, "pieces", arrays))
        if encoder is not None and "lens.axes" in arrays:
            encoder = FocusedEncoder(encoder, cache.record_of(Lens, "lens", arrays))
        told = cache.record_of(LexicalIndex, "told", arrays)
        words_of = cache.record_of(LexicalIndex, "asked", arrays)
        head = cache.record_of(Head, "head", arrays) if "head.wide" in arrays else None
        ranker = cache.record_of(Ranker, "ranker", arrays, asked=words_of, told=told, head=head)
        confidence = cache.record_of(Confidence, "confidence", arrays)
        return FusedMatcher(known, names, verbatim, ranker, confidence, policy, encoder), None
    outside = [
        Example(topic, text, detect(text, Language.EN).language, "question", True)
        for topic, lines in others.items()
        for text in lines
    ]
    rows = ordered([*examples, *outside])
    asked = [row for row in rows if row.kind != "text"]
    corpus = corpus_of(asked, rare_pairs=len(asked) < _MANY)
    said = [row for row in rows if row.kind == "text"]
    texts = corpus_of(said, corpus.entries)
    steps = _Steps(progress, len(rows) if encoder is not None else 0, 1 + folds_for(len(asked)))
    watched = encoder.watched() if isinstance(encoder, UniversalSentenceEncoder) else None
    meanings = _encoded(asked, encoder, steps)
    lens = None if meanings is None else lens_of(meanings, corpus.of_entry)
    if encoder is not None and meanings is not None and lens is not None:
        encoder = FocusedEncoder(encoder, lens)
        meanings = lens(meanings)
    told = index_of(texts, np.ones(len(texts.groups), bool))
    names = names_of(corpus.names, texts.names)
    folded = sketches(told)
    told = told.without_letters()
    passages = Passages(joined(_encoded(said, encoder, steps), folded), texts.of_entry)
    everything = np.ones(len(asked), bool)
    known = _known(corpus, texts)
    verbatim = verbatim_of([row for row in asked if is_entry(row.entry)], corpus.entries)
    with ThreadPoolExecutor(1) as beside:
        # Each training is by itself and alone on its core: the same numbers, and a minute less.
        whole = beside.submit(
            ranker_of, corpus, told, meanings, everything, passages, steps.training
        )
        weights, confidence = calibrate(
            corpus,
            meanings,
            [row.kind != "keyword" for row in asked],
            lambda example: _as_told(asked[example], names, told),
            told,
            passages,
            steps.training,
        )
    ranker = replace(whole.result(), weights=weights)
    records: dict[str, Any] = {
        "known": known,
        "names": names,
        "verbatim": verbatim,
        "asked": ranker.asked,
        "told": ranker.told,
        "ranker": ranker,
        "confidence": confidence,
    }
    sometimes = {
        "lens": lens,
        "head": ranker.head,
        "pieces": None if watched is None else watched.in_order(),
    }
    records |= {name: record for name, record in sometimes.items() if record is not None}
    matcher = FusedMatcher(known, names, verbatim, ranker, confidence, policy, encoder)
    return matcher, cache.pack(key, records)


def _known(corpus: Corpus, texts: Corpus) -> Known:
    """What is kept of the features' names: those of single words.

    What only small talk says does not count as asked: it holds first names, and the words that
    examples ask with may be written down.
    """
    talk = [place for place, topic in enumerate(corpus.entries) if topic == SMALL_TALK]
    asked = _counts(corpus, ~np.isin(corpus.of_entry, talk))
    told = _counts(texts, np.ones(len(texts.groups), bool))
    both = tuple(sorted(asked | told))
    return Known(
        corpus.entries,
        both,
        np.array([asked.get(word, 0) for word in both], np.int64),
        np.array([told.get(word, 0) for word in both], np.int64),
    )


def _counts(corpus: Corpus, counted: NDArray[np.bool_]) -> dict[str, int]:
    """In how many of the `counted` examples each word stands."""
    ids = corpus.ids[np.repeat(counted, np.diff(corpus.starts))]
    frequency = np.bincount(ids, minlength=len(corpus.names)).tolist()
    return {
        name: count for name, count in zip(corpus.names, frequency, strict=True) if is_word(name)
    }


def _as_told(example: Example, names: Names, told: LexicalIndex) -> Query:
    """An example as the index of the answers sees it."""
    text = counted(words(clip(example.text)))
    return text.query(told, names.find(text.names)[1])


class _Steps:
    """Counts batches and rounds of training into one progress."""

    def __init__(self, tell: Progress | None, examples: int, trainings: int) -> None:
        self._tell = tell
        batches = -(-examples // _BATCH)
        self._whole = batches + trainings * _TRAINING
        self._done = 0.0
        self._lock = Lock()

    def batch(self) -> None:
        """One batch was encoded."""
        self._add(1)

    def training(self, _done: int, whole: int) -> None:
        """One of the `whole` rounds of a training is over."""
        self._add(_TRAINING / whole)

    def _add(self, steps: float) -> None:
        with self._lock:
            self._done += steps
            if self._tell is not None:
                self._tell(min(round(self._done), self._whole), self._whole)


def _encoded(rows: Sequence[Example], encoder: Encoder | None, steps: _Steps) -> Floats | None:
    """The meanings of all examples, or None."""
    if encoder is None:
        return None
    made: list[Floats] = [encoder.encode(["warm"])[:0]]
    batches = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
    texts = ([sentence(words(clip(row.text)), row.language) for row in batch] for batch in batches)
    # numpy lets go of Python's lock, and each batch is by itself: two cores, the same numbers.
    with ThreadPoolExecutor(_THREADS) as threads:
        for meanings in threads.map(encoder.encode, texts):
            made.append(meanings)
            steps.batch()
    return np.concatenate(made)


__all__ = [
    "Alarm", "Candidate", "Decision", "Encoder", "Example", "ExampleKind", "Match", "Matcher",
    "Policy", "Progress",
    "build", "load_encoder",
]  # fmt: skip
