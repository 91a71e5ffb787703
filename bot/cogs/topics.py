"""``/topics``: browse areas, then their questions, by two menus that outlive a restart.

A menu's custom id is ``mzt:<area>:<language>:<page>``: what is open, never a person's words.
"""

import re
from typing import Any, Self, get_args

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.answering.answer import Subject
from bot.client import MileZero
from bot.cogs.completing import short
from bot.cogs.errors import tell_error
from bot.cogs.readers import reader_of
from bot.cogs.replying import conversation_of, send, send_reply, tell
from bot.knowledge.models import Area, Entry
from bot.languages import Language
from bot.rendering.commands import description_of
from bot.rendering.layout import Rendered
from bot.rendering.limits import SELECT_OPTIONS
from bot.rendering.phrases import say

AREAS: tuple[Area, ...] = tuple(area for area in get_args(Area) if area != "decoys")
"""Decoys are topics that the bot does not cover: nobody browses them."""


class AreaMenu(ui.DynamicItem[ui.Select[Any]], template=r"mzt:area:(?P<language>[a-z]{2})"):
    """Chooses an area."""

    def __init__(self, language: Language, chosen: Area | None = None) -> None:
        options = [
            discord.SelectOption(
                label=say(f"area-{area}", language), value=area, default=area == chosen
            )
            for area in AREAS
        ]
        super().__init__(
            ui.Select(
                custom_id=f"mzt:area:{language}",
                placeholder=say("topics-area", language),
                options=options,
            )
        )
        self.spoken = language

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Made again after a restart."""
        return cls(Language(match["language"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Open the area in the same message."""
        try:
            area = next(area for area in AREAS if area == self.item.values[0])
            rendered = browse(interaction.client, self.spoken, area)
            await interaction.response.edit_message(**rendered.edited)
        except Exception as error:  # noqa: BLE001 - the door for errors is for all of them
            await tell_error(interaction, error)


class EntryMenu(
    ui.DynamicItem[ui.Select[Any]],
    template=r"mzt:entries:(?P<area>[a-z-]{1,20}):(?P<language>[a-z]{2}):(?P<page>\d{1,2})",
):
    """Chooses one of up to 25 questions of an area."""

    def __init__(self, area: str, language: Language, page: int, entries: list[Entry]) -> None:
        shown = entries[page * SELECT_OPTIONS : (page + 1) * SELECT_OPTIONS]
        options = [
            discord.SelectOption(label=short(entry.title.get(language)), value=entry.id)
            for entry in shown
        ]
        first = page * SELECT_OPTIONS + 1
        super().__init__(
            ui.Select(
                custom_id=f"mzt:entries:{area}:{language}:{page}",
                placeholder=say(
                    "topics-entry",
                    language,
                    first=first,
                    last=first + len(shown) - 1,
                    count=len(entries),
                ),
                options=options,
            )
        )
        self.spoken = language

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Made again after a restart; what was chosen comes with the press."""
        entries = entries_of(interaction.client, match["area"], Language(match["language"]))
        return cls(match["area"], Language(match["language"]), int(match["page"]), entries)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer with the entry, privately."""
        try:
            bot: MileZero = interaction.client
            reply = bot.service.open(
                Subject("entry", self.item.values[0]),
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


def entries_of(bot: MileZero, area: str, language: Language) -> list[Entry]:
    """The entries of an area, in the order of their titles."""
    entries = bot.service.responder.knowledge.entries.values()
    found = [entry for entry in entries if entry.area == area]
    return sorted(found, key=lambda entry: entry.title.get(language).lstrip("¿¡").casefold())


def browse(bot: MileZero, language: Language, area: Area | None) -> Rendered:
    """The menus: one of areas and, below it, as many of questions as the area needs."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(say("topics-title", language)))
    view.add_item(ui.ActionRow(AreaMenu(language, area)))
    if area is not None:
        entries = entries_of(bot, area, language)
        for page in range((len(entries) + SELECT_OPTIONS - 1) // SELECT_OPTIONS):
            view.add_item(ui.ActionRow(EntryMenu(area, language, page, entries)))
    return Rendered(view)


class Topics(commands.Cog):
    """Everything that the bot can explain."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("topics"))
    async def topics(self, interaction: discord.Interaction[MileZero]) -> None:
        """Show the menu of areas."""
        reader = await reader_of(interaction)
        await send(interaction, browse(self.bot, reader.interface, None), private=True)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(AreaMenu, EntryMenu)
    await bot.add_cog(Topics(bot))
