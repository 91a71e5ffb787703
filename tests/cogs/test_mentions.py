import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.mentions import without_mentions


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<@123456789012345678> What is 287(g)?", "What is 287(g)?"),
        ("<@!1>  hi <@&2> <#3>", "hi"),
        ("see <t:1751932800:R> and <:ice:123> <a:no:4>", "see and"),
        ("</ask:1234> what", "what"),
        ("a < b > c <@nobody>", "a < b > c <@nobody>"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(content: str, words: str) -> None:
    assert without_mentions(content) == words


@given(st.text(), st.integers(1, 2**63))
def test_no_mention_of_a_person_is_left(text: str, id: int) -> None:
    assert f"<@{id}>" not in without_mentions(f"{text}<@{id}> {text}")
