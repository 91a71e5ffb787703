"""The matcher as a person meets it, on a small base of its own and without an encoder."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.languages import Language
from bot.matching.corpus import Floats, corpus_of, ordered
from bot.matching.fused import FusedMatcher
from bot.matching.head import sketches
from bot.matching.lexical import index_of
from bot.matching.matcher import Example, Policy, build

EN, ES = Language.EN, Language.ES
ASKED = {
    "vote": ["How did Key West vote on July 8?", "key west second vote", "who voted no in july"],
    "cost": ["What does the training cost?", "who pays for officer training", "training money"],
    "detainer": ["How long does a detainer last?", "48 hours detainer", "detainer time limit"],
    "church": ["Can agents enter a church?", "arrest at church", "are churches safe"],
    "letter": ["What did the attorney general's letter say?", "uthmeier letter", "july 2 letter"],
    "school": ["Can agents enter a school?", "arrest at school", "do schools share records"],
}
SPANISH = {
    "vote": ["¿Cómo votó Cayo Hueso el 8 de julio?", "segundo voto de cayo hueso"],
    "detainer": ["¿Cuánto dura una retención?", "retención de 48 horas"],
}
EXAMPLES = [
    *(Example(entry, text, EN, "question") for entry, texts in ASKED.items() for text in texts),
    *(Example(entry, text, ES, "question") for entry, texts in SPANISH.items() for text in texts),
    Example("letter", "Florida's lawyer threatened removal from office.", EN, "text"),
]
POLICY = Policy(answer=0.5, answer_grave=0.5, ask=0.05)


@pytest.fixture(scope="module")
def matcher() -> FusedMatcher:
    return build(EXAMPLES, policy=POLICY)[0]


def first(matcher: FusedMatcher, text: str, language: Language = EN) -> str | None:
    candidates = matcher.match(text, language).candidates
    return candidates[0].entry if candidates else None


def test_examples_find_their_entries_in_each_language(matcher: FusedMatcher) -> None:
    for example in EXAMPLES:
        assert first(matcher, example.text, example.language) == example.entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("HOW LONG CAN THE DETAINER LAST", "detainer"),
        ("how long does a detianer last", "detainer"),
        ("atorney general leter", "letter"),
        ("keywest vote", "vote"),
        ("AG letter", "letter"),
        ("removal from office", "letter"),
        ("cuanto dura la retencion", "detainer"),
    ],
)
def test_other_wordings_and_slips_find_them_too(
    matcher: FusedMatcher, text: str, entry: str
) -> None:
    assert first(matcher, text) == entry


def test_words_of_the_answer_tell_but_are_no_vocabulary(matcher: FusedMatcher) -> None:
    assert "threatened" not in matcher.vocabulary
    assert "letter" in matcher.vocabulary
    assert "uthmeier" not in matcher.vocabulary, "one example has it: it could be anybody's name"
    assert matcher.match("threatened removal", EN).matched_words == ("threatened", "removal")


@pytest.mark.parametrize("text", ["best pizza recipe", "", "🙂", "zzz qqq"])
def test_what_no_example_knows_is_not_answered(matcher: FusedMatcher, text: str) -> None:
    assert matcher.match(text, EN).decision != "answer"


def test_numbers_and_real_words_are_never_mended(matcher: FusedMatcher) -> None:
    for text in ("what about july 9", "the currency changes", "costs of 47 hours"):
        understood = matcher.match(text, EN).text
        assert understood == text


def test_the_question_in_a_long_message_is_heard(matcher: FusedMatcher) -> None:
    text = (
        "hello everyone, i hope your week is going well, my cousin and i were talking about it "
        "at dinner yesterday. how long does a detainer last? thanks so much for all you do"
    )
    assert first(matcher, text) == "detainer"


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("my battery is low so i type fast, long day, kids finally asleep. can agents enter a "
         "church pretty sure he is wrong but whatever lol", EN, "church"),
        ("buenas, soy nuevo en el grupo, vengo saliendo del trabajo muy cansado. cuánto dura una "
         "retención bueno era eso nada más, un abrazo", ES, "detainer"),
    ],
)  # fmt: skip
def test_small_talk_around_a_question_is_left_out(
    matcher: FusedMatcher, text: str, language: Language, entry: str
) -> None:
    match = matcher.match(text, language)
    assert match.candidates[0].entry == entry
    assert len(match.text) < len(text) / 2


def test_a_boost_settles_what_a_short_question_leaves_open(matcher: FusedMatcher) -> None:
    for entry in ("church", "school"):
        boosted = matcher.match("can agents enter", EN, {entry: 1.0})
        assert boosted.candidates[0].entry == entry


def test_candidates_fall_and_are_probabilities(matcher: FusedMatcher) -> None:
    for example in EXAMPLES:
        sure = [c.confidence for c in matcher.match(example.text, example.language).candidates]
        assert sure == sorted(sure, reverse=True)
        assert all(0 <= p <= 1 for p in sure)


def test_grave_entries_need_more() -> None:
    text = "how long does a detainer last?"
    strict = replace(POLICY, answer_grave=1.01)
    careful, _ = build(EXAMPLES, policy=strict, high_stakes=frozenset({"detainer"}))
    assert careful.match(text, EN).decision == "clarify"
    assert build(EXAMPLES, policy=strict)[0].match(text, EN).decision == "answer"


def test_the_cache_gives_the_same_answers(matcher: FusedMatcher) -> None:
    _, cached = build(EXAMPLES, policy=POLICY)
    again, made = build(EXAMPLES, policy=POLICY, cached=cached)
    assert cached is not None
    assert made is None
    questions = [*(e.text for e in EXAMPLES), "detianer", "who pays"]
    for text in questions:
        assert again.match(text, EN) == matcher.match(text, EN)
    assert build(EXAMPLES, policy=POLICY, cached=b"")[1] == cached
    changed = [*EXAMPLES, Example("vote", "july tally", EN, "question")]
    assert build(changed, policy=POLICY, cached=cached)[1] not in (None, cached)


def test_the_order_of_examples_changes_nothing(matcher: FusedMatcher) -> None:
    other, _ = build(EXAMPLES[::-1], policy=POLICY)
    for example in EXAMPLES:
        assert other.match(example.text, EN) == matcher.match(example.text, EN)


def test_an_example_more_leaves_the_others_as_they_are() -> None:
    """Numbered by their places, all features were folded elsewhere, and answers moved at random."""
    rows = ordered(example for example in EXAMPLES if example.kind == "question")
    more = ordered(
        [*rows, Example("aaa", "something that comes before all others", EN, "question")]
    )
    known, grown = (
        sketches(index_of(corpus, np.ones(len(corpus.groups), bool)))
        for corpus in map(corpus_of, (rows, more))
    )
    cosines = (known * grown[1:]).sum(1)
    assert (
        cosines / np.linalg.norm(known, axis=1) / np.linalg.norm(grown[1:], axis=1) > 0.99
    ).all()


def test_progress_goes_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    build(EXAMPLES, encoder=Letters(), progress=lambda done, whole: told.append((done, whole)))
    done = [step for step, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]


def test_everyday_questions_are_a_topic_that_is_never_shown() -> None:
    everyday = ["who voted for best picture", "how long does an egg boil", "cost of a haircut"]
    careful, _ = build(EXAMPLES, policy=POLICY, out_of_scope=everyday)
    for text in everyday:
        match = careful.match(text, EN)
        assert match.decision == "none"
        assert all(candidate.entry in ASKED for candidate in match.candidates)
    assert careful.match("How did Key West vote on July 8?", EN).decision == "answer"


def test_nothing_to_learn_from_is_said() -> None:
    with pytest.raises(ValueError, match="no example"):
        build([])


class Letters:
    """An encoder that knows letters only, for tests."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = np.array([[text.lower().count(c) + 0.01 for c in "abcdefghij"] for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_another_encoder_makes_another_index() -> None:
    _, plain = build(EXAMPLES)
    seen, made = build(EXAMPLES, encoder=Letters(), cached=plain)
    assert made not in (None, plain)
    assert first(seen, "who pays for officer training") == "cost"


