"""Channel mode: is a message that nobody addressed to the bot a question for it?"""

import re
from collections.abc import Iterator

from bot.matching.triage.lexicon import Lexicon
from bot.matching.triage.rules import Rules
from bot.matching.triage.triager import Triager

LONGEST_MESSAGE = 60
"""Words of the longest message taken for a question to anybody; longer ones are stories."""

_MENTION = re.compile(r"(?<!\w)@\w|<[@#]")
_CLAUSE_END = re.compile(r"[.!?;:,](?=\s|$)|\n")
_WORD = re.compile(r"[^\W_]+")


class ChannelGate:
    """Says of a message whether it is a genuine question inside the bot's subject.

    `triager` and the gate share the rules of triage.yaml. In doubt it says no: silence costs
    nothing, an interruption does.
    """

    def __init__(self, rules: Rules, triager: Triager) -> None:
        self._triager = triager
        lexicon, channel = Lexicon(rules), rules.channel
        self._scope = lexicon.read(channel.scope, "channel", "scope")
        self._context = lexicon.read(channel.ice_context, "channel", "ice_context")
        self._question = lexicon.read(channel.question, "channel", "question")
        self._if_marked = lexicon.read(channel.question_if_marked, "channel", "question_if_marked")
        self._unless = lexicon.read(channel.unless, "channel", "unless")
        self._tokenize = lexicon.finish()

    def __call__(self, text: str) -> bool:
        """Whether `text` is a genuine question that the bot should try to answer unasked."""
        if _MENTION.search(text) or len(text.split()) > LONGEST_MESSAGE:
            return False
        tokens = self._triager.without_figures(self._tokenize(text))
        if not (self._scope.begins(tokens) or self._is_about_ice(text)):
            return False
        if self._unless.begins(tokens) or not self.is_question(text):
            return False
        triage = self._triager(text)
        return not (triage.urgent or triage.own_case or triage.opinion)

    def _is_about_ice(self, text: str) -> bool:
        """Whether "ICE" stands for the agency: in capitals, or beside a word of immigration."""
        tokens = self._triager.without_figures(self._tokenize(text))
        if "ice" not in tokens.masks:
            return False
        written = "ICE" in _WORD.findall(text) and not text.isupper()
        return written or bool(self._context.begins(tokens))

    def is_question(self, text: str) -> bool:
        """Whether a clause of `text` begins as questions do, whatever it is about."""
        for clause, end in _clauses(text):
            tokens = self._tokenize(clause)
            if self._question.begins(tokens) or (end == "?" and self._if_marked.begins(tokens)):
                return True
        return False


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """The clauses of `text`, each with the sign that ends it."""
    start = 0
    for end in _CLAUSE_END.finditer(text):
        yield text[start : end.start()], end.group()
        start = end.end()
    yield text[start:], ""
