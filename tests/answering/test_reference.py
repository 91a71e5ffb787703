"""Laws, words, people, votes and places to turn to, opened by themselves."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answer import Choice, Kind, Subject
from bot.answering.reference import ReferenceDesk
from bot.knowledge.models import Resource
from bot.knowledge.store import Knowledge
from bot.languages import Language
from tests.conftest import TODAY

EN, ES, HT = Language


@pytest.fixture
def desk(sample: Knowledge) -> ReferenceDesk:
    return ReferenceDesk(sample)


def test_a_law_says_what_it_says_its_status_and_its_history(desk: ReferenceDesk) -> None:
    answer = desk.law("usc-8-1357", EN, TODAY)
    assert answer is not None
    assert answer.title == "8 U.S.C. 1357(g)"
    assert answer.lead is not None
    assert answer.lead.text == "Delegation claim first."
    assert answer.lead.status == "in-force"
    assert answer.details[-1].text == "The commission voted 4-2 to enter into an agreement."
    assert [choice.id for choice in answer.related] == ["what-is-287g", "arguments", "second-vote"]
    assert answer.history is not None
    assert answer.subject == Subject("law", "usc-8-1357")
    assert len(answer.sources) == 2


def test_a_law_whose_review_is_overdue_says_so_first(desk: ReferenceDesk) -> None:
    late = desk.law("usc-8-1357", EN, date(2027, 1, 6))
    in_time = desk.law("usc-8-1357", EN, date(2027, 1, 5))
    assert late is not None
    assert in_time is not None
    assert late.notes == ("overdue",)
    assert in_time.notes == ()


@pytest.mark.parametrize("typed", ["8 U.S.C. 1357(g)", "287(g)", "287g", "sec. 287(g)", "1357"])
def test_a_law_is_found_however_it_is_typed(desk: ReferenceDesk, typed: str) -> None:
    assert desk.law_named(typed) == "usc-8-1357"


@pytest.mark.parametrize("typed", ["", "s", "8", "zzz", "(((", "908.103"])
def test_what_names_no_law_finds_none(desk: ReferenceDesk, typed: str) -> None:
    assert desk.law_named(typed) is None


def test_a_word_keeps_its_english_beside_it(desk: ReferenceDesk) -> None:
    titles = {}
    for language in Language:
        answer = desk.term("detainer", language)
        assert answer is not None
        titles[language] = answer.title
        assert answer.sources
    assert titles == {
        EN: "detainer", ES: "solicitud de retención (detainer)", HT: "demann pou kenbe (detainer)",
    }  # fmt: skip


def test_a_person_has_roles_with_dates_and_their_votes(desk: ReferenceDesk) -> None:
    answer = desk.person("jane-roe", ES)
    assert answer is not None
    assert answer.title == "Jane Roe"
    assert answer.lead is not None
    assert answer.lead.text == "Comisionada"
    assert str(answer.lead.since) == "2022"
    assert [s.text for s in answer.details] == ["La comisión votó 4 a 2 para suscribir un acuerdo."]
    assert [choice.id for choice in answer.related] == ["second-vote"]


def test_what_there_is_not_is_none(desk: ReferenceDesk) -> None:
    assert desk.law("zzz", EN, TODAY) is None
    assert desk.term("zzz", EN) is None
    assert desk.person("zzz", EN) is None


def test_help_is_narrowed_by_need_and_county_and_the_nearest_comes_first(sample: Knowledge) -> None:
    state = sample.resources["hotline"]
    monroe = replace_counties(state, "monroe", "county-monroe")
    miami = replace_counties(state, "miami", "county-miami-dade")
    found = {resource.id: resource for resource in (state, monroe, miami)}
    desk = ReferenceDesk(replace(sample, resources=found))
    answer = desk.resources("legal", "county-monroe", EN)
    assert [resource.id for resource in answer.help] == ["monroe", "hotline"]
    assert answer.subject == Subject("help", "legal_county-monroe")
    everywhere = desk.resources(None, None, EN)
    assert {resource.id for resource in everywhere.help} == set(found)


def replace_counties(resource: Resource, id: str, county: str) -> Resource:
    return resource.model_copy(update={"id": id, "counties": (county,)})


def test_no_place_to_turn_to_is_said(sample: Knowledge) -> None:
    answer = ReferenceDesk(replace(sample, resources={})).resources("legal", None, EN)
    assert answer.kind is Kind.ABSTAIN
    assert answer.notes == ("no-help",)


def test_what_is_not_found_offers_what_is_near(desk: ReferenceDesk) -> None:
    near = [Choice("detainer", "detainer", "term")]
    assert desk.not_found(EN, near).kind is Kind.CLARIFY
    assert desk.not_found(EN, near).choices == tuple(near)
    assert desk.not_found(EN).kind is Kind.ABSTAIN


def test_everything_offered_can_be_opened(shipped: Knowledge) -> None:
    desk = ReferenceDesk(shipped)
    for language in Language:
        for one in desk.laws(language):
            assert desk.law(one.id, language, TODAY) is not None
            assert desk.law_named(one.id) == one.id
        assert all(desk.term(one.id, language) for one in desk.terms(language))
        assert all(desk.person(one.id, language) for one in desk.people(language))
        assert all(shipped.events[one.id].vote for one in desk.votes(language))
    for law in shipped.laws.values():
        for name in law.names:
            assert desk.law_named(name) is not None, name


def test_votes_are_the_latest_first(shipped: Knowledge) -> None:
    days = [str(shipped.events[one.id].date) for one in ReferenceDesk(shipped).votes(EN)]
    assert days == sorted(days, reverse=True)
