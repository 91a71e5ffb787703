"""``/timeline`` and ``/chart``."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Subject
from bot.answering.suggest import resolve
from bot.client import MileZero
from bot.cogs.completing import choices_of
from bot.cogs.drawing import show_picture
from bot.cogs.errors import offering
from bot.cogs.events_menu import EventMenu
from bot.cogs.readers import Reader, interface_language, reader_of
from bot.cogs.replying import send_reply, tell, tell_lines
from bot.cogs.translating import phrase
from bot.pictures.charts import chart, charts_offered
from bot.pictures.picture import Theme
from bot.querylog.record import new_id
from bot.rendering.commands import description_of, options_of
from bot.rendering.phrases import say

STYLES = [
    app_commands.Choice(name=phrase("style-picture-dark"), value="dark"),
    app_commands.Choice(name=phrase("style-picture-light"), value="light"),
    app_commands.Choice(name=phrase("style-text"), value="text"),
]
Style = app_commands.Choice[str] | None
_RENAMED = {"from": "since", "to": "until"}


class Timeline(commands.Cog):
    """What happened when, and how much."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("timeline"))
    @app_commands.describe(
        **{_RENAMED.get(name, name): text for name, text in options_of("timeline").items()}
    )
    @app_commands.rename(since="from", until="to")
    @app_commands.choices(style=STYLES)
    async def timeline(
        self,
        interaction: discord.Interaction[MileZero],
        about: app_commands.Range[str, 1, 200] | None = None,
        since: app_commands.Range[int, 1990, 2100] | None = None,
        until: app_commands.Range[int, 1990, 2100] | None = None,
        style: Style = None,
    ) -> None:
        """Show the events that fit, as a picture unless text is wanted."""
        reader = await reader_of(interaction)
        reply = self.bot.service.timeline(
            about or "",
            since,
            until,
            reader.interface,
            surface="slash",
            server=interaction.guild_id,
        )
        subject = reply.answer.subject
        if subject is None or _wants_text(reader, style):
            await send_reply(interaction, reply, plain=reader.plain)
            return
        await show_picture(interaction, subject, reader.interface, reply.id, theme=_theme(style))

    @timeline.autocomplete("about")
    @offering
    async def suggest(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Strands, places, laws, people and topics that have events."""
        events = self.bot.service.responder.events
        return choices_of(current, events.offered(interface_language(interaction)))

    @app_commands.command(description=description_of("chart"))
    @app_commands.describe(**options_of("chart"))
    @app_commands.choices(style=STYLES)
    async def chart(
        self,
        interaction: discord.Interaction[MileZero],
        name: app_commands.Range[str, 1, 200],
        style: Style = None,
    ) -> None:
        """Draw a chart, or tell it as text."""
        reader = await reader_of(interaction)
        responder, language = self.bot.service.responder, reader.interface
        knowledge = responder.knowledge
        chosen = resolve(name, charts_offered(knowledge, language))
        if chosen is None:
            await tell(interaction, say("note-not-found", language))
            return
        name = chosen.id
        if _wants_text(reader, style):
            drawing = chart(name, knowledge, responder.place_data, language)
            await tell_lines(interaction, drawing.text.splitlines())
            return
        subject = Subject("chart", name)
        await show_picture(interaction, subject, language, new_id(), theme=_theme(style))

    @chart.autocomplete("name")
    @offering
    async def suggest_chart(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Every chart by its title."""
        knowledge = self.bot.service.responder.knowledge
        return choices_of(current, charts_offered(knowledge, interface_language(interaction)))


def _wants_text(reader: Reader, style: Style) -> bool:
    """Whether to tell instead of to draw: asked for, or usual for this reader."""
    return reader.plain if style is None else style.value == "text"


def _theme(style: Style) -> Theme:
    """The look that was asked for; dark, as Discord itself is for most."""
    return Theme.LIGHT if style is not None and style.value == "light" else Theme.DARK


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(EventMenu)
    await bot.add_cog(Timeline(bot))
