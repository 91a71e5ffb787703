"""The permissions that the bot needs in a channel, and which of them it lacks."""

import discord
from discord.abc import GuildChannel


def missing_permissions(
    channel: GuildChannel | discord.Thread, me: discord.Member, *, offers: bool = False
) -> list[str]:
    """What the bot lacks to answer in `channel`, by discord.py's names; empty if nothing.

    A bot that `offers` answers also needs to add reactions.
    """
    needed = ["view_channel", "read_message_history"]
    in_thread = isinstance(channel, discord.Thread)
    needed.append("send_messages_in_threads" if in_thread else "send_messages")
    if offers:
        needed.append("add_reactions")
    granted = channel.permissions_for(me)
    return [name for name in needed if not getattr(granted, name)]