@given(st.text(max_size=1200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_matched_with_the_same_result_twice(text: str) -> None:
    for language in Language:
        assert SMALL.match(text, language) == SMALL.match(text, language)


SMALL = build(EXAMPLES, policy=POLICY)[0]


@pytest.mark.parametrize("unit", ["a", "a, ", "detainer ", "?", "deta,", "287(g) ", "\ufdfa", "q"])
def test_a_hostile_message_costs_little(unit: str) -> None:
    text = (unit * 4000)[:4000]
    SMALL.match(text, EN)
    began = time.process_time()
    SMALL.match(text, EN)
    assert time.process_time() - began < 0.06


@pytest.mark.parametrize(
    ("text", "language", "entry", "sure", "decision"),
    [
        ("who voted in july", EN, "vote", 0.8653, "answer"),
        ("how long is the detainer", EN, "detainer", 0.8856, "answer"),
        ("trainng cost", EN, "cost", 0.9345, "answer"),
        ("can they enter a church", EN, "church", 0.8438, "answer"),
        ("attorney general letter", EN, "letter", 0.8992, "answer"),
        ("voto de cayo hueso", ES, "vote", 0.9391, "answer"),
        ("retencion de horas", ES, "detainer", 0.9437, "answer"),
        ("what is the weather", EN, "letter", 0.3262, "none"),
    ],
)
def test_stored_answers_are_the_same_on_every_machine(
    matcher: FusedMatcher, text: str, language: Language, entry: str, sure: float, decision: str
) -> None:
    match = matcher.match(text, language)
    assert (match.candidates[0].entry, match.decision) == (entry, decision)
    assert match.candidates[0].confidence == pytest.approx(sure, abs=0.005)
