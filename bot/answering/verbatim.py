"""Questions that stand in the knowledge base word for word: nothing is left to weigh."""

from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.text import words


def verbatim_questions(knowledge: Knowledge) -> dict[tuple[str, ...], str]:
    """Words of each title and example question -> its entry, where they belong to one only."""
    found: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, ...]] = set()
    for entry in knowledge.entries.values():
        for language in Language:
            for text in (entry.title.get(language), *entry.questions.get(language)):
                key = words(text)
                if found.setdefault(key, entry.id) != entry.id:
                    shared.add(key)
    return {key: entry for key, entry in found.items() if key not in shared}
