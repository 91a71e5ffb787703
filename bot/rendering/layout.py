"""An answer as a Discord message: Components V2, or plain text with the same buttons.

    ┌ container ─────────────────────────────┐
    │ > a note, where one is needed          │
    │ ### the question as understood         │
    │ the answer [1]                         │
    │ - where to get help                    │
    │ -# [1] the source, linked, its date    │
    │ -# as of ... · not legal advice        │
    └────────────────────────────────────────┘
    [ related question ] ...                        up to five
    [ back ] [ details ] [ timeline ] [ share ]
    [ EN ] [ ES ] [ KR ]
    [ right ] [ wrong ] [ why ]

A button's custom id holds what its press needs, and never a person's words, so buttons go on
working after a restart: see `bot.cogs.buttons`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.answering.answer import Answer, Kind, Subject
from bot.languages import Language
from bot.rendering.cards import Page, pages
from bot.rendering.custom_ids import Action, Press, can_be_pressed
from bot.rendering.limits import BUTTON_LABEL, ROW_BUTTONS
from bot.rendering.markup import PLAIN, RICH
from bot.rendering.phrases import say
from bot.text import shorten

_ACCENTS = {
    Kind.URGENT: discord.Colour(0xC0392B),
    Kind.ABSTAIN: discord.Colour(0x7F8C8D),
    Kind.CLARIFY: discord.Colour(0xB7950B),
}
_ACCENT = discord.Colour(0x1F6F8B)
LANGUAGE_LABELS = {Language.EN: "EN", Language.ES: "ES", Language.HT: "KR"}

RELATED_BUTTONS = 3
"""Related questions offered: on a phone each takes a line."""

Button = ui.Button[Any]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready to be sent: a layout, or text with a view of its buttons."""

    view: ui.LayoutView | ui.View
    content: str | None = None

    @property
    def sent(self) -> dict[str, Any]:
        """The arguments of discord.py's ways to send; its overloads keep the two kinds apart."""
        if self.content is None:
            return {"view": self.view}
        return {"content": self.content, "view": self.view, "suppress_embeds": True}

    @property
    def edited(self) -> dict[str, Any]:
        """The arguments of discord.py's ways to edit."""
        if self.content is None:
            return {"view": self.view}
        return {"content": self.content, "view": self.view}


def render(
    answer: Answer, row: str, page: int = 0, *, private: bool = True, plain: bool = False
) -> Rendered:
    """Page `page` (from 0) of an answer whose row in the query log is `row`.

    A `private` answer can be shared with its channel, a public one deleted. Raises IndexError
    for a page there is not.
    """
    all_pages = pages(answer, PLAIN if plain else RICH)
    shown, count = all_pages[page], len(all_pages)
    footer = _footer(answer, shown, page, count)
    rows = list(_rows(answer, row, page, count, private=private))
    if plain:
        view = ui.View(timeout=None)
        for number, buttons in enumerate(rows):
            for button in buttons:
                button.row = number
                view.add_item(button)
        return Rendered(view, "\n\n".join((*shown.blocks, footer)))
    layout = ui.LayoutView(timeout=None)
    layout.add_item(_container(answer, shown, footer))
    for buttons in rows:
        layout.add_item(ui.ActionRow(*buttons))
    return Rendered(layout)


def layout(answer: Answer, row: str, page: int = 0, *, private: bool = True) -> ui.LayoutView:
    """The same as Components V2 only."""
    view = render(answer, row, page, private=private).view
    assert isinstance(view, ui.LayoutView)  # noqa: S101 - only plain text has another view
    return view


def public_copy(message: discord.Message, press: Press) -> Rendered:
    """What a private message shows, for everybody in the channel.

    Of its buttons, of which `press` is one, none is left; whoever shared it can delete it.
    """
    button: Button = ui.Button(
        label=say("button-delete", press.language),
        custom_id=Press("delete", press.language, press.row, press.revision).encode(),
    )
    if not message.flags.components_v2:
        return Rendered(ui.View(timeout=None).add_item(button), message.content)
    view = ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.children):
        if isinstance(item, ui.ActionRow):
            view.remove_item(item)
    view.add_item(ui.ActionRow(button))
    return Rendered(view)


