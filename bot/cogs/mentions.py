"""Discord's own marks in a message: mentions, custom emoji and timestamps."""

import re

_MARK = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:|t:|/[^:<>]{1,100}:)-?\d{1,20}(?::[a-zA-Z])?>")


def without_mentions(content: str) -> str:
    """The words of a message without marks that name people, roles, channels or emoji."""
    return " ".join(_MARK.sub(" ", content).split())
