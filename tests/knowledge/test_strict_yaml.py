import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.strict_yaml import YamlError, parse


@pytest.mark.parametrize(
    "written",
    [
        "908.10", "no", "on", "off", "yes", "12:30", "2025_1", "0908", "1e3", "2025-07-08", "0x1f",
        "true", ".5",
    ],
)  # fmt: skip
def test_a_value_stays_what_its_author_wrote(written: str) -> None:
    assert parse(f"section: {written}").value == {"section": written}


def test_a_key_stays_what_its_author_wrote() -> None:
    assert parse("no: 1\non: 2\n908.10: 3").value == {"no": "1", "on": "2", "908.10": "3"}


def test_a_tilde_and_null_are_texts_and_only_nothing_is_nothing() -> None:
    assert parse("a: ~\nb: null\nc:\nd: ''").value == {"a": "~", "b": "null", "c": None, "d": ""}


def test_a_repeated_key_is_a_fault_with_both_lines() -> None:
    document = parse("id: one\ntitle: x\nid: two\n")
    (fault,) = document.faults
    assert (fault.line, fault.key) == (3, "id")
    assert fault.message == "the key is written twice (first on line 1); keep one of them"


def test_a_repeated_key_deep_inside_is_found() -> None:
    document = parse("a:\n  - b: 1\n    c: 2\n    b: 3\n")
    assert [fault.line for fault in document.faults] == [4]


def test_lines_point_at_each_value() -> None:
    document = parse("id: x\nanswer:\n  en: one\n  es: two\ndetails:\n  - en: three\n")
    assert document.line(("answer", "es")) == 4
    assert document.line(("details", 0, "en")) == 6
    assert document.line(("details", 0, "missing")) == 6


@pytest.mark.parametrize("text", ["a: [1, 2", "a: 'x", "\ta: 1", "a: b: c", "@x", "a: \x07"])
def test_what_is_not_yaml_names_its_line(text: str) -> None:
    with pytest.raises(YamlError, match="not valid YAML"):
        parse(text)


def test_an_alias_is_refused() -> None:
    with pytest.raises(YamlError, match="write the value out"):
        parse("a: &x [1]\nb: *x\n")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    told = ""
    try:
        parse(text)
    except YamlError as error:
        told = error.message if error.line >= 1 else "no line"
    assert told == "" or told.startswith(("not valid YAML", "an alias"))
