"""The menu below a timeline that opens one of its events; it outlives a restart."""

import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.answering.answer import Subject
from bot.cogs.completing import short
from bot.cogs.errors import tell_error
from bot.cogs.readers import reader_of
from bot.cogs.replying import conversation_of, send_reply, tell
from bot.knowledge.models import Event
from bot.languages import Language
from bot.rendering.limits import SELECT_OPTIONS
from bot.rendering.moment import when_text
from bot.rendering.phrases import say


class EventMenu(ui.DynamicItem[ui.Select[Any]], template=r"mze:(?P<language>[a-z]{2})"):
    """Chooses an event of the page."""

    def __init__(self, language: Language, events: Sequence[Event]) -> None:
        options = [
            discord.SelectOption(
                label=short(event.title.get(language)),
                description=short(when_text(event, language)),
                value=event.id,
            )
            for event in events[:SELECT_OPTIONS]
        ]
        super().__init__(
            ui.Select(
                custom_id=f"mze:{language}",
                placeholder=say("timeline-open", language),
                options=options,
            )
        )
        self.spoken = language

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Made again after a restart; what was chosen comes with the press."""
        return cls(Language(match["language"]), ())

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer with the event, privately."""
        try:
            reply = interaction.client.service.open(
                Subject("event", self.item.values[0]),
                self.spoken,
                surface="button",
                conversation=conversation_of(interaction),
                server=interaction.guild_id,
            )
            if reply is None:
                await tell(interaction, say("gone", self.spoken))
                return
            reader = await reader_of(interaction)
            await send_reply(interaction, reply, plain=reader.plain)
        except Exception as error:  # noqa: BLE001 - the door for errors is for all of them
            await tell_error(interaction, error)
