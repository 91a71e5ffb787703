"""The rules made ready to use: groups resolved, phrases read, words gathered."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from bot.knowledge.problems import KnowledgeError, Problem, key_of
from bot.knowledge.strict_yaml import Path
from bot.languages import Language
from bot.matching.triage.phrases import Phrase, PhraseError, PhraseReader
from bot.matching.triage.pieces import Choice, Node
from bot.matching.triage.rules import FILE, Lines, Rules
from bot.matching.triage.tokens import Tokenizer, Tokens
from bot.matching.triage.typos import Typos
from bot.text import words


class PhraseList:
    """Phrases that mean the same to triage, in all languages."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_clue: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for word in phrase.clues[0]:
                self._by_clue.setdefault(word, []).append(number)

    def found(self, text: Tokens, outside: int = 0) -> Iterator[tuple[Phrase, int]]:
        """Each phrase that is found, and where it begins: never at a boundary of `outside`."""
        present = text.present
        possible = {n for word in self._by_clue.keys() & present for n in self._by_clue[word]}
        for number in sorted(possible):
            phrase = self.phrases[number]
            if any(map(present.isdisjoint, phrase.clues)):
                continue
            if begun := phrase.begins(text, outside):
                yield phrase, begun

    def begins(self, text: Tokens) -> int:
        """Boundaries where any of the phrases is found."""
        found = 0
        for _, begun in self.found(text):
            found |= begun
        return found


class Lexicon:
    """Everything that triage knows about words."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.faults: list[tuple[Path, str]] = []
        self._groups: dict[str, Node] = {}
        self._languages: dict[str, set[Language]] = {}
        self._readers = {
            language: PhraseReader(partial(_canonical, rules.spellings.get(language)), self._groups)
            for language in Language
        }
        for name, lines in rules.groups.items():
            phrases = self.read(lines, "groups", name).phrases
            self._groups[name] = Choice(tuple(_as_node(phrase) for phrase in phrases))

    def read(self, lines: Lines, *path: str | int) -> PhraseList:
        """Read the phrases of `lines`, which stand at `path`; `faults` takes what is wrong."""
        phrases = []
        for language, sources in lines.by_language():
            for number, source in enumerate(sources):
                try:
                    phrase = self._phrase(language, source)
                except PhraseError as error:
                    self.faults.append(((*path, language.value, number), str(error)))
                    continue
                phrases.append(phrase)
                for word in _own_words(source, phrase):
                    self._languages.setdefault(word, set()).add(language)
        return PhraseList(phrases)

    def _phrase(self, language: Language, source: str) -> Phrase:
        """The phrase that `source` writes, read once for all who share the rules."""
        kept = self._rules.phrases_read
        if (language, source) not in kept:
            kept[language, source] = self._readers[language].phrase(source)
        phrase: Phrase = kept[language, source]
        return phrase

    def finish(self) -> Tokenizer:
        """The tokenizer for all phrases read. Raises KnowledgeError if some could not be."""
        if self.faults:
            raise KnowledgeError(Problem(FILE, 1, key_of(path), text) for path, text in self.faults)
        ordinary = [word for line in self._rules.ordinary_words for word in words(line)]
        return Tokenizer(_spellings(self._rules), Typos(self._languages, ordinary))

    @property
    def known_words(self) -> frozenset[str]:
        """Every word that a phrase or group writes."""
        return frozenset(self._languages)

    def language_of(self, found: Iterable[str], hint: Language | None) -> Language | None:
        """The language that most of the words `found` belong to alone; `hint` where it is open."""
        votes = dict.fromkeys(Language, 0)
        for word in found:
            languages = self._languages.get(word, set())
            if len(languages) == 1:
                votes[next(iter(languages))] += 1
        most = max(votes.values())
        leaders = [language for language, count in votes.items() if count == most]
        return leaders[0] if len(leaders) == 1 else hint


def _as_node(phrase: Phrase) -> Node:
    only = phrase.parts[0].pieces
    return only[0] if len(only) == 1 and len(phrase.parts) == 1 else phrase.parts[0]


def _own_words(source: str, phrase: Phrase) -> frozenset[str]:
    """Words that the phrase itself writes, not those of the groups it names."""
    if "<" not in source:
        return phrase.vocabulary
    outside = " ".join(piece for piece in source.split() if "<" not in piece)
    return phrase.vocabulary.intersection(words(outside.replace("|", " ")))


def _spellings(rules: Rules) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for language in Language:
        for typed, written in rules.spellings.get(language).items():
            merged[typed] = (*merged.get(typed, ()), written)
    return merged


def _canonical(spellings: Mapping[str, str], text: str) -> Iterator[str]:
    """The words of a phrase, its own language's texting forms written out."""
    for word in words(text):
        yield from spellings.get(word, word).split()
