"""Which of the three languages a text is written in, by small words, signs and endings."""

from dataclasses import dataclass

from bot.languages import Language
from bot.text import words

MARGIN = 0.5
"""Points by which a language must lead to overrule the default.

On titles and example questions of the knowledge base, with English as the default: 0.5 and 1.0
points give es .916/.875 and ht .954/.925 right, en .993/1.0. Most of the rest are keywords.
"""
_LONGEST = 80
"""Words looked at: enough to be sure, and bounded."""

_WORDS = {
    Language.EN: (
        "the is are was were be been do does did has have had will would can could should what "
        "who how why when where which that this these those there their they them he she his her "
        "it its my your our we you i im and or not of to in for from with by about at if because "
        "dont doesnt didnt cant isnt whats wheres whos any some into than just only get got u ur "
        "police law city county jail immigration sheriff warrant agreement people court judge vote "
        "lawsuit supreme license fine bill against letter attorney officers agencies money cost "
        "school papers arrests signed board death before after many much explained fee rule first"
    ),
    Language.ES: (
        "el los las un una unos del al que quien quienes como cuando donde cual cuales cuanto "
        "cuantos por para con sin sobre es son era fue esta estan este esto ese eso esos hay ser "
        "estar tiene tienen tengo puede pueden puedo debe hace hacen y o u no mas pero porque "
        "tambien entre desde hasta muy ya mi mis su sus nos les lo ellos ella usted q xq pq "
        "policia ley ciudad condado carcel migra abogado hijo hijos votar firmar acuerdo corte "
        "juez jueza demanda suprema licencia multa contra carta fiscal oficiales agencias dinero "
        "costo escuela papeles inmigracion politica millones junta seccion antes despues centro"
    ),
    Language.HT: (
        "kisa ki kiyes kijan kouman kile poukisa konbyen kote eske nan pou ak avek ye mwen m ou w "
        "li l nou n sou yon gen genyen fe ap pral t tap ka kapab dwe vle konnen moun sa kap nap "
        "lap wap anpil tout lot paske oswa men depi jiska anba anvan apre lontan toujou janm "
        "anko lapolis polis imigrasyon lwa vil konte prizon avoka pitit siyen ayisyen k sot rive "
        "tribinal jij lisans amann pwoje lanmo let pwokire ofisye biwo ajans lajan lekol papye "
        "seksyon milyon dola florid premye lame depite komisyone senate achte fason kite"
    ),
}
_WEAK = frozenset(
    ("m", "w", "l", "n", "k", "t", "u", "o", "y", "no", "i", "in", "men", "ki", "lo", "les", "ap",
     "mas", "of", "to", "he", "she", "sin")
)  # fmt: skip
"""Short forms that another language has too: worth half."""
_NONE = frozenset(
    ("yo", "pa", "la", "se", "si", "te", "a", "manda", "arete", "pare", "pale", "an", "on", "e",
     "de", "en", "vote")
)  # fmt: skip
"""Common in two languages: worth nothing."""
_ENDINGS = {
    Language.EN: ("ing", "tion", "ness", "ght", "ould", "ly", "wn", "ck", "ship", "ies"),
    Language.ES: (
        "cion", "ciones", "mente", "ando", "iendo", "aron", "ieron", "idad", "ado", "ados", "ada",
        "adas", "ido", "idos", "ncia", "ario", "arios", "eria", "ales", "ores", "ero", "eros",
    ),
    Language.HT: (
        "syon", "zyon", "man", "asyon", "iyen", "isyen", "tik", "eman", "ay", "wa", "ik", "ann",
        "enn", "onn", "aj", "ye", "wo", "ke",
    ),
}  # fmt: skip
_SIGNS = {
    Language.ES: {"ñ": 2.0, "¿": 2.0, "¡": 2.0, "á": 1.0, "í": 1.0, "ó": 1.0, "ú": 1.0},
    Language.HT: {"è": 1.0, "ò": 1.0, "à": 0.5},
}
_ENDING_POINTS = 0.5
_SIGN_LIMIT = 2.0
"""Points that signs can give in all: a name with an accent must not outweigh a sentence."""


def _points() -> dict[str, dict[Language, float]]:
    table: dict[str, dict[Language, float]] = {}
    for language, listed in _WORDS.items():
        for word in listed.split():
            if word not in _NONE:
                table.setdefault(word, {})[language] = 0.5 if word in _WEAK else 1.0
    return table


_POINTS = _points()


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language and by how many points it leads the next one (0: undecided)."""

    language: Language
    margin: float


def detect(text: str, default: Language) -> LanguageGuess:
    """The language of `text`; `default` where no language leads by MARGIN points."""
    scores = dict.fromkeys(Language, 0.0)
    for word in words(text)[:_LONGEST]:
        points = _POINTS.get(word)
        if points is not None:
            for language, worth in points.items():
                scores[language] += worth
        elif len(word) > 4 and word not in _NONE:
            for language, endings in _ENDINGS.items():
                if word.endswith(endings):
                    scores[language] += _ENDING_POINTS
    signs = text.casefold()
    for language, listed in _SIGNS.items():
        worth = sum(points for sign, points in listed.items() if sign in signs)
        scores[language] += min(worth, _SIGN_LIMIT)
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]
    margin = scores[best] - scores[second]
    return LanguageGuess(best if margin >= MARGIN else default, margin)
