"""The urgent cards: what a rule hears, what sounds like it, and what is asked in general."""

from bot.answering.answer import Answer, Kind, Understanding
from bot.answering.compose import card_answer
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.matcher import Match
from bot.matching.triage import Situation, Triage

HEARD = 0.4
"""Share of the belief in urgent situations from which a message is a cry for help without any rule.
Of the 252 last cases of tests/questions/urgent.jsonl, which are no examples, .3, .4, .5 and .6
hear 234, 223, 213 and 198; of 2,250 ordinary questions (tests/questions/ordinary, subject-*,
refer_opinion and fresh-*) 36, 25, 18 and 15 get a card, 5 of them by a rule."""
DOUBTED = 0.02
"""Share below which a rule has misheard: "may I film agents in my street". It takes 3 of the 12
needless cards from tests/questions/stranger-*.jsonl, and no card from tests/questions/urgent.jsonl
that somebody needs."""
DOUBTED_OF_A_CASE = 0.4
"""The same where the message asks about somebody's own case, too: "a court date at Krome"."""


def by_rule(knowledge: Knowledge, triage: Triage, language: Language) -> Answer | None:
    """The card for a cry for help in words that triage.yaml knows."""
    card = knowledge.cards.get(triage.urgent or "")
    if card is None:
        return None
    return card_answer(knowledge, card, language, _understood(knowledge, triage))


def is_misheard(match: Match, triage: Triage) -> bool:
    """Whether what a rule heard is like nothing that people say in an urgent situation."""
    if match.alarm is None or triage.urgent is Situation.SELF_HARM:
        return False
    return match.alarm.loudest < (DOUBTED_OF_A_CASE if triage.own_case else DOUBTED)


def by_likeness(
    knowledge: Knowledge, match: Match, triage: Triage, language: Language
) -> Answer | None:
    """The card for what no rule has words for, but is like what people say in such a situation.

    Not for what is asked in general or about somebody's case; for wanting to die, always.
    """
    alarm = match.alarm
    asked = triage.urgent_general or triage.own_case
    if alarm is None or alarm.share < HEARD or (asked and alarm.situation != Situation.SELF_HARM):
        return None
    card = knowledge.cards.get(alarm.situation)
    if card is None:
        return None
    understanding = Understanding(
        matched_words=alarm.matched_words, confidence=alarm.share, revision=knowledge.revision
    )
    return card_answer(knowledge, card, language, understanding)


def in_general(
    knowledge: Knowledge, match: Match, triage: Triage, language: Language
) -> Answer | None:
    """The card, without alarm, for a general question that no entry answers surely.

    Not where the likeliest entry is about something else than what to do, as the cards are.
    """
    card = knowledge.cards.get(triage.urgent_general or "")
    if card is None:
        return None
    unsure = match.decision == "clarify"
    if unsure and knowledge.entries[match.candidates[0].entry].area != "rights":
        return None
    understanding = _understood(knowledge, triage)
    return card_answer(knowledge, card, language, understanding, kind=Kind.ANSWER)


def _understood(knowledge: Knowledge, triage: Triage) -> Understanding:
    return Understanding(matched_words=triage.matched, revision=knowledge.revision)
