"""The encoder's table of pieces gives the same vectors in another order."""

import numpy as np

from bot.matching.encoder import UniversalSentenceEncoder
from bot.matching.pieces import Watched

TEXTS = ["Can ICE enter my home?", "Does police can ask papers?", "¿Quién firmó el acuerdo?"]


def test_pieces_in_another_order_give_the_same_meanings() -> None:
    encoder = UniversalSentenceEncoder()
    before = encoder.encode(TEXTS)
    watched = encoder.watched()
    assert watched is not None
    assert np.array_equal(encoder.encode(TEXTS), before)
    pieces = watched.in_order()
    other = UniversalSentenceEncoder()
    other.look_up_in(pieces)
    other.encode(["pizza tonight"])
    assert np.array_equal(other.encode(TEXTS), before)


def test_what_was_looked_up_stands_first() -> None:
    encoder = UniversalSentenceEncoder()
    watched = encoder.watched()
    assert watched is not None
    encoder.encode(["Key West"])
    pieces = watched.in_order()
    used = int((pieces.places < 10).sum())
    assert used == 10
    assert sorted(pieces.places.tolist()) == list(range(len(pieces.rows)))


def test_what_was_looked_up_most_often_stands_first() -> None:
    watched = Watched(np.zeros((9, 1), np.uint8))
    watched[np.array([5, 7, 7, 7])]
    assert watched.in_order().places[[7, 5]].tolist() == [0, 1]


def test_pieces_of_another_size_are_not_used() -> None:
    encoder = UniversalSentenceEncoder()
    before = encoder.encode(TEXTS)
    watched = UniversalSentenceEncoder().watched()
    assert watched is not None
    whole = watched.in_order()
    encoder.look_up_in(type(whole)(whole.rows[:5], whole.places[:5]))
    assert np.array_equal(encoder.encode(TEXTS), before)
