"""The folded form of a text and its words: what everything that compares texts compares."""

import re
import unicodedata

MAX_QUESTION = 500
"""Characters read of a question: the longest of the public test sets has 433."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʻʼʽˈ`´′＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\ufdfa\ufdfb", " "),
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    }
)  # fmt: skip
"""U+FDFA and U+FDFB are whole sentences in one sign (18 letters), the slowest thing to unfold."""
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?!\d)"  # 1,843
    r"|\d+(?:\.\d+)+[a-z]?(?![^\W_])"  # 908.103
    r"|(?<![^\W_])[a-z]-\d{1,4}[a-z]?(?![^\W_])"  # i-247a
    r"|(?<![^\W_])[a-z](?:\.[a-z]){1,8}(?![^\W_])"  # u.s.
    r"|[^\W_]+(?:'[^\W_]+)*"  # sheriff's, m'ap
)
"""Every repetition is bounded or has one way to match, so the time is linear in the text."""
_BILL = re.compile(
    r"(?<![^\W_])(?:(s|h)\.? ?(b|r|jr)\.?|(senate|house) bill)[ -]{0,2}(?:no\.? )?(\d{1,5})"
    r"(?:-?([a-z]))?(?![^\W_])"
)
_FORM = re.compile(r"i?(\d{1,3}[a-z]?)")
_FORMS = frozenset(
    ("9", "94", "130", "200", "203", "205", "213", "247", "247a", "247d", "247g", "247n", "247x",
     "485", "589", "765", "821d", "862")
)  # fmt: skip
"""Numbers of federal immigration forms that people write without the hyphen."""
_PAIRS = {("287", "g"): "287g", ("1357", "g"): "1357g", ("e", "verify"): "everify"}
_IS = frozenset(
    ("what", "who", "where", "when", "how", "why", "that", "it", "he", "she", "there", "here",
     "let", "que", "qui", "ki", "everyone")
)  # fmt: skip
_JOINED_ENDS = frozenset(("re", "ve", "ll", "d", "em", "all", "am", "clock"))


def fold(text: str) -> str:
    """`text` without case, accents, control characters and typographic signs; spaces are single.

    Folding twice changes nothing. The time is linear in the text.
    """
    if not text.isascii():
        text = _bare(_bare(text).casefold())
    text = text.casefold().replace("`", "'")
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, each name of a law or form in one spelling.

    ``287(g)``, ``287 g`` and ``287g`` give ``287g``; ``SB 168`` and ``Senate Bill 168`` give
    ``sb168``; ``908.103`` and ``i-247a`` stay whole. English contractions lose the apostrophe
    (``don't``: ``dont``), possessives their ending, and the short pronouns of Haitian Creole
    stand alone (``m'ap``: ``m``, ``ap``).
    """
    folded = _BILL.sub(_bill, fold(text))
    found: list[str] = []
    for token in _TOKEN.findall(folded):
        if "'" in token:
            found.extend(_parts(token))
        elif token[0].isdigit():
            found.append(token.replace(",", ""))
        else:
            found.append(token.replace(".", ""))
    return tuple(_named(found))


def clip(text: str) -> str:
    """The first MAX_QUESTION characters of `text`, without half a word at the end."""
    if len(text) <= MAX_QUESTION:
        return text
    cut = text[:MAX_QUESTION]
    if text[MAX_QUESTION].isspace():
        return cut
    whole = cut.rsplit(maxsplit=1)[0]
    return whole if len(whole) > MAX_QUESTION // 2 else cut


class _Kept(dict[int, int | None]):
    """What is left of a character, looked up once: None of combining marks and invisible signs."""

    def __missing__(self, code: int) -> int | None:
        gone = unicodedata.combining(chr(code)) or unicodedata.category(chr(code)) == "Cf"
        self[code] = None if gone else code
        return self[code]


_KEPT = _Kept()
"""At most a row a character of Unicode. Looking each one up anew took a third of all folding."""


def shorten(text: str, limit: int) -> str:
    """`text` in at most `limit` characters; what is longer ends after a whole word, with "…"."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _bare(text: str) -> str:
    """`text` in compatibility form without combining marks and invisible format characters."""
    return unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN).translate(_KEPT)


def _bill(match: re.Match[str]) -> str:
    letter, kind, chamber, number, session = match.groups()
    name = f"{letter}{kind}" if letter else f"{chamber[0]}b"
    return f" {name}{number}{session or ''} "


def _parts(token: str) -> list[str]:
    """The words of a token with apostrophes; which are English, and which Creole or French."""
    *stem, end = token.split("'")
    if len(stem) == 1:
        first = stem[0]
        if end == "s":
            return [first + "s" if first in _IS else first]
        if (
            end in _JOINED_ENDS
            or (end == "t" and first.endswith("n"))
            or (end == "m" and first == "i")
            or first == "o"
        ):
            return [first + end]
    return [*stem, end]


def _named(tokens: list[str]) -> list[str]:
    """`tokens` with the names of laws and forms that are written in parts put together."""
    named: list[str] = []
    for token in tokens:
        before = named[-1] if named else ""
        if (before, token) in _PAIRS:
            named[-1] = _PAIRS[before, token]
        elif before == "i" and token in _FORMS:
            named[-1] = f"i-{token}"
        else:
            form = _FORM.fullmatch(token) if token.startswith("i") else None
            named.append(f"i-{form[1]}" if form and form[1] in _FORMS else token)
    return named
