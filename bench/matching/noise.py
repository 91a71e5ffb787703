"""What noise costs the whole bot, on the project's questions: ``python -m bench.matching.noise``.

Typos, capitals and the like are made from the questions by rule, with fixed seeds. The rules stand
here only: the matcher knows none of these sentences. small_talk.json, by somebody who saw neither
these nor the bot, holds what eight people a language may write before and after a question, some
of them without any sign between.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.questions import TODAY, judge, read_rows
from bot.answering.answer import Kind
from bot.answering.question import Question
from bot.assembly import build_responder, cache_folder
from bot.languages import Language
from bot.text import fold, words

_SMALL = {
    "en": "the a an is are was were do does did to of in for and or what how who when can will it",
    "es": "el la los las un una es son fue de en para y o que como quien cuando puede lo se",
    "ht": "yo la a an nan se te ap pou ak ki kisa kijan kiles eske li",
}
_SLANG = {
    "you": "u", "are": "r", "your": "ur", "what": "wat", "because": "cuz", "people": "ppl",
    "about": "abt", "with": "w", "before": "b4", "know": "kno", "the": "da", "going": "goin",
    "que": "q", "porque": "xq", "para": "pa", "por": "x", "donde": "dnd", "como": "cmo",
    "tambien": "tmb", "estan": "tan", "gente": "gnt",
    "mwen": "m", "poukisa": "pkisa", "eske": "esk", "kisa": "ksa", "tout": "tt", "anpil": "anpl",
}  # fmt: skip
_MIXED = {
    "what": "que", "why": "porque", "who": "quien", "the": "la", "and": "y", "but": "pero",
    "people": "gente", "city": "ciudad", "law": "ley", "with": "con",
    "la": "the", "y": "and", "pero": "but", "porque": "because", "cuando": "when",
    "gente": "people", "policia": "cops", "ley": "law",
    "ak": "avec", "ki": "qui", "nan": "in", "poukisa": "pourquoi", "lwa": "loi", "vil": "ville",
    "polis": "police", "konbyen": "combien",
}  # fmt: skip
_RAMBLE = {
    "en": (
        ("hey everyone hope you are all doing good today, my aunt was asking me this at dinner "
         "and i said i would look because i really do not know, ",
         ". thanks a lot, have a good one"),
        ("sorry if this got posted before, been scrolling for an hour on my phone and my battery "
         "is about to die so i will just type it. a guy i ride the bus with and me had a bet "
         "going. ", " pretty sure he is wrong but whatever lol. appreciate any help you guys give"),
        ("long day, kids finally asleep, sitting on the porch with a beer. so the radio had "
         "somebody on this morning talking a mile a minute and i only caught half of it while "
         "driving, and it kept bugging me at work: ", " anyway that is all, good night yall"),
    ),
    "es": (
        ("hola a todos, disculpen la molestia, estaba hablando con mi vecina ayer en la tienda y "
         "ella no sabia y yo tampoco, ", ". muchas gracias de verdad, que tengan buen dia"),
        ("buenas, soy nuevo en el grupo y no se si aqui se puede preguntar, si no pues lo borran. "
         "anoche en la cena mi suegra salio con el tema y se armo una discusion de dos horas. ",
         " yo digo una cosa y ella otra, a ver quien gana. saludos desde la isla"),
        ("mire, vengo saliendo del trabajo, cansado, y en la radio del carro dijeron algo pero se "
         "fue la senal justo ahi, que coraje. entonces me quede con la duda todo el camino: ",
         " bueno, era eso nada mas, un abrazo y bendiciones para todos"),
    ),
    "ht": (
        ("bonjou tout moun, eskize m wi, mwen te ap pale ak kouzen mwen ye swa epi nou pa t "
         "dako, ", ". mesi anpil, pase bon jounen"),
        ("bonswa gwoup la, mwen fek antre isit la, si se pa bon kote a di m tanpri. maten an nan "
         "radyo yo t ap fe yon gwo deba, men mwen te nan bis la ak anpil bri epi m pa t tande "
         "byen. ", " mesi davans, bondye beni nou tout"),
        ("alo zanmi m yo, jounen an te long anpil, m fek fin manje, m chita sou galri a. madanm "
         "ki vann bo lakay la te di yon bagay, mari l te di yon lot bagay, yo tou de t ap rele: ",
         " enben se sa selman, demen si dye vle"),
    ),
}  # fmt: skip
_BESIDE = {"a": "s", "e": "r", "i": "o", "o": "p", "u": "i", "n": "m", "t": "y", "s": "d", "r": "t",
           "c": "v", "l": "k", "d": "f", "m": "n", "p": "o", "g": "h", "h": "j"}  # fmt: skip

_OTHERS = json.loads(Path(__file__).with_name("small_talk.json").read_text(encoding="utf-8"))

Noise = Callable[[str, str, Random], str]


def _slipped(text: str, random: Random, slips: Callable[[str, int], tuple[str, ...]]) -> str:
    """One of the longer words with one of the slips that `slips` gives for a place in it."""
    found = text.split()
    long = [place for place, word in enumerate(found) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    place = random.choice(long)
    found[place] = random.choice(slips(found[place], random.randrange(1, len(found[place]) - 1)))
    return " ".join(found)


def _typo(text: str, _language: str, random: Random) -> str:
    """Two letters exchanged, left out or doubled."""
    return _slipped(
        text,
        random,
        lambda word, at: (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ),
    )


def _miss(text: str, _language: str, random: Random) -> str:
    """The key beside a letter's is hit instead of it, or after it."""

    def slips(word: str, at: int) -> tuple[str, ...]:
        beside = _BESIDE.get(word[at].lower(), "e")
        return word[:at] + beside + word[at + 1 :], word[: at + 1] + beside + word[at + 1 :]

    return _slipped(text, random, slips)


