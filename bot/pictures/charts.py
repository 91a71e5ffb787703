"""The charts by name. A vote's chart is named after its event: ``vote-key-west-vote-july-8``."""

from bot.answering.suggest import Suggestion
from bot.knowledge.places import Places
from bot.knowledge.store import Knowledge
from bot.languages import Language
from bot.pictures.counties import counties_drawing
from bot.pictures.growth import growth_drawing
from bot.pictures.picture import Drawing, Theme
from bot.pictures.share import share_drawing
from bot.pictures.votes import recorded_votes, vote_drawing
from bot.rendering.phrases import say

OF_DATA = ("growth", "counties", "share")
"""Charts of the data on agreements."""
_VOTE = "vote-"


def chart_names(knowledge: Knowledge) -> tuple[str, ...]:
    """Every chart there is, those of the data first, then the votes, the latest first."""
    votes = reversed(recorded_votes(knowledge))
    return (*OF_DATA, *(f"{_VOTE}{event.id}" for event in votes))


def chart_title(name: str, knowledge: Knowledge, language: Language) -> str:
    """What a chart is called. Raises KeyError for a chart that there is not."""
    if name in OF_DATA:
        return say(f"chart-{name}", language)
    event = knowledge.events[name.removeprefix(_VOTE)]
    if event.vote is None or not name.startswith(_VOTE):
        raise KeyError(name)
    return say("chart-vote", language, title=event.title.get(language))


def charts_offered(knowledge: Knowledge, language: Language) -> tuple[Suggestion, ...]:
    """Every chart to choose from, by its title, in the order of `chart_names`."""
    return tuple(
        Suggestion.of(name, chart_title(name, knowledge, language), (name,))
        for name in chart_names(knowledge)
    )


def chart(
    name: str, knowledge: Knowledge, places: Places, language: Language, theme: Theme = Theme.LIGHT
) -> Drawing:
    """The chart `name`, before it is drawn. Raises KeyError for a chart that there is not."""
    match name:
        case "growth":
            return growth_drawing(knowledge, places, language, theme)
        case "counties":
            return counties_drawing(places, language, theme)
        case "share":
            return share_drawing(places, language, theme)
    chart_title(name, knowledge, language)
    return vote_drawing(knowledge.events[name.removeprefix(_VOTE)], knowledge, language, theme)
