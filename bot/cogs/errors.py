"""The one door for errors: a short private sentence to the person, the traceback to the log.

What the person typed is in neither.
"""

import logging
from typing import Any

import discord
from discord import app_commands

from bot.cogs.locales import language_of
from bot.rendering.phrases import say

logger = logging.getLogger(__name__)


async def tell_error(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Answer an interaction that failed, whether or not it has been answered already."""
    language = language_of(interaction)
    if isinstance(error, app_commands.CommandOnCooldown):
        text = say("cooldown", language, seconds=max(1, round(error.retry_after)))
    else:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if _is_expired(cause):
            logger.warning("an interaction expired before it was answered")
            return
        name = interaction.command.qualified_name if interaction.command else "a component"
        logger.error("error in %s", name, exc_info=_without_words(cause))
        text = say("error", language)
    try:
        await tell(interaction, text)
    except discord.HTTPException as failure:
        logger.warning("the person could not be told of an error: HTTP %d", failure.status)


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Say one private sentence, as the first response or after it."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)


def _is_expired(error: BaseException) -> bool:
    return isinstance(error, discord.NotFound) and error.code == 10062


def _without_words(error: BaseException) -> BaseException:
    """The error with its traceback but without a message that could quote a person."""
    if isinstance(error, discord.DiscordException):
        return error
    return RuntimeError(type(error).__name__).with_traceback(error.__traceback__)
