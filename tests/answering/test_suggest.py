from hypothesis import given
from hypothesis import strategies as st

from bot.answering.suggest import Suggestion, ranked, resolve

OFFERED = (
    Suggestion.of("sb-168", "SB 168 · Sanctuary law", ["Chapter 908"]),
    Suggestion.of("detainer", "detainer", ["ICE hold", "solicitud de retención"]),
    Suggestion.of("hold-room", "ICE hold room", []),
    Suggestion.of("threshold", "threshold", []),
    Suggestion.of("key-west", "Key West (Cayo Hueso)", []),
)


def ids(typed: str, limit: int = 25) -> list[str]:
    return [found.id for found in ranked(typed, OFFERED, limit)]


def test_the_exact_name_then_the_beginning_then_words_then_parts() -> None:
    assert ids("ice hold") == ["detainer", "hold-room"]
    assert ids("hold") == ["detainer", "hold-room", "threshold"]
    assert ids("908 sanct") == ["sb-168"]


def test_case_accents_and_brackets_do_not_matter() -> None:
    assert ids("RETENCION") == ["detainer"]
    assert ids("cayo") == ["key-west"]


def test_nothing_typed_offers_the_first_ones_in_their_order() -> None:
    assert ids("", 2) == ["sb-168", "detainer"]
    assert ids("zzz") == []


def test_a_typed_id_or_name_is_resolved_and_a_letter_is_not() -> None:
    for typed in ("detainer", " detainer ", "Ice Hold"):
        found = resolve(typed, OFFERED)
        assert found is not None
        assert found.id == "detainer"
    for typed in ("i", "", " ", "zzz"):
        assert resolve(typed, OFFERED) is None


@given(st.text(max_size=80), st.integers(0, 10))
def test_any_text_is_ranked_without_repetition_and_within_the_limit(typed: str, limit: int) -> None:
    found = ids(typed, limit)
    assert len(found) == len(set(found)) <= limit


@given(st.text(max_size=80))
def test_what_is_resolved_is_one_of_those_offered(typed: str) -> None:
    assert resolve(typed, OFFERED) in (None, *OFFERED)
