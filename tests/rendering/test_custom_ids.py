from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Subject, SubjectKind
from bot.languages import Language
from bot.rendering.custom_ids import TEMPLATE, Action, Press
from bot.rendering.limits import CUSTOM_ID

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True).filter(lambda s: len(s) <= 60)
subjects = st.builds(Subject, st.sampled_from(get_args(SubjectKind)), slugs)
presses = st.builds(
    Press,
    st.sampled_from(get_args(Action)),
    st.sampled_from(Language),
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{4}", fullmatch=True),
    st.none() | subjects,
    st.integers(0, 99),
)


@given(presses)
def test_a_button_remembers_what_it_was_given(press: Press) -> None:
    encoded = press.encode()
    assert len(encoded) <= CUSTOM_ID
    match = TEMPLATE.fullmatch(encoded)
    assert match is not None
    assert Press.decode(match) == press


def test_a_button_of_another_version_is_refused() -> None:
    match = TEMPLATE.fullmatch("mz:dance:en:0123456789abcdef:0123::0")
    assert match is not None
    with pytest.raises(ValueError, match="dance"):
        Press.decode(match)
