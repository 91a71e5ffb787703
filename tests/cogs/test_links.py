from bot.cogs.links import DAY, Link, Links
from tests.clock import Clock

LINK = Link(answer=20, channel=3, asker=4)


def test_an_answer_is_found_by_its_question_and_its_asker_by_the_answer() -> None:
    links = Links(Clock())
    links.tie(10, LINK)
    assert links.answer_to(10) == LINK
    assert links.asker_of(20) == 4
    assert links.answer_to(20) is None
    assert links.asker_of(10) is None


def test_after_a_day_nobody_is_known() -> None:
    clock = Clock()
    links = Links(clock)
    links.tie(10, LINK)
    clock.now += DAY + 1
    assert links.answer_to(10) is None
    assert links.asker_of(20) is None


def test_an_untied_answer_is_forgotten_from_both_ends() -> None:
    links = Links(Clock())
    links.tie(10, LINK)
    assert links.untie(10) == LINK
    assert links.asker_of(20) is None
    assert links.untie(10) is None
