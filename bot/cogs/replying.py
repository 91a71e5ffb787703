"""Sends answers: in time, once, to the right eyes, and pinging nobody."""

from typing import Any

import discord

from bot.rendering.layout import layout
from bot.service import Reply


async def send_reply(interaction: discord.Interaction[Any], reply: Reply, *, private: bool) -> None:
    """Answer an interaction with the first page of `reply`.

    An answer is found in a few milliseconds, well within Discord's three seconds, so nothing
    is deferred.
    """
    view = layout(reply.answer, reply.id, private=private)
    await interaction.response.send_message(view=view, ephemeral=private)


def conversation_of(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """Where follow-up questions belong: this person in this channel. Kept in memory only."""
    return (interaction.channel_id or 0, interaction.user.id)
