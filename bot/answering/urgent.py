"""The urgent cards: what a rule hears, what sounds like it, and what is asked in general."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Answer, Kind, Understanding
from bot.answering.compose import card_answer, choices, with_others_first
from bot.knowledge.models import Entry
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.matcher import Match
from bot.matching.triage import Situation, Triage
from bot.matching.windows import LONG
from bot.text import words

HEARD = 0.3
"""Share of the belief in urgent situations from which a message is a cry for help without any rule.
Of the 200 cries of tests/questions/panic.jsonl .3 gives 184 a card and two the entry with a word on
it, .4 182 and none; of the 982 of ordinary.jsonl 6 and 4 get one, of calm.jsonl's 150 three each,
and of 3,129 other questions 61 and 59 are wrongly answered (27 November)."""
HEARD_OF_FEW = 0.6
"""The same for a message of fewer words than a long one: everyday remarks are short. Of the 75
cries of tests/questions/panic.jsonl that no rule hears .4 for all hears 63 and this 61; of 3,258
other messages 23 and 15 get a card."""
DOUBTED = 0.03
"""Share below which a rule has misheard: in the whole of a message that an entry surely answers
("since they took my dad my mother does not sleep"), else in every part of it. Of 1,384 cries
(urgent.jsonl) .03 and .05 lose none; with .08 "they have my son of 17" was not answered at all."""
RATHER_ASKED = 0.06
"""Share below which such an answer goes before the card, with a word on it: "I am pulled over,
where do my hands go". Of 1,384 cries (urgent.jsonl) .06, .12 and .2 lose 2, 5 and 8 to what an
entry says on that very case, and where to look if it is happening now; of 2,770 questions of others
9, 8 and 6 get a card instead of an answer. Where nobody asked the bot, in a channel, it is the card
all the same."""
SURELY_ASKED = 0.8
"""Confidence from which an entry goes before a card that no rule calls for, with the same word. Of
the 178 cards for tests/questions/panic.jsonl .8 takes none away and .7 takes four."""
ASKED = 0.6
"""Confidence from which an entry goes before a card where the message has a question: "ICE is at my
door right now, what is 287(g)?" has an answer at .51."""
DOUBTED_OF_A_CASE = 0.4
"""The same where the message asks about somebody's own case, too: "a court date at Krome"."""
MOST_BESIDE = 2
"""Entries that a card leads to beside its own."""
FEWEST = 4
"""Words of a message that may be like a cry without any rule: "gm everyone" is like anything."""


def by_rule(knowledge: Knowledge, triage: Triage, language: Language) -> Answer | None:
    """The card for a cry for help in words that triage.yaml knows."""
    card = knowledge.cards.get(triage.urgent or "")
    if card is None:
        return None
    return card_answer(knowledge, card, language, _understood(knowledge, triage))


def is_misheard(knowledge: Knowledge, match: Match, triage: Triage) -> bool:
    """Whether what a rule heard is like nothing that people say in an urgent situation.

    Not where it may well be a matter of rights: "immigration is in the court that I must enter".
    """
    if match.alarm is None or triage.urgent is Situation.SELF_HARM:
        return False
    if triage.own_case:
        return match.alarm.loudest < DOUBTED_OF_A_CASE
    answered = match.decision == "answer"
    if match.decision != "none" and _likeliest(knowledge, match).area == "rights":
        return False
    return (match.alarm.share if answered else match.alarm.loudest) < DOUBTED


def is_rather_asked(
    knowledge: Knowledge, match: Match, triage: Triage, card: Answer, question: bool
) -> bool:
    """Whether an entry surely answers what a rule heard, and it is a question or little like a cry.

    Not the entry of the `card`, which says the same in short. A question mark makes a question of
    any message here. Of 1,566 cries (urgent.jsonl and panic.jsonl) one is answered by another entry
    for it ("they gave him voluntary departure, should he sign?"); 7 cards for questions of others
    go for their words, as for "day 4 and ICE never came for my brother, can the jail keep him", and
    4 more for their sign (28 November).
    """
    return (
        match.decision == "answer"
        and match.candidates[0].entry != card.entry
        and match.alarm is not None
        and (match.alarm.share < RATHER_ASKED or _asks(knowledge, match, triage, question=question))
        and triage.urgent is not Situation.SELF_HARM
    )


