import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import MAX_QUESTION, clip, fold, words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("287(g)", "287g"),
        ("287 (g)", "287g"),
        ("287 g", "287g"),
        ("287-G", "287g"),
        ("287g's", "287g"),
        ("SB 168", "sb168"),
        ("S.B. 168", "sb168"),
        ("Senate Bill 168", "sb168"),
        ("SB 4-C", "sb4c"),
        ("house bill no. 7", "hb7"),
        ("s. 908.103", "s 908.103"),
        ("I-247A", "i-247a"),
        ("i247a", "i-247a"),
        ("E-Verify", "everify"),
        ("F.D.L.E. and I.C.E", "fdle and ice"),
        ("1,843 agencies", "1843 agencies"),
        ("What’s the sheriff's job? Don't know", "whats the sheriff job dont know"),
        ("K'ap m'ap pou'm", "k ap m ap pou m"),
        ("¿QUÉ PASÓ en Cayo Hueso?", "que paso en cayo hueso"),
        ("Kisa 287(g) fè?", "kisa 287g fe"),
        ("key\u200bwest key\u00adwest", "key west keywest"),
    ],
)
def test_each_name_of_a_law_has_one_spelling(typed: str, read: str) -> None:
    assert " ".join(words(typed)) == read


def test_ordinary_numbers_are_no_laws() -> None:
    assert words("287 people, 8 CFR 287.7, can i 2005") == (
        "287", "people", "8", "cfr", "287.7", "can", "i", "2005",
    )  # fmt: skip


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=300))
def test_words_have_no_case_accent_or_space(text: str) -> None:
    for word in words(text):
        assert word
        assert word == word.casefold()
        assert not any(c.isspace() or unicodedata.combining(c) for c in word)


@given(st.text(max_size=2 * MAX_QUESTION))
def test_a_clipped_text_is_its_beginning(text: str) -> None:
    assert text.startswith(clip(text))
    assert len(clip(text)) <= MAX_QUESTION


def test_clipping_leaves_no_half_word() -> None:
    assert clip("sheriff " * 100).endswith("sheriff")


@pytest.mark.parametrize(
    "unit",
    ["a", "1,111", "1.", "s b ", "'a", "a'", "\ufdfa", "\u321d", "i-1", "senate bill ", "a.",
     "\u0301", "287(", "s. ", "\x00", "日"],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = 10.0
        for _ in range(5):
            began = time.process_time()
            words(text)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(4000) < 0.05
    assert seconds(16_000) < 20 * max(seconds(4000), 0.0005)
