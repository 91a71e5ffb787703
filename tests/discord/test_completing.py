"""Whatever is typed into an option, at most 25 fitting choices come back, and nothing fails."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.responder import Responder
from bot.client import MileZero
from bot.cogs.completing import choices_of, short
from bot.languages import Language
from bot.rendering.limits import AUTOCOMPLETE_CHARACTERS, AUTOCOMPLETE_CHOICES
from tests.discord.conftest import Client

HOSTILE = [
    "", "CLÉ 287(g' OR 1=1 -- %\\", "<@123456789012345678> @everyone \u202e\u200b\u0000🙂",
    "a" * 6000, "((((((((((" * 300, "ﷺé\u0301" * 200,
]  # fmt: skip


async def test_every_option_survives_every_string_in_two_languages(
    somebody: Any, channel: Any, simcord_bot: MileZero, client: Client
) -> None:
    options = [
        (command.name, parameter.display_name)
        for command in simcord_bot.tree.walk_commands()
        for parameter in getattr(command, "parameters", ())
        if parameter.autocomplete
    ]
    assert len(options) >= 10
    for command, option in options:
        offered = 0
        for number, typed in enumerate(HOSTILE):
            client.locale = ("en-US", "es-419")[number % 2]
            choices = await somebody.autocomplete(channel, command, option, typed)
            # The limits themselves are checked on everything that is sent, after the test.
            assert len(choices) <= AUTOCOMPLETE_CHOICES
            offered += len(choices)
        assert offered, f"/{command} {option} never offers anything"


async def test_what_is_chosen_is_found(somebody: Any, channel: Any, client: Client) -> None:
    client.locale = "es-ES"
    cases = [("law", "section"), ("term", "word"), ("who", "name"), ("vote", "event")]
    for command, option in cases:
        for choice in await somebody.autocomplete(channel, command, option, ""):
            result = await somebody.slash(channel, command, **{option: choice["value"]})
            assert "No tengo nada con ese nombre" not in str(result.response.components)


async def test_accents_and_case_do_not_matter(somebody: Any, channel: Any, client: Client) -> None:
    client.locale = "es-ES"
    (choice,) = await somebody.autocomplete(channel, "term", "word", "RETENCION")
    assert choice["name"] == "solicitud de retención"


@given(st.text(max_size=300))
def test_a_label_is_cut_between_words_or_not_at_all(label: str) -> None:
    cut = short(label)
    assert len(cut) <= AUTOCOMPLETE_CHARACTERS
    assert cut == label or cut.endswith("…")


@pytest.mark.parametrize("language", Language)
def test_any_text_ranks_what_ships_within_the_limits(
    sample_responder: Responder, language: Language
) -> None:
    desk = sample_responder.library.reference
    offers = (desk.laws, desk.terms, desk.people, desk.votes, sample_responder.library.entries)

    @given(st.text(max_size=60))
    def check(typed: str) -> None:
        for offer in offers:
            choices = choices_of(typed, offer(language))
            assert len(choices) <= AUTOCOMPLETE_CHOICES
            assert all(1 <= len(choice.name) <= AUTOCOMPLETE_CHARACTERS for choice in choices)
        assert len(sample_responder.suggest(typed, language, 25)) <= AUTOCOMPLETE_CHOICES

    check()
