"""Fixtures that many tests share. Whatever is slow to make is made once."""

from datetime import date
from pathlib import Path

import pytest

from bot.answering.place import PlaceDesk
from bot.answering.responder import Responder
from bot.assembly import build_responder, examples_of
from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import load_places
from bot.knowledge.store import Knowledge
from bot.matching import matcher
from bot.matching.gazetteer import Gazetteer
from bot.matching.triage import ChannelGate, Triager, load_rules
from tests.sample import write_sample

TODAY = date(2026, 7, 8)
"""The day on which every test happens."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Four entries whose texts tests know by heart."""
    return load(write_sample(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def sample_responder(sample: Knowledge) -> Responder:
    """A responder on the sample, with the shipped triage and places."""
    rules = load_rules(shipped_folder())
    triage = Triager(rules)
    places = load_places(shipped_folder() / "places")
    index, _ = matcher.build(examples_of(sample))
    desk = PlaceDesk(places, Gazetteer(places), sample)
    return Responder(sample, index, triage, ChannelGate(rules, triage), desk)


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """The knowledge base as it ships."""
    return load(shipped_folder())


@pytest.fixture(scope="session")
def shipped_responder(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    """The bot as it ships, in every part."""
    cache: Path = tmp_path_factory.mktemp("cache")
    return build_responder(cache=cache)
