"""Puts the parts together: a folder of knowledge and some settings become a `Service`."""

import ctypes
import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_limits

from bot import kept_files
from bot.answering.place import PlaceDesk
from bot.answering.responder import Responder
from bot.knowledge.kept import KeptDocuments
from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.knowledge.models import Entry
from bot.knowledge.places import load_places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching import matcher
from bot.matching.gazetteer import Gazetteer
from bot.matching.outside import out_of_scope, small_talk
from bot.matching.topics import alarm
from bot.matching.triage import ChannelGate, Triager, load_rules

INDEX, DOCUMENTS = "matcher.index", "knowledge.parsed"
"""Files of the cache: the matcher's index, and the knowledge base as it was parsed."""
_MMAP_THRESHOLD, _LARGE = -3, 1 << 22
"""glibc's option (malloc.h), and the bytes from which a piece of memory is large."""
Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it, and of how much."""


def build_responder(
    folder: Path | None = None,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Responder:
    """A responder on the knowledge base of `folder` (default: the shipped one).

    The matcher's index and the parsed files are kept in the folder `cache` under the content's
    hash, so that only the first start after a change has to make them. Raises KnowledgeError.
    """
    with _without_collection():
        responder = _responder(folder or shipped_folder(), cache, progress)
    _give_back()
    _give_back_what_is_large()
    return responder


@contextmanager
def _without_collection() -> Iterator[None]:
    """Lets the garbage collector rest, and spares it what was made meanwhile.

    Nothing that a start makes is garbage, but the collector goes through it again and again: a
    start took 3.8 s, and 2.8 without; later a collection of it all would delay an answer.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


def _give_back_what_is_large() -> None:
    """From now on, lets go of large arrays as soon as they are done with, with the same library.

    It would learn from the first ones to keep the next: 14 MB after 390 questions. What is smaller
    than _LARGE it may keep, for asking the system for each array took a long message 5 ms.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def _give_back() -> None:
    """Returns to the system what was needed for a start only, where the C library is glibc.

    It would keep most of it: 670 MB instead of 330 after an index was built.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _responder(folder: Path, cache: Path | None, progress: Progress | None) -> Responder:
    # On a busy machine BLAS threads wait for each other: a question took 90 ms instead of 1.6.
    threadpool_limits(limits=1, user_api="blas")
    tell = progress or (lambda _what, _done, _whole: None)
    with ThreadPoolExecutor(1) as beside:
        # Unpacking its weights (0.3 s) leaves Python free to read the files meanwhile.
        encoder = beside.submit(matcher.load_encoder)
        kept = KeptDocuments(kept_files.read(cache, DOCUMENTS))
        knowledge = load(folder, partial(tell, "reading"), kept.parse)
        places = load_places(folder / "places")
        rules = load_rules(folder, kept.parse)
        if kept.changed:
            kept_files.write(cache, DOCUMENTS, kept.data)
        triage = Triager(rules)
        desk = PlaceDesk(places, Gazetteer(places), knowledge)
        indexing = partial(tell, "indexing")
        index = _index(knowledge, encoder.result(), cache, indexing)
    return Responder(knowledge, index, triage, ChannelGate(rules, triage), desk)


def examples_of(knowledge: Knowledge) -> list[matcher.Example]:
    """What the matcher learns from: titles, example questions and keywords of all entries, and what
    people say to whom something urgent is happening.
    """
    examples = [
        example
        for entry in knowledge.entries.values()
        for language in Language
        for example in _examples(entry, language)
    ]
    examples += [
        matcher.Example(alarm(card.id), text, language, "question", decoy=True)
        for card in knowledge.cards.values()
        for language in Language
        for text in card.questions.get(language)
    ]
    return examples


def cache_folder() -> Path:
    """Where this user keeps caches (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "mile-zero"


def _examples(entry: Entry, language: Language) -> list[matcher.Example]:
    decoy = entry.is_decoy
    kinds: list[tuple[str, matcher.ExampleKind]] = [(entry.title.get(language), "title")]
    kinds += [(text, "question") for text in entry.questions.get(language)]
    kinds += [(text, "keyword") for text in entry.keywords.get(language)]
    kinds += [(claim.get(language), "text") for claim in (entry.answer, *entry.details)]
    return [matcher.Example(entry.id, text, language, kind, decoy) for text, kind in kinds]


def _index(
    knowledge: Knowledge,
    encoder: matcher.Encoder | None,
    cache: Path | None,
    progress: Callable[[int, int], None],
) -> matcher.Matcher:
    high_stakes = frozenset(e.id for e in knowledge.entries.values() if e.high_stakes)
    examples = examples_of(knowledge)
    make = partial(
        matcher.build,
        examples,
        out_of_scope=out_of_scope(),
        small_talk=small_talk(),
        high_stakes=high_stakes,
        encoder=encoder,
        progress=progress,
    )
    index, made = make(cached=kept_files.mapped(cache, INDEX))
    if made is not None:
        kept_files.write(cache, INDEX, made)
        # What was built is in memory as a whole; what is mapped is not.
        if (kept := kept_files.mapped(cache, INDEX)) is not None:
            index, _ = make(cached=kept)
    return index
