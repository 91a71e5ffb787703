from hypothesis import given
from hypothesis import strategies as st

from bot.memory import Memory
from tests.clock import Clock


def test_a_value_is_forgotten_after_its_time() -> None:
    clock = Clock()
    memory: Memory[str, int] = Memory(60, 10, clock)
    memory.put("a", 1)
    clock.now += 60
    assert memory.get("a") == 1
    clock.now += 0.1
    assert memory.get("a") is None
    assert len(memory) == 0


def test_putting_again_begins_anew() -> None:
    clock = Clock()
    memory: Memory[str, int] = Memory(60, 10, clock)
    memory.put("a", 1)
    clock.now += 50
    memory.put("a", 2)
    clock.now += 50
    assert memory.get("a") == 2


def test_the_oldest_goes_first_when_there_are_too_many() -> None:
    memory: Memory[str, int] = Memory(60, 2, Clock())
    memory.put("a", 1)
    memory.put("b", 2)
    memory.put("a", 3)
    memory.put("c", 4)
    assert memory.get("b") is None
    assert (memory.get("a"), memory.get("c")) == (3, 4)


def test_what_is_popped_is_gone() -> None:
    memory: Memory[str, int] = Memory(60, 2, Clock())
    memory.put("a", 1)
    assert memory.pop("a") == 1
    assert memory.pop("a") is None
    assert memory.get("a") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 40)), max_size=60))
def test_it_never_holds_more_than_it_may_nor_anything_too_old(
    steps: list[tuple[int, float]],
) -> None:
    clock = Clock()
    memory: Memory[int, float] = Memory(30, 4, clock)
    for key, pause in steps:
        clock.now += pause
        memory.put(key, clock.now)
        assert len(memory) <= 4
        for other in range(10):
            put = memory.get(other)
            assert put is None or clock.now - put <= 30
