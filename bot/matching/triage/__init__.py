"""What a message is before anything is looked up: urgent, a person's own case, an opinion asked.

The words live in knowledge/triage.yaml; this package only knows how to read and apply them.
"""

from bot.matching.triage.channel import ChannelGate
from bot.matching.triage.loading import load_rules, parse_rules
from bot.matching.triage.result import Situation, Triage
from bot.matching.triage.rules import Rules
from bot.matching.triage.triager import Triager

__all__ = [
    "ChannelGate",
    "Rules",
    "Situation",
    "Triage",
    "Triager",
    "load_rules",
    "parse_rules",
]
