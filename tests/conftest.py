"""Fixtures that many tests share. Whatever is slow to make is made once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.answering.place import PlaceDesk
from bot.answering.responder import Responder
from bot.assembly import build_responder, cache_folder, examples_of
from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.knowledge.places import load_places
from bot.knowledge.store import Knowledge
from bot.matching import matcher
from bot.matching.gazetteer import Gazetteer
from bot.matching.outside import small_talk
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
    index, _ = matcher.build(examples_of(sample), small_talk=small_talk())
    desk = PlaceDesk(places, Gazetteer(places), sample)
    return Responder(sample, index, triage, ChannelGate(rules, triage), desk)


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """The knowledge base as it ships."""
    return load(shipped_folder())


@pytest.fixture(scope="session", autouse=True)
def one_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One new cache for all tests and for the processes that they start."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shipped_responder(one_cache: Path) -> Responder:
    """The bot as it ships, in every part. Once it is made, processes find its index ready."""
    assert cache_folder().is_relative_to(one_cache)
    return build_responder(cache=cache_folder())
