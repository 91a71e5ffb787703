import pytest

from bot.languages import Language
from bot.matching.language import detect
from bot.text import fold

EN, ES, HT = Language.EN, Language.ES, Language.HT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what is 287(g)?", EN),
        ("can a sheriff say no", EN),
        ("la migra is at my job", EN),
        ("is it true that they can arrest you on the bus", EN),
        ("¿qué es el 287(g)?", ES),
        ("como votaron los comisionados", ES),
        ("puede la policia preguntarme por mis papeles", ES),
        ("xq regreso cayo hueso al programa", ES),
        ("kisa 287(g) ye?", HT),
        ("èske lapolis ka mande m papye", HT),
        ("poukisa yo te vote ankò", HT),
        ("ki moun ki te siyen akò a", HT),
    ],
)
def test_small_words_tell_the_language_with_and_without_accents(
    text: str, language: Language
) -> None:
    for default in Language:
        assert detect(text, default).language is language
        assert detect(fold(text).upper(), default).language is language


@pytest.mark.parametrize(
    "word", ["yo", "pa", "la", "se", "si", "te", "a", "manda", "arete", "pare"]
)
def test_words_of_two_languages_decide_nothing(word: str) -> None:
    for default in Language:
        guess = detect(word, default)
        assert guess.language is default
        assert guess.margin == 0


@pytest.mark.parametrize("text", ["", "287(g)", "Key West", "🙂", "Miami 2025"])
def test_what_says_nothing_keeps_the_default(text: str) -> None:
    for default in Language:
        assert detect(text, default).language is default
