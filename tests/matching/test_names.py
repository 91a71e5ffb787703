"""Features found again by the hashes of their names."""

from hypothesis import given
from hypothesis import strategies as st

from bot.matching.names import names_of

NAMES = st.lists(st.text(max_size=12), unique=True, max_size=30)


@given(st.lists(st.text(max_size=12), unique=True, min_size=1, max_size=30), NAMES, NAMES)
def test_each_name_has_its_place_in_both_indexes_and_a_strange_one_none(
    asked: list[str], told: list[str], others: list[str]
) -> None:
    names = names_of(asked, told)
    wanted = [*asked, *told, *others]
    here, there = names.find(wanted)
    assert here.tolist() == [asked.index(n) if n in asked else -1 for n in wanted]
    assert there.tolist() == [told.index(n) if n in told else -1 for n in wanted]
    assert [name in names for name in wanted] == [name in asked for name in wanted]


def test_nothing_asked_finds_nothing() -> None:
    here, there = names_of(["key", "west"], []).find([])
    assert (len(here), len(there)) == (0, 0)
