"""What noise costs, on the project's labelled questions: ``python -m bench.matching.noise``.

Typos, capitals and the like are made from the questions by rule, with fixed seeds.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from bot.assembly import examples_of
from bot.knowledge.loader import load
from bot.knowledge.location import shipped_folder
from bot.languages import Language
from bot.matching.matcher import build, load_encoder
from bot.text import fold, words

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "questions"
_SMALL = {
    "en": "the a an is are was were do does did to of in for and or what how who when can will it",
    "es": "el la los las un una es son fue de en para y o que como quien cuando puede lo se",
    "ht": "yo la a an nan se te ap pou ak ki kisa kijan kiles eske li",
}
_SLANG = {
    "you": "u", "are": "r", "your": "ur", "what": "wat", "because": "cuz", "people": "ppl",
    "about": "abt", "que": "q", "porque": "xq", "para": "pa", "por": "x", "donde": "dnd",
    "mwen": "m", "poukisa": "pkisa", "eske": "esk",
}  # fmt: skip
_MIXED = {
    "what": "que", "why": "porque", "who": "quien", "the": "la", "and": "y", "but": "pero",
    "la": "the", "y": "and", "pero": "but", "porque": "because", "ak": "avec", "ki": "qui",
    "nan": "in", "poukisa": "pourquoi",
}  # fmt: skip
_RAMBLE = {
    "en": ("hey everyone hope you are all doing good today, my aunt was asking me this at dinner "
           "and i said i would look because i really do not know, ",
           ". thanks a lot, have a good one"),
    "es": ("hola a todos, disculpen la molestia, estaba hablando con mi vecina ayer en la tienda y "
           "ella no sabia y yo tampoco, ", ". muchas gracias de verdad, que tengan buen dia"),
    "ht": ("bonjou tout moun, eskize m wi, mwen te ap pale ak kouzen mwen ye swa epi nou pa t "
           "dako, ", ". mesi anpil, pase bon jounen"),
}  # fmt: skip

Noise = Callable[[str, str, Random], str]


def _typo(text: str, _language: str, random: Random) -> str:
    """Two letters exchanged, left out or doubled in one of the longer words."""
    found = text.split()
    long = [place for place, word in enumerate(found) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    place = random.choice(long)
    word = found[place]
    at = random.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    )
    found[place] = random.choice(slips)
    return " ".join(found)


def _replaced(text: str, table: dict[str, str]) -> str:
    return " ".join(table.get(word, word) for word in words(text))


def _keywords(text: str, language: str, _random: Random) -> str:
    small = set(_SMALL[language].split())
    return " ".join(word for word in words(text) if word not in small) or text


NOISES: dict[str, Noise] = {
    "as asked": lambda text, _l, _r: text,
    "one typo": _typo,
    "two typos": lambda text, lang, r: _typo(_typo(text, lang, r), lang, r),
    "no accents, no signs": lambda text, _l, _r: " ".join(words(text)),
    "capitals": lambda text, _l, _r: text.upper(),
    "keywords": _keywords,
    "texting": lambda text, _l, _r: _replaced(fold(text), _SLANG),
    "two languages": lambda text, _l, _r: _replaced(fold(text), _MIXED),
    "rambling": lambda text, lang, _r: _RAMBLE[lang][0] + text + _RAMBLE[lang][1],
}


def main() -> None:
    """Prints right first, among three, and answered rightly and wrongly, a row a noise."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching.noise")
    parser.add_argument("--split", choices=("dev", "held"), default="held")
    split = parser.parse_args().split
    knowledge = load(shipped_folder())
    matcher, _ = build(examples_of(knowledge), encoder=load_encoder())
    rows = [
        json.loads(line)
        for path in sorted(QUESTIONS.glob("subject-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    rows = [row for row in rows if row["split"] == split and row["entries"]]
    print(f"{split} half, {len(rows)} questions, by the matcher alone\n")
    print("| noise | first | first three | answered rightly | wrongly |\n|---|---|---|---|---|")
    for name, noise in NOISES.items():
        first = three = right = wrong = 0
        for place, row in enumerate(rows):
            text = noise(row["q"], row["lang"], Random(place))  # noqa: S311
            match = matcher.match(text, Language(row["lang"]))
            found = [candidate.entry for candidate in match.candidates[:3]]
            hit = bool(found) and found[0] in row["entries"]
            first += hit
            three += bool(set(found) & set(row["entries"]))
            right += hit and match.decision == "answer"
            wrong += not hit and match.decision == "answer"
        shares = (f"{count / len(rows):.3f}" for count in (first, three, right, wrong))
        print(f"| {name} | " + " | ".join(shares) + " |", flush=True)


if __name__ == "__main__":
    main()
