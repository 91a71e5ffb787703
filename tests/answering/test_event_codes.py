from hypothesis import given
from hypothesis import strategies as st

from bot.answering.event_codes import decode_events, encode_events
from bot.answering.responder import Responder
from bot.knowledge.store import Knowledge
from bot.rendering.custom_ids import TEMPLATE


def test_any_choice_of_events_comes_back_and_fits_a_button(shipped: Knowledge) -> None:
    @given(st.sets(st.integers(0, len(shipped.timeline) - 1)))
    def check(chosen: set[int]) -> None:
        events = tuple(shipped.timeline[number] for number in sorted(chosen))
        code = encode_events(shipped, events)
        assert decode_events(shipped, code) == events
        assert len(code) <= 60
        assert TEMPLATE.fullmatch(f"mz:open:en:{'0' * 16}:0000:x{code}:0")

    check()


def test_no_events_have_an_empty_code(sample: Knowledge) -> None:
    assert encode_events(sample, ()) == ""
    assert decode_events(sample, "") == ()


def test_what_is_no_code_is_no_failure(sample: Knowledge) -> None:
    @given(st.text(max_size=60))
    def check(code: str) -> None:
        # The sample has one event: it is chosen, or it is not.
        assert decode_events(sample, code) in (None, (), sample.timeline)

    check()


def test_an_event_there_is_not_is_refused(sample: Knowledge) -> None:
    assert decode_events(sample, encode_events(sample, sample.timeline)) == sample.timeline
    assert decode_events(sample, "_w") is None
    assert decode_events(sample, "/////") is None


def test_the_whole_timeline_can_be_pressed(shipped: Knowledge, sample_responder: Responder) -> None:
    assert len(encode_events(shipped, shipped.timeline)) <= 60
    assert len(encode_events(sample_responder.knowledge, sample_responder.knowledge.timeline)) <= 60
