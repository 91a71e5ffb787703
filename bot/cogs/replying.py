"""Sends answers: in time, once, to the right eyes, and pinging nobody."""

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from typing import Any, TypeVar

import discord

from bot.rendering.layout import Rendered, render
from bot.rendering.limits import FIRST_RESPONSE_SECONDS, MESSAGE_CHARACTERS
from bot.service import Reply

ResultT = TypeVar("ResultT")

PATIENCE = FIRST_RESPONSE_SECONDS / 2
"""Seconds after which Discord is told that an answer needs longer; the rest is for the network."""


async def send(
    interaction: discord.Interaction[Any],
    rendered: Rendered,
    *,
    private: bool,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer an interaction: as the first response, or after one that promised an answer."""
    arguments = rendered.sent | ({"files": list(files)} if files else {})
    if interaction.response.is_done():
        await interaction.followup.send(**arguments, ephemeral=private)
    else:
        await interaction.response.send_message(**arguments, ephemeral=private)


async def send_reply(
    interaction: discord.Interaction[Any], reply: Reply, *, plain: bool, private: bool = True
) -> None:
    """Answer an interaction with the first page of `reply`."""
    rendered = render(reply.answer, reply.id, private=private, plain=plain)
    await send(interaction, rendered, private=private)


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Say one private sentence, as the first response or after it."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True, suppress_embeds=True)
    else:
        await interaction.response.send_message(text, ephemeral=True, suppress_embeds=True)


async def tell_lines(interaction: discord.Interaction[Any], lines: Iterable[str]) -> None:
    """Say many private lines, in as many messages as they need."""
    held = ""
    for line in lines:
        if held and len(held) + 1 + len(line) > MESSAGE_CHARACTERS:
            await tell(interaction, held)
            held = line
        else:
            held = f"{held}\n{line}" if held else line
    if held:
        await tell(interaction, held)


async def in_time(
    interaction: discord.Interaction[Any],
    work: Awaitable[ResultT],
    *,
    private: bool = True,
    update: bool = False,
) -> ResultT:
    """The result of `work`; Discord is told to wait for it if it takes longer than PATIENCE.

    With `update` the message whose button was pressed stays as it is until it is edited.
    """
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=PATIENCE)
    if not done and not interaction.response.is_done():
        await interaction.response.defer(ephemeral=private, thinking=not update)
    return await task


def conversation_of(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """Where follow-up questions belong: this person in this channel. Kept in memory only."""
    return (interaction.channel_id or 0, interaction.user.id)
