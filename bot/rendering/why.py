"""Why this answer: what the bot took from the question, in one line."""

from bot.answering.answer import Answer, Kind
from bot.rendering.phrases import say

HIGH, MEDIUM = 0.8, 0.5
"""Probabilities from which sureness is called high or medium."""


def explain(answer: Answer) -> str:
    """Matched words, language, sureness, entry and revision; empty for a silent answer."""
    if answer.kind is Kind.SILENT:
        return ""
    understanding, language = answer.understanding, answer.language
    words = ", ".join(understanding.matched_words)
    return say(
        "why",
        language,
        words=words or say("why-no-words", language),
        language=say(f"language-{language.value}", language),
        band=say(f"band-{_band(understanding.confidence)}", language),
        entry=_found(answer) or say("why-no-entry", language),
        revision=understanding.revision,
    )


def _found(answer: Answer) -> str:
    """The id of the entry, the card or the place that was shown."""
    if answer.place is not None:
        return answer.place.id
    return answer.entry or ""


def _band(confidence: float | None) -> str:
    if confidence is None:
        return "rule"
    if confidence >= HIGH:
        return "high"
    return "medium" if confidence >= MEDIUM else "low"