def is_surely_asked(knowledge: Knowledge, match: Match, triage: Triage, question: bool) -> bool:
    """Whether an entry so surely answers what no rule hears that it goes before the card.

    Nothing goes before the card for wanting to die.
    """
    if match.decision != "answer" or _is_about_dying(match):
        return False
    sure = match.candidates[0].confidence >= SURELY_ASKED
    return sure or _asks(knowledge, match, triage, question=question)


def _asks(knowledge: Knowledge, match: Match, triage: Triage, *, question: bool) -> bool:
    """Whether a message with a `question` asks for what its likeliest entry says.

    Not for an opinion or a topic that is not covered, whose answers have no word on the card.
    """
    return (
        question
        and match.candidates[0].confidence >= ASKED
        and not triage.opinion
        and not _is_declined(knowledge, match)
        and not _is_about_dying(match)
    )


def _is_about_dying(match: Match) -> bool:
    return match.alarm is not None and match.alarm.situation == Situation.SELF_HARM


def warned(knowledge: Knowledge, answer: Answer, card: Answer) -> Answer:
    """`answer`, saying where to look first if it is happening right now: at the entry of `card`."""
    if answer.kind not in (Kind.ANSWER, Kind.REFER):
        return answer
    if card.entry is None or card.entry == answer.entry or "happening-now" in answer.notes:
        return answer
    first = choices(knowledge, (card.entry,), card.language)
    others = tuple(choice for choice in answer.related if choice not in first)
    return replace(answer, notes=("happening-now", *answer.notes), related=(*first, *others))


def by_likeness(
    knowledge: Knowledge, text: str, match: Match, triage: Triage, language: Language
) -> Answer | None:
    """The card for what no rule has words for, but is like what people say in such a situation.

    Not for what is asked in general or about somebody's case; for wanting to die, always.
    """
    asked = triage.urgent_general or triage.own_case
    if asked and not _is_about_dying(match):
        return None
    length = len(words(text))
    enough = HEARD if length >= LONG else HEARD_OF_FEW
    return _like(knowledge, match, language, enough) if length >= FEWEST else None


def _like(knowledge: Knowledge, match: Match, language: Language, enough: float) -> Answer | None:
    """The card of the situation that a message is like by a share that is `enough`."""
    alarm = match.alarm
    if alarm is None or alarm.share < enough:
        return None
    card = knowledge.cards.get(alarm.situation)
    if card is None:
        return None
    understanding = Understanding(
        matched_words=alarm.matched_words, confidence=alarm.share, revision=knowledge.revision
    )
    return card_answer(knowledge, card, language, understanding)


def despite_rule(knowledge: Knowledge, match: Match, triage: Triage, card: Answer) -> Answer | None:
    """The card for wanting to die, where a rule hears something else in it and calls for `card`.

    "How do I go on, everything is gone since ICE took him": what to do for him comes after that.
    Of 1,434 cries for other reasons (urgent.jsonl and panic.jsonl) and of all other messages of
    tests/questions in which a rule hears something else, none is like it by .1 (28 November).
    """
    if triage.urgent is Situation.SELF_HARM or not _is_about_dying(match):
        return None
    found = _like(knowledge, match, card.language, HEARD)
    return found and beside(knowledge, found, (card.entry,) if card.entry else ())


def beside(knowledge: Knowledge, card: Answer, offered: Sequence[str]) -> Answer:
    """`card` with buttons to the likeliest of the entries that may answer what was asked, too.

    "Since they took my dad I cannot sleep, whom can we talk to": the steps first, then that.
    """
    return with_others_first(knowledge, card, offered[:MOST_BESIDE])


def in_general(
    knowledge: Knowledge, match: Match, triage: Triage, language: Language
) -> Answer | None:
    """The card, without alarm, for a general question that no entry answers surely.

    Not where the likeliest entry is about something else than what to do, as the cards are.
    """
    card = knowledge.cards.get(triage.urgent_general or "")
    if card is None:
        return None
    if match.candidates and _is_declined(knowledge, match):
        return None  # Skates that are sharpened at home, for the ice of a rink.
    if match.decision == "clarify" and _likeliest(knowledge, match).area != "rights":
        return None
    understanding = _understood(knowledge, triage)
    return card_answer(knowledge, card, language, understanding, kind=Kind.ANSWER)


def _likeliest(knowledge: Knowledge, match: Match) -> Entry:
    return knowledge.entries[match.candidates[0].entry]


def _is_declined(knowledge: Knowledge, match: Match) -> bool:
    return _likeliest(knowledge, match).is_decoy


def _understood(knowledge: Knowledge, triage: Triage) -> Understanding:
    return Understanding(matched_words=triage.matched, revision=knowledge.revision)
