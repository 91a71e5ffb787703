"""Triage: one pass over a message before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.languages import Language
from bot.matching.triage.lexicon import Lexicon, PhraseList
from bot.matching.triage.phrases import NEAR, Phrase, after, near
from bot.matching.triage.result import Situation, Triage
from bot.matching.triage.rules import Gate, Rules
from bot.matching.triage.tokens import Tokens

CALM_REACH = 10
"""Words after "if" and its like within which a match counts as asked in general."""
NOW_REACH = 15
"""Words before and after "right now" and its like within which nothing calms."""
LONGEST_GREETING = 15
"""Words of the longest message that can be nothing but a greeting."""
MOST_SPANS = 60
"""Figures of speech looked for in one message; more are not a figure of speech but an attack."""


class _Gate:
    """Phrases that say yes, unless others say no."""

    def __init__(self, lexicon: Lexicon, gate: Gate, key: str) -> None:
        self._say = lexicon.read(gate.say, key, "say")
        self._unless = lexicon.read(gate.unless, key, "unless")

    def found(self, text: Tokens) -> tuple[Phrase, int] | None:
        """The first phrase that says yes and where it begins, unless another says no."""
        first = next(self._say.found(text), None)
        return None if first is None or self._unless.begins(text) else first


@dataclass(frozen=True, slots=True)
class _Situation:
    """The phrases of one situation."""

    id: Situation
    always: bool
    urgent: PhraseList
    likely: PhraseList
    calm: PhraseList


class Triager:
    """Sorts messages by the rules of triage.yaml. Raises KnowledgeError for unreadable ones.

    Calling it with a text, and the language to assume where the words do not tell, gives a
    `Triage`. The same text always gives the same one; 4,000 characters take a few milliseconds.
    """

    def __init__(self, rules: Rules) -> None:
        lexicon = self.lexicon = Lexicon(rules)
        self._harmless = lexicon.read(rules.harmless, "harmless")
        self._calm_before = lexicon.read(rules.calming.before, "calming", "before")
        self._calm_anywhere = lexicon.read(rules.calming.anywhere, "calming", "anywhere")
        self._never_calm = lexicon.read(rules.calming.never, "calming", "never")
        self._questions = lexicon.read(rules.calming.questions, "calming", "questions")
        self._situations = [
            _Situation(
                situation.id,
                situation.always,
                lexicon.read(situation.urgent, "situations", number, "urgent"),
                lexicon.read(situation.likely, "situations", number, "likely"),
                lexicon.read(situation.calm, "situations", number, "calm"),
            )
            for number, situation in enumerate(rules.situations)
        ]
        self._own_case = _Gate(lexicon, rules.own_case, "own_case")
        self._opinion = _Gate(lexicon, rules.opinion, "opinion")
        self._greeting = lexicon.read(rules.greeting, "greeting")
        self.tokenize = lexicon.finish()

    def __call__(self, text: str, hint: Language | None = None) -> Triage:
        """What the message `text` is. `hint` is the language where its words do not tell."""
        tokens = self.without_figures(self.tokenize(text))
        urgent, general, decisive = self._situation(tokens)
        own_case = self._own_case.found(tokens)
        opinion = self._opinion.found(tokens)
        for found in (own_case, opinion):
            decisive = decisive or found
        matched = _matched(tokens, *decisive) if decisive else ()
        return Triage(
            urgent=urgent,
            urgent_general=general,
            own_case=own_case is not None,
            opinion=opinion is not None,
            greeting=self._is_greeting(tokens),
            matched=tuple(tokens.words[position] for position, _ in matched),
            language=self.lexicon.language_of((form for _, form in matched), hint),
        )

    def without_figures(self, tokens: Tokens) -> Tokens:
        """The message without its harmless figures of speech ("ice cream", "dying to know")."""
        return tokens.without(_covered(tokens, self._harmless))

    def _situation(
        self, tokens: Tokens
    ) -> tuple[Situation | None, Situation | None, tuple[Phrase, int] | None]:
        """The urgent situation, or else the one asked about in general, and what decided."""
        calm_zone = self._calm_zone(tokens)
        for situation in self._situations:
            zone = 0 if situation.always else calm_zone
            for found in situation.urgent.found(tokens, zone):
                return situation.id, None, found
        zone = calm_zone | tokens.sentences(self._questions.begins(tokens))
        for situation in self._situations:
            for found in situation.likely.found(tokens, zone):
                return situation.id, None, found
        for kind in ("urgent", "likely", "calm"):
            for situation in self._situations:
                for found in getattr(situation, kind).found(tokens):
                    return None, situation.id, found
        return None, None, None

    def _calm_zone(self, tokens: Tokens) -> int:
        if self._calm_anywhere.begins(tokens):
            calm = tokens.everywhere
        else:
            calm = after(self._calm_before.begins(tokens), CALM_REACH)
        return calm and calm & ~near(self._never_calm.begins(tokens), NOW_REACH)

    def _is_greeting(self, tokens: Tokens) -> bool:
        spoken = tokens.spoken
        if not 0 < spoken.bit_count() <= LONGEST_GREETING:
            return False
        return _covered(tokens, self._greeting) & spoken == spoken


def _covered(tokens: Tokens, phrases: PhraseList) -> int:
    """Positions of words that stand inside any of `phrases`, first MOST_SPANS of them."""
    covered = 0
    left = MOST_SPANS
    for phrase, begun in phrases.found(tokens):
        while begun and left:
            first = begun & -begun
            covered |= phrase.longest_span(first, tokens)
            begun ^= first
            left -= 1
    return covered


def _matched(tokens: Tokens, phrase: Phrase, begun: int) -> Iterable[tuple[int, str]]:
    """Positions and known forms of the words that made `phrase` match where it first begins."""
    first = (begun & -begun).bit_length() - 1
    window = range(max(0, first - NEAR), min(len(tokens.words), first + NEAR + 3))
    found = []
    for position in window:
        forms = [
            form for form in sorted(phrase.vocabulary) if tokens.masks.get(form, 0) >> position & 1
        ]
        if forms:
            typed = tokens.words[position]
            found.append((position, typed if typed in forms else forms[0]))
    return found
