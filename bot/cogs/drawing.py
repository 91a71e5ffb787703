"""Sends pictures: a timeline page by page, or a chart, each with its texts and its buttons.

┌ container ─────────────────────────┐
│ ### what it is of                  │
│ [ the picture, with its alt text ] │
│ - the same as short lines          │
│ -# as of ... · page                │
└────────────────────────────────────┘
[ open one of these events         v ]
[ back ] [ next ] [ text ] [ share ] [ light / dark ]
[ EN ] [ ES ] [ KR ]
"""

import io
import logging
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.answering.answer import Answer, Subject
from bot.client import MileZero
from bot.cogs.events_menu import EventMenu
from bot.cogs.replying import in_time, send, send_reply, tell
from bot.knowledge.models import Event
from bot.languages import Language
from bot.pictures.charts import chart, chart_title
from bot.pictures.picture import Drawing, Picture, Theme
from bot.pictures.press import DrawingError
from bot.pictures.timeline import event_pages, timeline_drawing
from bot.rendering.custom_ids import Action, Press, can_be_pressed
from bot.rendering.layout import LANGUAGE_LABELS, Rendered
from bot.rendering.phrases import say
from bot.rendering.plain import event_heading, footer
from bot.service import Reply

logger = logging.getLogger(__name__)

FILE = "mile-zero.png"
ACTIONS: dict[Theme, Action] = {Theme.DARK: "dark", Theme.LIGHT: "light"}
SHARES: dict[Theme, Action] = {Theme.DARK: "shared", Theme.LIGHT: "sharel"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture as it is to be sent, before it is drawn."""

    drawing: Drawing
    title: str
    lines: tuple[str, ...]
    small: str
    page: int = 0
    pages: int = 1
    events: tuple[Event, ...] = ()


def sheet_of(
    bot: MileZero, subject: Subject, language: Language, theme: Theme, page: int
) -> Sheet | None:
    """The picture of a choice of events, or of a chart; None if there is no such thing."""
    responder = bot.service.responder
    if subject.kind == "chart":
        try:
            drawing = chart(subject.id, responder.knowledge, responder.place_data, language, theme)
            title = chart_title(subject.id, responder.knowledge, language)
        except KeyError:
            return None
        return Sheet(drawing, title, (), f"{say('not-advice', language)}")
    reply = bot.service.reopen(subject, language, "")
    if reply is None or not reply.answer.events:
        return None
    return _timeline(bot, reply.answer, language, theme, page)


def _timeline(
    bot: MileZero, answer: Answer, language: Language, theme: Theme, page: int
) -> Sheet | None:
    pages = event_pages(answer.events, language)
    if page >= len(pages):
        return None
    knowledge = bot.service.responder.knowledge
    whole = len(answer.events) == len(knowledge.timeline)
    title = answer.title or say("timeline-all" if whole else "timeline-chosen", language)
    drawing = timeline_drawing(answer.events, knowledge, language, theme, page, title)
    small = footer(answer)
    if len(pages) > 1:
        small += " · " + say("page", language, page=page + 1, pages=len(pages))
    lines = tuple(event_heading(event, language) for event in pages[page])
    return Sheet(drawing, title, lines, small, page, len(pages), pages[page])


async def show_picture(
    interaction: discord.Interaction[MileZero],
    subject: Subject,
    language: Language,
    row: str,
    *,
    theme: Theme = Theme.DARK,
    page: int = 0,
    private: bool = True,
    update: bool = False,
) -> None:
    """Draw and send a picture; with `update` in place of the one whose button was pressed.

    If it cannot be drawn, the same is told as text.
    """
    bot = interaction.client
    sheet = sheet_of(bot, subject, language, theme, page)
    if sheet is None:
        await tell(interaction, say("gone", language))
        return
    try:
        picture = await in_time(
            interaction, bot.studio.picture(sheet.drawing), private=private, update=update
        )
    except DrawingError:
        logger.exception("a picture could not be drawn")
        await _as_text(interaction, subject, language, row, private=private)
        return
    view = _layout(sheet, picture, subject, language, row, _revision(bot), theme, private=private)
    file = discord.File(io.BytesIO(picture.png), FILE, description=picture.alt)
    if not update:
        await send(interaction, Rendered(view), private=private, files=(file,))
    elif interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=[file])
    else:
        await interaction.response.edit_message(view=view, attachments=[file])


async def _as_text(
    interaction: discord.Interaction[MileZero],
    subject: Subject,
    language: Language,
    row: str,
    *,
    private: bool,
) -> None:
    reply: Reply | None = None
    if subject.kind != "chart":
        reply = interaction.client.service.reopen(subject, language, row)
    if reply is None:
        await tell(interaction, say("error", language))
    else:
        await send_reply(interaction, reply, plain=False, private=private)


def _revision(bot: MileZero) -> str:
    return bot.service.responder.knowledge.revision


def _layout(
    sheet: Sheet,
    picture: Picture,
    subject: Subject,
    language: Language,
    row: str,
    revision: str,
    theme: Theme,
    *,
    private: bool,
) -> ui.LayoutView:
    def press(action: Action, page: int = 0, spoken: Language = language) -> str:
        return Press(action, spoken, row, revision, subject, page).encode()

    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container()
    container.add_item(ui.TextDisplay(f"### {sheet.title}"))
    container.add_item(
        ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{FILE}", description=picture.alt))
    )
    if sheet.lines:
        container.add_item(ui.TextDisplay("\n".join(f"- {line}" for line in sheet.lines)))
    container.add_item(ui.TextDisplay(f"-# {sheet.small}"))
    view.add_item(container)
    if sheet.events:
        view.add_item(ui.ActionRow(EventMenu(language, sheet.events)))
    if not can_be_pressed(subject):
        return view
    here = ACTIONS[theme]
    buttons: list[ui.Button[Any]] = []
    if sheet.page > 0:
        buttons.append(_button(say("button-previous", language), press(here, sheet.page - 1)))
    if sheet.page + 1 < sheet.pages:
        forth = _button(say("button-next", language), press(here, sheet.page + 1))
        forth.style = discord.ButtonStyle.primary
        buttons.append(forth)
    if subject.kind == "events":
        buttons.append(_button(say("style-text", language), press("open")))
    if private:
        buttons.append(_button(say("button-share", language), press(SHARES[theme], sheet.page)))
        other = Theme.LIGHT if theme is Theme.DARK else Theme.DARK
        label = say(f"theme-{other}", language)
        buttons.append(_button(label, press(ACTIONS[other], sheet.page)))
    else:
        buttons.append(_button(say("button-delete", language), press("delete")))
    view.add_item(ui.ActionRow(*buttons))
    if private:
        tongues = [
            ui.Button[Any](
                label=LANGUAGE_LABELS[spoken],
                custom_id=press(here, sheet.page, spoken),
                disabled=spoken is language,
            )
            for spoken in Language
        ]
        view.add_item(ui.ActionRow(*tongues))
    return view


def _button(label: str, custom_id: str) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=custom_id)
