"""How often a person may ask."""

from typing import Any

import discord
from discord import app_commands


def per_person(interaction: discord.Interaction[Any]) -> app_commands.Cooldown | None:
    """A few questions in a row, then a pause of COOLDOWN_SECONDS for each; None where it is 0."""
    seconds = interaction.client.settings.cooldown_seconds
    return app_commands.Cooldown(5, 5 * seconds) if seconds else None
