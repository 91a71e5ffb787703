"""The buttons below an answer; they outlive a restart (see `bot.rendering.custom_ids`)."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.errors import tell, tell_error
from bot.cogs.locales import language_of
from bot.cogs.replying import conversation_of, send_reply
from bot.rendering.custom_ids import TEMPLATE, Press
from bot.rendering.layout import layout, public_copy
from bot.rendering.phrases import say
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
            await _do(interaction, self.press)
        except Exception as error:  # noqa: BLE001 - the door for errors is for all of them
            await tell_error(interaction, error)


async def _do(interaction: discord.Interaction[MileZero], press: Press | None) -> None:
    bot = interaction.client
    match press:
        case None:
            await tell(interaction, say("gone", language_of(interaction)))
        case Press(action="share", language=language):
            if interaction.message is None:
                await tell(interaction, say("gone", language))
                return
            await interaction.response.send_message(view=public_copy(interaction.message))
        case Press(action="right" | "wrong" as verdict, language=language):
            if bot.log is not None:
                await bot.log.judge(press.row, verdict)
            await tell(interaction, say("feedback-thanks", language))
        case Press(action="page", page=page):
            reply = bot.service.reshow(press.target, press.language, press.row)
            await _turn_page(interaction, reply, press, page)
        case _:
            reply = bot.service.show(
                press.target,
                Question("", language=press.language),
                surface="button",
                server=interaction.guild_id,
                place=press.action == "place",
                conversation=conversation_of(interaction),
            )
            if reply is None:
                await tell(interaction, say("gone", press.language))
            else:
                await send_reply(interaction, reply, private=True)


async def _turn_page(
    interaction: discord.Interaction[MileZero], reply: Reply | None, press: Press, page: int
) -> None:
    """A private answer turns its page; a public one shows the page to whoever pressed."""
    if reply is None:
        await tell(interaction, say("gone", press.language))
        return
    message = interaction.message
    private = message is not None and message.flags.ephemeral
    try:
        view = layout(reply.answer, reply.id, page)
    except IndexError:
        await tell(interaction, say("gone", press.language))
        return
    if private:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(AnswerButton)
