"""What a question asks for: by itself, or in the light of the one before it."""

from dataclasses import replace

from bot.answering.followups import is_follow_up, leans_back
from bot.answering.place import PlaceDesk
from bot.answering.question import Turn
from bot.knowledge.models import Entry
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.matching.matcher import Candidate, Match, Matcher
from bot.text import words

RELATED_BOOST = 1.0
"""What a follow-up adds to the score of entries related to the one before."""
LEAST = 0.035
"""Confidence that a related entry needs for the few words of a follow-up by themselves: "when was
that" has .042, "so funny" .003."""
PLACE_BOOST = 1.0
"""What "and in Miami?" adds to the score of the entries on Miami."""
LONGEST_PLACE = 5
"""Words of a question that is nothing but a turn to another place."""


class Reader:
    """Finds the entries that a question may mean."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher, places: PlaceDesk) -> None:
        self._knowledge = knowledge
        self._matcher = matcher
        self._places = places

    def read(self, text: str, language: Language, previous: Turn | None = None) -> Match:
        """The entries that `text` may ask for, the likeliest first, after the turn `previous`."""
        asked = words(text)
        if (known := self._matcher.verbatim(asked)) is not None:
            return Match(text, language, (Candidate(known, 1.0, 1.0),), asked, "answer")
        before = self._entry_before(previous)
        if before is None or not is_follow_up(text, language):
            return self._matcher.match(text, language)
        return self._continued(text, language, before)

    def other_place(self, text: str, language: Language, previous: Turn | None) -> str | None:
        """The place that "and in Miami?" turns to after an entry; None if `text` is no such turn.

        Not the place that the entry before was about.
        """
        before = self._entry_before(previous)
        if before is None or not is_follow_up(text, language) or len(words(text)) > LONGEST_PLACE:
            return None
        place = self._places.named(text)
        return None if place in before.places[:1] else place

    def on_place(
        self, text: str, language: Language, previous: Turn, place: str
    ) -> tuple[Entry, Match] | None:
        """The entry on `place` that is nearest to the one before; None if there is none on it."""
        entries = self._knowledge.entries
        local = [entry.id for entry in entries.values() if place in entry.places[:1]]
        before = self._entry_before(previous)
        if before is None or not local:
            return None
        match = self._matcher.match(
            f"{text} {before.title.get(language)}", language, dict.fromkeys(local, PLACE_BOOST)
        )
        found = [candidate.entry for candidate in match.candidates if candidate.entry in local]
        return entries[(found or local)[0]], match

    def _entry_before(self, previous: Turn | None) -> Entry | None:
        return self._knowledge.entries.get(previous.entry or "") if previous else None

    def _continued(self, text: str, language: Language, before: Entry) -> Match:
        """What a follow-up asks for: by itself if that is clear, else in the light of `before`.

        An entry related to the one before needs little certainty: the context says what the few
        words do not. Two words that do not lean back, "pizza tonight", must say it themselves, and
        so must what names another place: "should Key West have signed it?" after detainers.
        """
        related = frozenset(self._knowledge.related[before.id])
        boost = dict.fromkeys(related, RELATED_BOOST)
        alone = self._matcher.match(text, language, boost)
        if alone.elsewhere or (
            alone.decision == "answer" and alone.candidates[0].entry != before.id
        ):
            return alone
        tried = [(alone, LEAST)]
        named = self._places.named(text)
        if leans_back(text, language) and (named is None or named in before.places):
            title = before.title.get(language)
            tried.append((self._matcher.match(f"{text} {title}", language, boost), 0.0))
        for match, least in tried:
            near = [c for c in match.candidates if c.entry in related or self._is_like(c, before)]
            if near and near[0].confidence >= least:
                others = [c for c in match.candidates if c is not near[0]]
                return replace(match, candidates=(near[0], *others), decision="answer")
        return tried[-1][0]

    def _is_like(self, candidate: Candidate, before: Entry) -> bool:
        """Another entry of the same area about the same place."""
        entry = self._knowledge.entries[candidate.entry]
        same_place = set(entry.places) & set(before.places)
        return entry.area == before.area and bool(same_place) and entry.id != before.id
