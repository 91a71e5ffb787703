"""Haitian Creole as the encoder reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import Language
from bot.matching.encoder import UniversalSentenceEncoder, sentence
from bot.matching.glosses import LONGEST, glosses, in_english
from bot.text import fold, words


@pytest.mark.parametrize(
    ("creole", "english"),
    [
        ("Èske lapolis ka mande m papye?", "can police ask me for my papers"),
        ("Kiyès ki siyen akò a?", "who signed the agreement"),
        ("Konbyen tan prizon an ka kenbe l?", "how long can the jail hold him"),
        ("Poukisa komisyon an chanje vòt li?", "why did the commission change its vote"),
    ],
)
def test_a_creole_question_means_what_its_english_means(creole: str, english: str) -> None:
    encoder = UniversalSentenceEncoder()
    read, raw, meant = encoder.encode(
        [
            sentence(words(creole), Language.HT),
            sentence(words(creole), Language.EN),
            sentence(words(english), Language.EN),
        ]
    )
    assert read @ meant > 0.7 > raw @ meant


def test_expressions_go_before_their_words() -> None:
    assert in_english(words("pou ki sa")) == ("why",)
    assert in_english(words("bay manti")) == ("lie",)


def test_what_is_unknown_stays_and_particles_go() -> None:
    assert in_english(words("Uthmeier la siyen 287(g)"))[0] == "uthmeier"
    assert "287g" in in_english(words("Uthmeier la siyen 287(g)"))
    assert in_english(()) == ()


def test_every_gloss_can_be_found_and_read() -> None:
    for creole, english in glosses().items():
        assert fold(creole) == creole
        assert 1 <= len(words(creole)) <= LONGEST
        assert words(creole) == tuple(creole.split()), creole
        assert all(fold(word) == word for word in english), creole


@given(st.lists(st.sampled_from(sorted(glosses())) | st.text("abcdefg", min_size=1), max_size=12))
def test_nothing_is_read_that_was_not_said(found: list[str]) -> None:
    said = [word for text in found for word in text.split()]
    read = in_english(said)
    assert len(read) <= LONGEST * len(said)
    assert not said or set(read) <= set(said).union(*glosses().values())