def _replaced(text: str, table: dict[str, str]) -> str:
    return " ".join(table.get(word, word) for word in words(text))


def _keywords(text: str, language: str, _random: Random) -> str:
    small = set(_SMALL[language].split())
    return " ".join(word for word in words(text) if word not in small) or text


def _rambled(text: str, language: str, random: Random) -> str:
    before, after = random.choice(_RAMBLE[language][1:])
    return before + text + after


def _by_others(text: str, language: str, random: Random) -> str:
    before, after = random.choice(_OTHERS[language])
    return str(before + text + after)


NOISES: dict[str, Noise] = {
    "as asked": lambda text, _l, _r: text,
    "one typo": _typo,
    "two typos": lambda text, lang, r: _typo(_typo(text, lang, r), lang, r),
    "two wrong keys": lambda text, lang, r: _miss(_miss(text, lang, r), lang, r),
    "no accents, no signs": lambda text, _l, _r: " ".join(words(text)),
    "capitals": lambda text, _l, _r: text.upper(),
    "keywords": _keywords,
    "texting": lambda text, _l, _r: _replaced(fold(text), _SLANG),
    "two languages": lambda text, _l, _r: _replaced(fold(text), _MIXED),
    "rambling": lambda text, lang, _r: _RAMBLE[lang][0][0] + text + _RAMBLE[lang][0][1],
    "rambling, 60 words": _rambled,
    "rambling of others, 60 words": _by_others,
}


def main() -> None:
    """Prints a row a noise: shares of the questions, among them the alarms (counted as wrong)."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching.noise")
    parser.add_argument("--split", choices=("dev", "held"), default="held")
    split = parser.parse_args().split
    responder = build_responder(cache=cache_folder())
    decoys = {e.id for e in responder.knowledge.entries.values() if e.is_decoy}
    rows = [r for r in read_rows("subject-*.jsonl") if r["split"] == split and r["entries"]]
    spoken = [language.value for language in Language]
    print(f"{split} half, {len(rows)} questions, by the whole bot\n")
    print(
        "| noise | right | wrong | right or offered | alarms | right: " + " | ".join(spoken) + " |"
    )
    print("|---|---|---|---|---|" + "---|" * len(spoken))
    for name, noise in NOISES.items():
        became, alarms = [], 0
        for place, row in enumerate(rows):
            text = noise(row["q"], row["lang"], Random(place))  # noqa: S311
            answer = responder.respond(Question(text), TODAY)
            alarms += answer.kind is Kind.URGENT
            became.append(judge(row, answer, decoys))
        of = [[verdict for group, verdict in became if group == code] for code in spoken]
        every = [verdict for _, verdict in became]
        right = every.count("right") / len(every)
        shares = (
            right,
            every.count("wrong") / len(every),
            right + every.count("offered") / len(every),
        )
        spread = (found.count("right") / len(found) for found in of)
        counted = (*shares, alarms / len(every), *spread)
        print(f"| {name} | " + " | ".join(f"{share:.3f}" for share in counted) + " |", flush=True)


if __name__ == "__main__":
    main()
