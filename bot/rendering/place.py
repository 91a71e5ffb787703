"""What the data say of a place, as sentences; everything unknown is said to be unknown."""

from collections.abc import Iterator
from datetime import date

from bot.answering.answer import Answer
from bot.knowledge.dates import FuzzyDate
from bot.knowledge.places.models import (
    AgencyStatus,
    Agreement,
    Listing,
    Model,
    NationalSummary,
    PlaceNote,
    PlaceStatus,
    Unknown,
)
from bot.languages import Language
from bot.rendering.dates import date_text
from bot.rendering.phrases import say

OTHERS = 8
"""Other agencies named one by one; the rest are counted."""


def place_lines(answer: Answer) -> tuple[str, ...]:
    """The lines about the place, or about the nation, that an answer is about."""
    language = answer.language
    if answer.place is not None and answer.beside is not None:
        both = (answer.place, answer.beside)
        return tuple(
            line for status in both for line in (f"{status.name}:", *_of_place(status, language))
        )
    if answer.place is not None:
        return tuple(_of_place(answer.place, language))
    if answer.nation is not None:
        return tuple(_of_nation(answer.nation, language))
    return ()


def _of_place(status: PlaceStatus, language: Language) -> Iterator[str]:
    when = _day(status.data_date, language)
    if status.summary is None:
        yield _verdict(status, when, language)
    yield say("place-on", language, date=when)
    shown: list[Agreement] = []
    if status.summary is not None:
        counts = status.summary.models
        line = say(
            "place-state",
            language,
            place=status.name,
            agreements=status.summary.agreements,
            agencies=status.summary.agencies,
            tfm=counts.task_force,
            wso=counts.warrant_service,
            jem=counts.jail_enforcement,
        )
        yield f"- {line}"
    if status.asked is not None:
        shown += status.asked.agreements
        yield from _agency(status.asked, status.name, language)
    if status.own_police is not None and not _same(status.own_police, status.asked):
        shown += status.own_police.agreements
        yield from _agency(status.own_police, status.name, language)
    for county in status.counties:
        if county.id != status.id:
            yield f"- {say('place-county', language, county=county.name)}"
        if county.sheriff is None:
            yield f"- {say('place-no-sheriff', language, county=county.name)}"
        for agency in (county.sheriff, county.jail):
            if agency is not None and not _same(agency, status.asked):
                shown += agency.agreements
                yield from _agency(agency, county.name, language)
    yield from _others(status, language)
    for later in status.posted_later:
        model = say(f"place-model-{later.model}", language)
        day = _day(later.date, language)
        line = say("place-posted-later", language, agency=later.agency, model=model, date=day)
        yield f"- {line}"
    for note in status.notes:
        if note is PlaceNote.UNINCORPORATED:
            continue  # the first sentence says it
        line = say(f"place-note-{note}", language, year=status.police_record_year)
        yield f"- {line}"
    for kind in Model:
        if any(agreement.model is kind for agreement in shown):
            yield say(f"place-may-{kind}", language)
    if Unknown.AFTER_DATA_DATE in status.unknown or Unknown.USE in status.unknown:
        yield say("place-limits", language, date=when)


def _verdict(status: PlaceStatus, when: str, language: Language) -> str:
    """The fact that was asked for, in one sentence or two."""
    own = status.asked or status.own_police
    sheriff = status.sheriff
    if own is None and status.counties and status.counties[0].id == status.id:
        own = sheriff
    if own is not None and own.listing is Listing.LISTED:
        return say("place-yes", language, agency=own.name, date=when)
    if own is not None and own.listing is not Listing.UNKNOWN:
        name = own.name or say("place-own-police", language, place=status.name)
        first = say("place-own-no", language, agency=name, date=when)
    elif status.kind == "unincorporated":
        first = say("place-note-unincorporated", language)
    else:
        first = say("place-own-unknown", language, place=status.name)
    if sheriff is None or sheriff.listing is not Listing.LISTED or own is sheriff:
        return first
    return f"{first} {say('place-covered', language, agency=sheriff.name)}"


def _of_nation(nation: NationalSummary, language: Language) -> Iterator[str]:
    when = _day(nation.data_date, language)
    yield say("place-on", language, date=when)
    florida = next(state.agreements for state in nation.states if state.state == "FL")
    line = say(
        "place-nation",
        language,
        agreements=_count(nation.agreements),
        agencies=_count(nation.agencies),
        tfm=_count(nation.models.task_force),
        wso=_count(nation.models.warrant_service),
        jem=_count(nation.models.jail_enforcement),
        florida=_count(florida),
    )
    yield f"- {line}"
    for state in nation.states:
        told = say(
            "place-state",
            language,
            place=state.name,
            agreements=state.agreements,
            agencies=state.agencies,
            tfm=state.models.task_force,
            wso=state.models.warrant_service,
            jem=state.models.jail_enforcement,
        )
        yield f"- {told}"
    for total in nation.later_totals:
        day = _day(total.date, language)
        yield say("place-later-total", language, date=day, agreements=_count(total.agreements))
    yield say("place-limits", language, date=when)


def _agency(status: AgencyStatus, place: str, language: Language) -> Iterator[str]:
    name = status.name or say("place-own-police", language, place=place)
    match status.listing:
        case Listing.LISTED:
            told = "; ".join(_agreement(agreement, language) for agreement in status.agreements)
            line = say("place-agency", language, agency=name, agreements=told)
        case Listing.NO_LONGER_LISTED:
            last = max(agreement.last_listed for agreement in status.past)
            day = _day(last, language)
            line = say("place-no-longer-listed", language, agency=name, date=day)
        case Listing.NOT_LISTED:
            line = say("place-not-listed", language, agency=name)
        case Listing.UNKNOWN:
            line = say("place-police-unknown", language, place=place)
    yield f"- {line}"


def _agreement(agreement: Agreement, language: Language) -> str:
    model = say(f"place-model-{agreement.model}", language)
    if agreement.signed is None:
        text = say("place-agreement-undated", language, model=model)
    else:
        day = _day(agreement.signed, language)
        text = say("place-agreement", language, model=model, date=day)
    first = _day(agreement.first_listed, language)
    key = "place-listed-before" if agreement.since_first_list else "place-listed-since"
    text = f"{text}, {say(key, language, date=first)}"
    if agreement.document is None:
        return text
    return f"{text} ({say('place-document', language, url=agreement.document)})"


def _others(status: PlaceStatus, language: Language) -> Iterator[str]:
    if not status.others:
        return
    names = [agency.name for agency in status.others[:OTHERS]]
    rest = len(status.others) - len(names)
    if rest:
        names.append(say("place-and-more", language, count=rest))
    yield f"- {say('place-other-agencies', language, agencies='; '.join(names))}"


def _same(one: AgencyStatus, other: AgencyStatus | None) -> bool:
    return other is not None and one.id is not None and one.id == other.id


def _day(day: date, language: Language) -> str:
    return date_text(FuzzyDate.of(day), language)


def _count(number: int) -> str:
    return f"{number:,}"
