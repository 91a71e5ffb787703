"""A place that a text names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names; `start` and `end` count characters of that text."""

    places: tuple[str, ...]
    """One id, or several where the name fits several places and the text does not say which."""
    agency: str | None
    """Id of the agency that is named, or of the place's police, sheriff or jail if asked about."""
    start: int
    end: int
    text: str
    corrected: bool = False
    """Whether a misspelling was read as this name."""
    certain: bool = True
    """False for a place outside Florida whose state is not named: ask before answering."""

    @property
    def place(self) -> str | None:
        """The place, if only one can be meant."""
        return self.places[0] if len(self.places) == 1 else None
