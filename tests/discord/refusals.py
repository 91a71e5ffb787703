"""Everything that Discord would refuse of what was sent."""

from collections.abc import Iterable

from tests.discord.openapi import faults_by_description
from tests.discord.wire import Sent, faults_of


def refused(recorded: Iterable[Sent]) -> list[str]:
    """What is wrong with requests, by Discord's limits and by its own description."""
    return [
        f"{sent.method} {sent.path}: {fault}"
        for sent in recorded
        for fault in (*faults_of(sent), *faults_by_description(sent))
    ]
