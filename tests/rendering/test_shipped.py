"""Everything that ships, as Discord would get it: in three languages, as cards and plain text."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest

from bot.answering.answer import Answer, Subject
from bot.answering.library import Library
from bot.answering.place import PlaceDesk
from bot.knowledge.location import shipped_folder
from bot.knowledge.models import Need, Situation
from bot.knowledge.places import load_places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.gazetteer import Gazetteer
from bot.rendering.cards import pages
from bot.rendering.layout import render
from bot.rendering.limits import MESSAGE_CHARACTERS
from bot.rendering.markup import PLAIN, RICH
from tests.conftest import TODAY
from tests.discord.wire import Sent, faults_of

ROW = "0123456789abcdef"
EVERY = 97
"""Of the places, every so manieth is looked at."""
CITED = re.compile(r"\[(\d+)[\]:]")
OVERDUE = date(2099, 1, 1)
"""A day on which every answer has one more note."""


@pytest.fixture(scope="module")
def library(shipped: Knowledge) -> Library:
    places = load_places(shipped_folder() / "places")
    return Library(shipped, PlaceDesk(places, Gazetteer(places), shipped))


def subjects(library: Library, shipped: Knowledge, kind: str) -> Iterator[Subject]:
    """All that there are of a kind; of places, which are many, a sample."""
    match kind:
        case "entry":
            yield from (Subject("entry", id) for id in shipped.entries)
        case "law":
            yield from (Subject("law", id) for id in shipped.laws)
        case "term":
            yield from (Subject("term", id) for id in shipped.terms)
        case "person":
            yield from (Subject("person", id) for id in shipped.people)
        case "event":
            yield from (Subject("event", event.id) for event in shipped.timeline)
        case "card":
            yield from (Subject("card", situation) for situation in get_args(Situation))
        case "place":
            ids = sorted(library.places.data.places)[::EVERY]
            yield from (Subject("place", id) for id in ids)
            yield from (Subject("place", f"{a}_{b}") for a, b in pairwise(ids))


def refusals(answer: Answer) -> Iterator[str]:
    """What Discord would not take of any page, of a card or of plain text."""
    name = f"{answer.subject} {answer.language}"
    for plain in (False, True):
        for page in range(len(pages(answer, PLAIN if plain else RICH))):
            for private in (True, False):
                rendered = render(answer, ROW, page, private=private, plain=plain)
                body: dict[str, Any] = {
                    "components": rendered.view.to_components(),
                    "content": rendered.content,
                    "flags": 0 if plain else 1 << 15,
                    "allowed_mentions": {"parse": []},
                }
                assert plain == (rendered.content is not None)
                faults = faults_of(Sent("POST", "/channels/1/messages", body))
                yield from (f"{name}, plain {plain}, page {page}: {fault}" for fault in faults)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", ["entry", "law", "term", "person", "event", "card", "place"])
def test_it_fits(library: Library, shipped: Knowledge, kind: str, language: Language) -> None:
    shown = 0
    found: list[str] = []
    for subject in subjects(library, shipped, kind):
        answer = library.open(subject, language, OVERDUE)
        if kind == "place" and "_" in subject.id and answer is None:
            continue
        assert answer is not None, subject
        found += refusals(answer)
        shown += 1
    assert shown >= 8
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_every_list_of_help_fits(library: Library, language: Language) -> None:
    found: list[str] = []
    for need in (None, *get_args(Need)):
        for county in (None, "county-monroe"):
            found += refusals(library.reference.resources(need, county, language))
    assert found == []


def test_nothing_is_cut_and_every_page_of_plain_text_has_its_sources(
    library: Library, shipped: Knowledge
) -> None:
    for id in shipped.entries:
        answer = library.open(Subject("entry", id), Language.EN, TODAY)
        assert answer is not None
        whole = [pages(answer, markup) for markup in (RICH, PLAIN)]
        for statement in answer.statements():
            assert all(
                sum(statement.text in block for page in told for block in page.blocks) >= 1
                for told in whole
            ), statement.text
        for page in whole[1]:
            assert page.characters <= MESSAGE_CHARACTERS
            text = "\n".join(page.blocks)
            cited = set(CITED.findall(text))
            listed = {line.split("]")[0][1:] for line in page.blocks[-1].split("\n")}
            assert cited <= listed, (id, page)
