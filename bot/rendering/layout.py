"""An answer as Discord Components V2.

    ┌ container ─────────────────────────────┐
    │ > a note, where one is needed          │
    │ ### the question as understood         │
    │ the answer [1]                         │
    │ - where to get help                    │
    │ -# [1] the source, linked, its date    │
    │ -# as of ... · not legal advice        │
    └────────────────────────────────────────┘
    [ related question ] ...                   up to five
    [ details ] [ share ] [ why ] [ right ] [ wrong ]

A button's custom id holds what its press needs, and never a person's words, so buttons go on
working after a restart: see `bot.cogs.buttons`.
"""

import discord
from discord import ui

from bot.answering.answer import Answer, Kind
from bot.rendering.cards import Page, pages
from bot.rendering.custom_ids import Press
from bot.rendering.limits import BUTTON_LABEL
from bot.rendering.phrases import say

_ACCENTS = {
    Kind.URGENT: discord.Colour(0xC0392B),
    Kind.ABSTAIN: discord.Colour(0x7F8C8D),
    Kind.CLARIFY: discord.Colour(0xB7950B),
}
_ACCENT = discord.Colour(0x1F6F8B)


def layout(answer: Answer, row: str, page: int = 0, *, private: bool = True) -> ui.LayoutView:
    """Page `page` (from 0) of an answer whose row in the query log is `row`.

    A `private` answer can be shared with its channel. Raises IndexError for a page there is not.
    """
    all_pages = pages(answer)
    view = ui.LayoutView(timeout=None)
    view.add_item(_container(answer, all_pages[page], page, len(all_pages)))
    for buttons in _rows(answer, row, page, len(all_pages), private=private):
        view.add_item(ui.ActionRow(*buttons))
    return view


def public_copy(message: discord.Message) -> ui.LayoutView:
    """What a private message shows, without its buttons, for everybody in the channel."""
    view = ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.children):
        if isinstance(item, ui.ActionRow):
            view.remove_item(item)
    return view


def notice(text: str) -> ui.LayoutView:
    """One sentence of the interface."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text))
    return view


def _container(answer: Answer, page: Page, number: int, count: int) -> ui.Container[ui.LayoutView]:
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=_ACCENTS.get(answer.kind, _ACCENT)
    )
    for block in page.blocks:
        container.add_item(ui.TextDisplay(block))
    footer = page.footer
    if count > 1:
        footer += " · " + say("page", answer.language, page=number + 1, pages=count)
    container.add_item(ui.TextDisplay(footer))
    return container


def _rows(
    answer: Answer, row: str, page: int, count: int, *, private: bool
) -> list[list[ui.Button[ui.LayoutView]]]:
    language = answer.language
    offered = answer.choices or answer.related
    questions = [
        _button(choice.title, Press("show", language, row, choice.id))
        for choice in offered
        if choice.kind == "entry"
    ]
    questions += [
        _button(choice.title, Press("place", language, row, choice.id))
        for choice in offered
        if choice.kind == "place"
    ]
    actions = []
    if answer.entry is not None and not answer.steps:
        target = answer.entry
        if page > 0:
            back = Press("page", language, row, target, page - 1)
            actions.append(_button(say("button-previous", language), back))
        if page + 1 < count:
            key = "button-details" if page == 0 else "button-next"
            forth = Press("page", language, row, target, page + 1)
            actions.append(_button(say(key, language), forth, discord.ButtonStyle.primary))
    if private:
        actions.append(_button(say("button-share", language), Press("share", language, row)))
    if answer.entry is not None:
        right, wrong = Press("right", language, row), Press("wrong", language, row)
        actions.append(_button(say("button-right", language), right))
        actions.append(_button(say("button-wrong", language), wrong))
    return [buttons for buttons in (questions[:5], actions[:5]) if buttons]


def _button(
    label: str, press: Press, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=label[:BUTTON_LABEL], style=style, custom_id=press.encode())