def notice(text: str) -> ui.LayoutView:
    """One sentence of the interface."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text))
    return view


def _footer(answer: Answer, page: Page, number: int, count: int) -> str:
    if count == 1:
        return page.footer
    return f"{page.footer} · {say('page', answer.language, page=number + 1, pages=count)}"


def _container(answer: Answer, page: Page, footer: str) -> ui.Container[ui.LayoutView]:
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=_ACCENTS.get(answer.kind, _ACCENT)
    )
    for block in page.blocks:
        container.add_item(ui.TextDisplay(block))
    container.add_item(ui.TextDisplay(footer))
    return container


def _rows(
    answer: Answer, row: str, page: int, count: int, *, private: bool
) -> Iterator[list[Button]]:
    """The rows of buttons, none of them empty."""
    make = _Maker(answer, row)
    offered = answer.choices[:ROW_BUTTONS] or answer.related[:RELATED_BUTTONS]
    shown = [choice for choice in offered if can_be_pressed(choice.subject)]
    questions = [make(choice.title, "open", choice.subject) for choice in shown]
    subject = answer.subject
    again = subject is not None and can_be_pressed(subject)
    actions: list[Button] = []
    if again and page > 0:
        actions.append(make.say("button-previous", "page", subject, page - 1))
    if again and page + 1 < count:
        key = "button-details" if page == 0 and answer.events == () else "button-next"
        forth = make.say(key, "page", subject, page + 1)
        forth.style = discord.ButtonStyle.primary
        actions.append(forth)
    if answer.history is not None and can_be_pressed(answer.history):
        actions.append(make.say("title-timeline", "dark", answer.history))
    if subject is not None and subject.kind == "events" and again:
        actions.append(make.say("style-picture", "dark", subject))
    if answer.moment is not None and answer.moment.event.vote is not None:
        chart = Subject("chart", f"vote-{answer.moment.event.id}")
        if can_be_pressed(chart):
            actions.append(make.say("chart", "dark", chart))
    actions.append(
        make.say("button-share", "share") if private else make.say("button-delete", "delete")
    )
    yield from (buttons for buttons in (questions, actions) if buttons)
    if again:
        yield [make.language(language, subject) for language in Language]
    judged: list[Button] = []
    if answer.entry is not None:
        judged.append(make.say("button-right", "right", subject))
        judged.append(make.say("button-wrong", "wrong", subject))
    if answer.understanding.confidence is not None or answer.understanding.matched_words:
        judged.append(make.say("button-why", "why", subject))
    if judged:
        yield judged


class _Maker:
    """Makes the buttons of one answer."""

    def __init__(self, answer: Answer, row: str) -> None:
        self._answer = answer
        self._row = row

    def __call__(
        self, label: str, action: Action, subject: Subject | None = None, page: int = 0
    ) -> Button:
        """A button with a label of the knowledge base."""
        revision = self._answer.understanding.revision
        press = Press(action, self._answer.language, self._row, revision, subject, page)
        return ui.Button(label=shorten(label, BUTTON_LABEL), custom_id=press.encode())

    def say(
        self, key: str, action: Action, subject: Subject | None = None, page: int = 0
    ) -> Button:
        """A button with a label of the interface."""
        return self(say(key, self._answer.language), action, subject, page)

    def language(self, language: Language, subject: Subject | None) -> Button:
        """A button that shows the same in another language; the present one cannot be pressed."""
        revision = self._answer.understanding.revision
        press = Press("lang", language, self._row, revision, subject)
        return ui.Button(
            label=LANGUAGE_LABELS[language],
            custom_id=press.encode(),
            disabled=language is self._answer.language,
        )
