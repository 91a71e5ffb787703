"""The languages that Mile Zero speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language by its ISO 639-1 code, as `/language` and the knowledge files write it."""

    EN = "en"
    ES = "es"
    HT = "ht"
