"""Text for pictures: words that can be broken, and sentences that fit an alt text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from bot.pictures.picture import ALT_CHARACTERS

LONGEST_WORD = 22
"""Letters of a word that the typesetter can always place on a line; longer ones get breaks."""
_EVERY = 9
"""Letters between two places where such a word may be broken."""
_BREAK = "\N{SOFT HYPHEN}"
_JOINER = "\N{ZERO WIDTH JOINER}"
_ENDS = ".!?…"
_LAW = re.compile(r"\b(SB|HB|ss?\.) (?=\d)")
"""What must not end a line without its number."""


def breakable(text: str) -> str:
    """`text` on one line, with soft hyphens in words too long for a line of a picture.

    A soft hyphen shows only where a line is broken. Letters with their accents, and emoji joined
    to one sign, stay whole. Control characters become spaces.
    """
    words = " ".join(_word(word) for word in _clean(text).split())
    return _LAW.sub("\\1\N{NO-BREAK SPACE}", words)


def _clean(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)


def held(title: str) -> str:
    """`title` with its last short words kept on one line, so that no "1" stands alone."""
    words = breakable(title).split(" ")
    while len(words) > 1 and len(words[-1].rsplit("\N{NO-BREAK SPACE}", 1)[0]) <= 2:
        last = words.pop()
        words[-1] += f"\N{NO-BREAK SPACE}{last}"
    return " ".join(words)


def _word(word: str) -> str:
    if any(map(str.isdigit, word)) or "://" in word:
        # "6-1" and an address must not end a line with their hyphen; Spanish would even repeat it.
        word = word.replace("-", "\N{NON-BREAKING HYPHEN}")
    if len(word) <= LONGEST_WORD:
        return word
    if "/" in word:  # an address is broken after a slash, where a hyphen would be read as its own
        return "/\N{ZERO WIDTH SPACE}".join(_word(piece) for piece in word.split("/"))
    parts = [""]
    count = 0
    for sign in _signs(word):
        if count >= _EVERY:
            parts.append("")
            count = 0
        parts[-1] += sign
        count += 1
    return _BREAK.join(parts)


def _signs(word: str) -> Iterator[str]:
    sign = ""
    for character in word:
        joined = sign.endswith(_JOINER) or character == _JOINER
        if sign and not joined and not unicodedata.category(character).startswith("M"):
            yield sign
            sign = ""
        sign += character
    yield sign


def sentence(text: str) -> str:
    """`text` on one line with a full stop, unless it ends like a sentence already."""
    text = " ".join(_clean(text).split())
    return text if not text or text[-1] in _ENDS else f"{text}."


def length(text: str) -> int:
    """The length of `text` as Discord counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def alt_text(opening: str, items: Sequence[str], more: Callable[[int], str]) -> str:
    """`opening` and as many of `items` as fit into an alt text, each a whole sentence.

    Where some do not fit, ``more(count)`` says how many are left out.
    """
    said = [sentence(opening)]
    for index, item in enumerate(items):
        rest = len(items) - index - 1
        closing = [sentence(more(rest))] if rest else []
        if length(" ".join((*said, sentence(item), *closing))) > ALT_CHARACTERS:
            return " ".join((*said, sentence(more(len(items) - index))))
        said.append(sentence(item))
    return " ".join(said)
