"""The buttons below an answer; they outlive a restart (see `bot.rendering.custom_ids`)."""

import re
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.answering.answer import Answer
from bot.client import MileZero
from bot.cogs.drawing import show_picture
from bot.cogs.errors import tell_error
from bot.cogs.readers import interface_language, reader_of
from bot.cogs.replying import conversation_of, send, send_reply, tell
from bot.cogs.reporting import form_for
from bot.pictures.picture import Theme
from bot.rendering.custom_ids import TEMPLATE, Press
from bot.rendering.layout import public_copy, render
from bot.rendering.phrases import say
from bot.rendering.why import explain
from bot.service import Reply


class AnswerButton(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """Any button of an answer, made again from its custom id when it is pressed."""

    def __init__(self, item: ui.Button[Any], press: Press | None) -> None:
        super().__init__(item)
        self.press = press

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        """Read the custom id; one of an older version is answered with a kind sentence."""
        assert isinstance(item, ui.Button)  # noqa: S101 - the template belongs to buttons only
        try:
            press = Press.decode(match)
        except ValueError:
            press = None
        return cls(item, press)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says; an error goes through the one door."""
        try:
            if self.press is None:
                await tell(interaction, say("gone", interface_language(interaction)))
            else:
                await _do(interaction, self.press)
        except Exception as error:  # noqa: BLE001 - the door for errors is for all of them
            await tell_error(interaction, error)


async def _do(interaction: discord.Interaction[MileZero], press: Press) -> None:
    match press.action:
        case "share":
            await _share(interaction, press)
        case "delete":
            await _delete(interaction)
        case "right":
            await tell(interaction, say("feedback-thanks", interface_language(interaction)))
            await _judge(interaction, press)
        case "wrong":
            # The form first: it cannot be shown once Discord was told to wait for the database.
            await _ask_what_is_wrong(interaction, press)
            await _judge(interaction, press)
        case "why":
            await _explain(interaction, press)
        case "page" | "lang":
            await _turn(interaction, press)
        case "open":
            await _open(interaction, press)
        case "dark" | "light":
            await _picture(interaction, press, private=True)
        case "shared" | "sharel":
            await _picture(interaction, press, private=False)


async def _share(interaction: discord.Interaction[MileZero], press: Press) -> None:
    if interaction.message is None:
        await tell(interaction, say("gone", press.language))
    else:
        await send(interaction, public_copy(interaction.message, press), private=False)


async def _delete(interaction: discord.Interaction[MileZero]) -> None:
    """Delete a public answer, if the person asked for it or may delete messages there.

    In a direct message with the bot it is for that person alone.
    """
    message = interaction.message
    if message is None:
        return
    asked_by = interaction.client.links.asker_of(message.id) or _asker(message)
    may_delete = interaction.context.dm_channel or interaction.permissions.manage_messages
    if asked_by != interaction.user.id and not may_delete:
        await tell(interaction, say("not-yours", interface_language(interaction)))
        return
    await interaction.response.defer()
    await interaction.delete_original_response()


def _asker(message: discord.Message) -> int | None:
    """Who asked, as the message itself tells: by a command, or by the message it replies to."""
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id
    reference = message.reference
    if reference is not None and isinstance(reference.resolved, discord.Message):
        return reference.resolved.author.id
    return None


async def _judge(interaction: discord.Interaction[MileZero], press: Press) -> None:
    log = interaction.client.log
    if log is not None:
        await log.judge(press.row, "right" if press.action == "right" else "wrong")


async def _ask_what_is_wrong(interaction: discord.Interaction[MileZero], press: Press) -> None:
    """The form for a report, on the entry that the answer came from."""
    language = interface_language(interaction)
    answer = _shown(interaction, press)
    entry = answer.answer.entry if answer is not None else None
    form = form_for(interaction.client, entry, language) if entry is not None else None
    if form is None:
        await tell(interaction, say("feedback-thanks", language))
    else:
        await interaction.response.send_modal(form)


async def _explain(interaction: discord.Interaction[MileZero], press: Press) -> None:
    """Which entry of which revision answered, and how surely it was chosen."""
    reply = _shown(interaction, press)
    if reply is None:
        await tell(interaction, say("gone", press.language))
        return
    understood = interaction.client.service.understanding_of(press.row)
    answer = reply.answer
    if understood is not None:
        answer = replace(answer, understanding=understood)
    await tell(interaction, explain(answer))


async def _turn(interaction: discord.Interaction[MileZero], press: Press) -> None:
    """Another page or language: in the same message if it is private, else for one's own eyes."""
    reply = _shown(interaction, press)
    message = interaction.message
    if reply is None or message is None:
        await tell(interaction, say("gone", press.language))
        return
    plain = not message.flags.components_v2
    is_current = press.is_of(interaction.client.service.responder.knowledge.revision)
    page = press.page if is_current else 0
    try:
        rendered = render(reply.answer, reply.id, page, plain=plain)
    except IndexError:
        rendered = render(reply.answer, reply.id, plain=plain)
    if message.flags.ephemeral:
        await interaction.response.edit_message(**rendered.edited)
    else:
        await send(interaction, rendered, private=True)


async def _open(interaction: discord.Interaction[MileZero], press: Press) -> None:
    """A related question, a choice, a timeline: a new private answer."""
    if press.subject is None or not _holds(interaction, press):
        await tell(interaction, say("gone", press.language))
        return
    reply = interaction.client.service.open(
        press.subject,
        press.language,
        surface="button",
        conversation=conversation_of(interaction),
        server=interaction.guild_id,
    )
    if reply is None:
        await tell(interaction, say("gone", press.language))
    else:
        reader = await reader_of(interaction)
        await send_reply(interaction, reply, plain=reader.plain)


async def _picture(
    interaction: discord.Interaction[MileZero], press: Press, *, private: bool
) -> None:
    """A picture: in place of the private one that the button stands below, or a new message."""
    if press.subject is None or not _holds(interaction, press):
        await tell(interaction, say("gone", press.language))
        return
    message = interaction.message
    is_picture = message is not None and bool(message.attachments) and message.flags.ephemeral
    await show_picture(
        interaction,
        press.subject,
        press.language,
        press.row,
        theme=Theme.LIGHT if press.action in ("light", "sharel") else Theme.DARK,
        page=press.page,
        private=private,
        update=private and is_picture,
    )


def _shown(interaction: discord.Interaction[MileZero], press: Press) -> Reply | None:
    """What the button's answer showed, as it is told on this revision."""
    if press.subject is None or not _holds(interaction, press):
        return None
    service = interaction.client.service
    reply = service.reopen(press.subject, press.language, press.row)
    if reply is None or press.is_of(service.responder.knowledge.revision):
        return reply
    return replace(reply, answer=_as_changed(reply.answer))


def _as_changed(answer: Answer) -> Answer:
    return replace(answer, notes=("changed", *answer.notes))


def _holds(interaction: discord.Interaction[MileZero], press: Press) -> bool:
    """Whether what the button names can still be meant: a choice of events is of one revision."""
    assert press.subject is not None  # noqa: S101 - the callers have looked
    revision = interaction.client.service.responder.knowledge.revision
    return press.subject.kind != "events" or press.is_of(revision)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(AnswerButton)
