"""A choice of events as a short code, so that a button can show it again after a restart.

The code has one bit for each event of the timeline, in order; it says nothing of the words by
which somebody chose them. It holds only for the revision of the knowledge base that made it.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection

from bot.knowledge.models import Event
from bot.knowledge.store import Knowledge


def encode_events(knowledge: Knowledge, events: Collection[Event]) -> str:
    """The code of `events`, about one character for six events of the whole timeline."""
    chosen = {event.id for event in events}
    bits = sum(1 << n for n, event in enumerate(knowledge.timeline) if event.id in chosen)
    size = (bits.bit_length() + 7) // 8
    return urlsafe_b64encode(bits.to_bytes(size, "little")).decode().rstrip("=")


def decode_events(knowledge: Knowledge, code: str) -> tuple[Event, ...] | None:
    """The events of `code`, in order; None if it is no code, or names an event there is not."""
    try:
        raw = urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except (binascii.Error, ValueError):
        return None
    bits = int.from_bytes(raw, "little")
    if bits.bit_length() > len(knowledge.timeline):
        return None
    return tuple(event for n, event in enumerate(knowledge.timeline) if bits >> n & 1)
