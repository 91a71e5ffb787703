"""Three languages that say the same, in plain words, without words that go stale."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from bot.knowledge.base import Text
from bot.knowledge.checks.readability import flesch_kincaid_grade
from bot.knowledge.models import Entry
from bot.knowledge.problems import Problem
from bot.knowledge.shelf import Shelf
from bot.knowledge.strict_yaml import Path
from bot.languages import Language
from bot.text import fold

QUOTATION_WORDS = 30
"""Longest quotation, so that our own words carry the account."""
ANSWER_GRADE = 9.0
"""Highest Flesch-Kincaid grade of an English answer, names counted as short words."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTATION = re.compile(r'"([^"]{1,2000})"')
_STALE = {
    Language.EN: ("currently", "recently", "nowadays", "at present", "so-called", "crackdown"),
    Language.ES: ("actualmente", "recientemente", "hoy en día", "en la actualidad"),
    Language.HT: ("kounye a", "kounyea", "dènyèman"),
}
_STALE_PATTERNS = {
    language: re.compile(r"\b(" + "|".join(map(re.escape, map(fold, words))) + r")\b")
    for language, words in _STALE.items()
}


def check_language(shelf: Shelf) -> Iterator[Problem]:
    """Problems of parity between languages, of stale words, quotations and reading level."""
    for items in list(shelf.items.values()):
        for item in items:
            for path, text in texts_of(item.value):
                for path_in, message in _faults(text):
                    yield item.problem((*path, *path_in), message)
    for entry in shelf.of(Entry):
        grade = flesch_kincaid_grade(entry.value.answer.en, names_are_short=True)
        if grade > ANSWER_GRADE:
            message = (
                f"reads at grade {grade:.1f}; use shorter sentences and words "
                f"({ANSWER_GRADE:.0f} at most)"
            )
            yield entry.problem(("answer", "en"), message)


def texts_of(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text inside a model, itself included, with its path."""
    if isinstance(value, Text):
        yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from texts_of(part, (*path, index))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, written alike: ``1,843`` is 1843, ``908.103`` stays."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))


def _faults(text: Text) -> Iterator[tuple[Path, str]]:
    english = numbers_in(text.en)
    for language in (Language.ES, Language.HT):
        other = numbers_in(text.get(language))
        if other != english:
            told = [f"{number} is missing" for number in sorted(english - other)]
            told += [f"{number} is not in the English" for number in sorted(other - english)]
            yield (language.value,), "numbers differ from the English: " + ", ".join(told)
    for language in Language:
        words = text.get(language)
        stale = _STALE_PATTERNS[language].search(fold(words))
        if stale:
            yield (language.value,), f"says {stale[0]!r}, which goes stale; write as of a date"
        for quotation in _QUOTATION.findall(words):
            count = len(quotation.split())
            if count > QUOTATION_WORDS:
                message = f"quotes {count} words in a row; quote at most {QUOTATION_WORDS}"
                yield (language.value,), message
