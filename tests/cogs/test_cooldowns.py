import pytest

from bot.cogs.cooldowns import IN_A_ROW, Cooldowns
from tests.clock import Clock


def test_a_few_questions_in_a_row_and_then_a_pause_that_shrinks() -> None:
    clock = Clock()
    cooldowns = Cooldowns(6, clock)
    assert [cooldowns.wait(1) for _ in range(IN_A_ROW)] == [0] * IN_A_ROW
    assert cooldowns.wait(1) == pytest.approx(30)
    clock.now += 20
    assert cooldowns.wait(1) == pytest.approx(10)
    clock.now += 10
    assert cooldowns.wait(1) == 0


def test_waiting_in_vain_costs_nothing() -> None:
    clock = Clock()
    cooldowns = Cooldowns(6, clock)
    for _ in range(IN_A_ROW + 20):
        cooldowns.wait(1)
    clock.now += 30
    assert cooldowns.wait(1) == 0


def test_people_do_not_wait_for_each_other() -> None:
    cooldowns = Cooldowns(6, Clock())
    for _ in range(IN_A_ROW + 1):
        cooldowns.wait(1)
    assert cooldowns.wait(2) == 0


def test_zero_seconds_is_no_pause() -> None:
    cooldowns = Cooldowns(0, Clock())
    assert {cooldowns.wait(1) for _ in range(100)} == {0.0}
