"""How hard a text is to read, by published formulas."""

import re
import unicodedata

_SENTENCE_END = re.compile(r"[.!?:;](?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:-]*")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SPANISH_STRONG = frozenset("aeoáéó")
_SPANISH_WEAK = frozenset("iuü")
_SPANISH_ACCENTED_WEAK = frozenset("íú")


def flesch_kincaid_grade(text: str, *, names_are_short: bool = False) -> float:
    """US school grade of an English text (Kincaid et al. 1975).

    With `names_are_short`, a capitalised word inside a sentence counts one syllable: the reader
    meets "Uthmeier" or "Key West Commission" as one sign, and no simpler word can replace it.
    """
    words, sentences = _words(text), _sentences(text)
    if not words:
        return 0.0
    syllables = 0
    first = True
    for word, ends in words:
        is_name = names_are_short and word[0].isupper() and not first
        syllables += 1 if is_name else _english_syllables(word)
        first = ends
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def szigriszt_ease(text: str) -> float:
    """Ease of a Spanish text, 0 to 100 (Szigriszt-Pazos 1993; INFLESZ calls 55 to 65 normal)."""
    words, sentences = _words(text), _sentences(text)
    if not words:
        return 100.0
    syllables = sum(_spanish_syllables(word) for word, _ in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences


def words_per_sentence(text: str) -> float:
    """Mean sentence length in words, for languages without a published formula."""
    return len(_words(text)) / _sentences(text)


def _words(text: str) -> list[tuple[str, bool]]:
    """Each word, and whether a sentence ends right after it."""
    return [
        (match[0], bool(_SENTENCE_END.match(text, match.end()))) for match in _WORD.finditer(text)
    ]


def _sentences(text: str) -> int:
    return max(1, len(_SENTENCE_END.findall(text)))


def _english_syllables(word: str) -> int:
    if word[0].isdigit() or word.isupper():
        return 1
    folded = unicodedata.normalize("NFKD", word.lower())
    groups = len(_ENGLISH_VOWELS.findall(folded))
    if folded.endswith("e") and not folded.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    if folded.endswith("ed") and not folded.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(1, groups)


def _spanish_syllables(word: str) -> int:
    if word[0].isdigit() or word.isupper():
        return 1
    count, previous = 0, ""
    for letter in word.lower():
        strong = letter in _SPANISH_STRONG
        accented = letter in _SPANISH_ACCENTED_WEAK
        weak = letter in _SPANISH_WEAK
        if strong or accented or weak:
            after_vowel = previous in _SPANISH_STRONG | _SPANISH_WEAK | _SPANISH_ACCENTED_WEAK
            joins = after_vowel and not accented and (weak or previous in _SPANISH_WEAK)
            count += not joins
        previous = letter
    return max(1, count)
