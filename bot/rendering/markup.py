"""Two ways to mark up one text for Discord: rich, and plain for those who use a screen reader."""

from typing import Protocol


class Markup(Protocol):
    """How headings, notes and links are written, and how much one message may hold."""

    @property
    def characters(self) -> int:
        """What a page may hold besides its footer."""

    def title(self, text: str) -> str:
        """The question as understood."""

    def heading(self, text: str) -> str:
        """What a list is about."""

    def strong(self, text: str) -> str:
        """What must be seen first."""

    def quote(self, text: str) -> str:
        """A note, or what somebody else says."""

    def small(self, text: str) -> str:
        """Sources and dates."""

    def item(self, text: str) -> str:
        """One of a list."""

    def link(self, text: str, url: str) -> str:
        """A link that does not unfurl."""


class Rich:
    """Discord Markdown in Components V2."""

    characters = 3_800

    def title(self, text: str) -> str:
        """A small heading."""
        return f"### {text}"

    def heading(self, text: str) -> str:
        """Bold, on a line of its own."""
        return f"**{text}**"

    def strong(self, text: str) -> str:
        """Bold."""
        return f"**{text}**"

    def quote(self, text: str) -> str:
        """A quotation."""
        return f"> {text}"

    def small(self, text: str) -> str:
        """Small grey print."""
        return f"-# {text}"

    def item(self, text: str) -> str:
        """A list with bullets."""
        return f"- {text}"

    def link(self, text: str, url: str) -> str:
        """The text is the link."""
        return f"[{text.replace('[', '(').replace(']', ')')}](<{url}>)"


class Plain:
    """Sentences and line breaks only, within an ordinary message."""

    characters = 1_850

    def title(self, text: str) -> str:
        """As it is."""
        return text

    def heading(self, text: str) -> str:
        """With a colon, so that it is heard as a heading."""
        return f"{text}:"

    def strong(self, text: str) -> str:
        """As it is."""
        return text

    def quote(self, text: str) -> str:
        """As it is; who says so stands in the text."""
        return text

    def small(self, text: str) -> str:
        """As it is."""
        return text

    def item(self, text: str) -> str:
        """One line each."""
        return text

    def link(self, text: str, url: str) -> str:
        """The address after the text."""
        return f"{text}: <{url}>"


RICH = Rich()
PLAIN = Plain()
