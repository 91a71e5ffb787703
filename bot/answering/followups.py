"""Whether a question leans on the one before it ("and in Miami?", "¿y quién votó en contra?")."""

from bot.languages import Language
from bot.text import words

LONGEST = 8
"""Words; a longer question says by itself what it is about."""

_OPENERS: dict[Language, tuple[tuple[str, ...], ...]] = {
    Language.EN: (
        ("and",), ("but",), ("what", "about"), ("how", "about"), ("why",), ("who",), ("when",),
        ("then",), ("so",), ("also",), ("since", "when",), ("says", "who"), ("by", "whom"),
    ),
    Language.ES: (
        ("y",), ("e",), ("pero",), ("que", "hay", "de"), ("que", "tal"), ("por", "que"), ("quien",),
        ("quienes",), ("cuando",), ("entonces",), ("tambien",), ("desde", "cuando"),
    ),
    Language.HT: (
        ("e",), ("epi",), ("men",), ("poukisa",), ("kiyes",), ("ki", "moun"), ("kile",),
        ("ki", "le"), ("alo",), ("depi", "kile"), ("ak",), ("e", "pou"),
    ),
}  # fmt: skip
_POINTERS = frozenset(
    (
        "it", "that", "this", "he", "she", "they", "them", "there", "his", "her", "their",
        "those", "eso", "esto", "ese", "esa", "ellos", "ellas", "alli", "ahi", "sa", "li", "sila",
    )
)  # fmt: skip
"""Words that point at something said before."""


def is_follow_up(text: str, language: Language) -> bool:
    """True for a short question that opens like a continuation, or points back, or two words."""
    return leans_back(text, language) or 0 < len(words(text)) <= 2


def leans_back(text: str, language: Language) -> bool:
    """True for a short question that opens like a continuation, or points back."""
    asked = words(text)
    if not asked or len(asked) > LONGEST:
        return False
    opens = any(asked[: len(opener)] == opener for opener in _OPENERS[language])
    return opens or any(word in _POINTERS for word in asked)
