"""Misspelled words, mended against the subject's words and everyday ones."""

from collections import Counter

import pytest

from bot.matching.spelling import Speller

KNOWN = "detainer training attorney removal sheriff florida conviction currently key west"
SPELLER = Speller(Counter(KNOWN.split()), ["key west"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("detianer", "detainer"),
        ("peolpe", "people"),  # an everyday word
        ("detwiner", "detainer"),
        ("trzinjng", "training"),  # two slips in what cannot be a word
        ("attroneu", "attorney"),
        ("flprtida", "florida"),
        ("keywest", "key west"),
        ("bc", "because"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert SPELLER.mend((typed,)) == tuple(meant.split())


@pytest.mark.parametrize("word", ["toast", "currency", "lettuce", "wonder", "287g", "zzzzzz"])
def test_what_may_be_meant_as_it_stands_is_left_alone(word: str) -> None:
    assert SPELLER.mend((word,)) == (word,)


@pytest.mark.parametrize(
    ("typed", "boldly"), [("florofa", "florida"), ("gettiong", "getting"), ("toasts", "toasts")]
)
def test_what_looks_like_a_word_is_mended_only_boldly(typed: str, boldly: str) -> None:
    meant = SPELLER.meant((typed,))
    assert (meant.carefully[typed], meant.boldly[typed]) == ((typed,), (boldly,))


def test_of_two_near_words_the_nearer_and_the_commoner_is_meant() -> None:
    speller = Speller(Counter({"carey": 1, "carly": 3}), ())
    assert speller.mend(("carxey",)) == ("carey",)
    assert speller.mend(("carxy",)) == ("carly",)
