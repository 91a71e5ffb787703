"""What triage promises, one promise a test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.location import shipped_folder
from bot.languages import Language
from bot.matching.triage import ChannelGate, Situation, Triage, Triager, load_rules

RULES = load_rules(shipped_folder())
TRIAGE = Triager(RULES)
GATE = ChannelGate(RULES, TRIAGE)


@pytest.mark.parametrize(
    "text",
    [
        "ICE took my husband and I want to die",
        "the agents are at my door and i am going to kill myself",
        "mi esposo me pega y ya no quiero vivir",
        "yo pran mari m, m vle mouri",
    ],
)
def test_nothing_goes_before_a_wish_to_die(text: str) -> None:
    assert TRIAGE(text).urgent is Situation.SELF_HARM


def test_if_does_not_calm_a_wish_to_die() -> None:
    assert TRIAGE("if they deport me i will kill myself").urgent is Situation.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "what should people do if ICE knocks?",
        "can ICE come into my home without a warrant?",
        "qué debe hacer la gente si ICE toca la puerta",
        "kisa moun dwe fè si ICE frape pòt la",
    ],
)
def test_a_question_in_general_is_calm(text: str) -> None:
    triage = TRIAGE(text)
    assert (triage.urgent, triage.urgent_general) == (None, Situation.DOOR)


@pytest.mark.parametrize(
    "text",
    [
        "it kept bugging me at work: why do the police help ICE",
        "no se lo dije a mi jefe. cuantos arrestos hizo ICE",
        "m t ap pale ak patwon m. konbyen moun ICE arete",
    ],
)
def test_words_of_two_sentences_make_no_alarm(text: str) -> None:
    assert TRIAGE(text).urgent is None


@pytest.mark.parametrize(
    "text",
    [
        "Please help. They took my mom. She was at work. It was ICE.",
        "Voy manejando. Me paró un trooper. Está llamando a ICE.",
        "M nan travay. ICE fèk rive. Kisa pou m fè?",
        "wait... ICE is at my door... what do i do",
    ],
)
def test_a_cry_in_short_sentences_is_heard(text: str) -> None:
    assert TRIAGE(text).urgent is not None


def test_a_question_calms_its_own_sentence_only() -> None:
    assert TRIAGE("what is that noise? agents downstairs yelling").urgent is Situation.DOOR


def test_now_reaches_only_the_words_around_it() -> None:
    question = "what should people do if ICE knocks"
    assert TRIAGE(f"{question} right now").urgent is Situation.DOOR
    chat = "we ate early tonight and the kids went to the beach with my cousin and two dogs, then"
    assert TRIAGE(f"{chat} i wondered {question}").urgent is None


def test_a_message_of_endless_sentences_is_cut() -> None:
    assert len(TRIAGE.tokenize("a. " * 2000).words) < 1100


def test_a_greeting_may_have_two_sentences() -> None:
    assert TRIAGE("Hi there! Good morning.").greeting
    assert not TRIAGE("Hi there! What is 287(g)?").greeting


def test_now_is_never_calm() -> None:
    assert TRIAGE("what do i do if ICE is at my door right now").urgent is Situation.DOOR


@pytest.mark.parametrize(
    "text",
    [
        "kill the bill", "dying to know how they voted", "was the vote political suicide?",
        "there is an ice cream truck outside my house", "who was removed from office?",
        "did police arrest people at work in Key West?", "history of ICE raids",
        "did the police chief have a gun to his head?", "me muero por saber quién votó",
        "m ap mouri pou m konnen kijan yo vote",
    ],
)  # fmt: skip
def test_figures_of_speech_and_history_do_not_alarm(text: str) -> None:
    assert TRIAGE(text).urgent is None


def test_a_figure_of_speech_hides_no_cry_for_help() -> None:
    assert TRIAGE("kill the bill or i will kill myself").urgent is Situation.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "la migra is at my job", "ice esta knocking en mi puerta", "ICE pran my dad",
        "yo pran mari m help", "mi boyfriend me pega",
    ],
)  # fmt: skip
def test_mixed_languages_are_understood(text: str) -> None:
    assert TRIAGE(text).urgent is not None


def test_the_words_are_told_as_typed() -> None:
    triage = TRIAGE("Theyre takng my DAD")
    assert triage.urgent is Situation.TAKEN
    assert triage.matched == ("they", "are", "takng", "my", "dad")


def test_the_hint_decides_only_where_the_words_do_not() -> None:
    assert TRIAGE("la migra está en mi puerta", Language.EN).language is Language.ES
    assert TRIAGE("287g", Language.HT).language is Language.HT


@pytest.mark.parametrize(
    "text",
    ["hola", "Thanks so much!!", "good morning", "sak pase", "mèsi anpil", "test", "buenas tardes"],
)
def test_nothing_but_a_greeting(text: str) -> None:
    assert TRIAGE(text).greeting


@pytest.mark.parametrize("text", ["hola, qué es 287g", "thanks, who voted no?", "", "👋 287g"])
def test_a_greeting_with_a_question_is_a_question(text: str) -> None:
    assert not TRIAGE(text).greeting


@pytest.mark.parametrize(
    "text",
    [
        "anyone want ice?", "is the police chief nice?", "what is icy road?", "is Vanilla Ice on?",
        "who is in Key West?", "WHO HAS ICE?", "what is ICE cream?", "@bob what is 287g?",
        "where is Miami?", "287g is the law", "who cares about 287g?", "is 287g racist?",
    ],
)  # fmt: skip
def test_the_channel_is_not_interrupted(text: str) -> None:
    assert not GATE(text)


@pytest.mark.parametrize(
    "text",
    [
        "what is 287(g)?", "can ice arrest people at a courthouse", "does ICE run Krome?",
        "hey, does anyone know what a detainer is", "qué es el 287g?", "kisa 287g ye",
    ],
)  # fmt: skip
def test_a_genuine_question_in_a_channel_is_taken(text: str) -> None:
    assert GATE(text)


WORD = st.sampled_from(sorted(TRIAGE.lexicon.known_words))


@given(st.text(max_size=300))
def test_any_text_is_sorted_without_an_error(text: str) -> None:
    assert isinstance(TRIAGE(text), Triage)
    assert GATE(text) in (True, False)


@given(st.lists(WORD, max_size=40))
def test_capitals_change_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert TRIAGE(text) == TRIAGE(text.upper())


@given(st.lists(WORD, max_size=40))
def test_what_matched_stands_in_the_message(words: list[str]) -> None:
    spelled = TRIAGE.tokenize(" ".join(words)).words
    assert set(TRIAGE(" ".join(words)).matched) <= set(spelled)


@given(st.lists(WORD, max_size=20), st.lists(WORD, max_size=20))
def test_no_words_around_it_hide_a_wish_to_die(before: list[str], after: list[str]) -> None:
    padding = "and the boat is blue and the sky is wide "
    text = " ".join([*before, padding, "i want to kill myself", padding, *after])
    assert TRIAGE(text).urgent is Situation.SELF_HARM
