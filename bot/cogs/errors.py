"""The one door for errors: a short private sentence to the person, the traceback to the log.

What the person typed is in neither.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

import discord
from discord import app_commands, ui

from bot.cogs.readers import interface_language
from bot.cogs.replying import tell
from bot.rendering.phrases import say

logger = logging.getLogger(__name__)

SelfT = TypeVar("SelfT")
Choices = list[app_commands.Choice[str]]


async def tell_error(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Answer an interaction that failed, whether or not it has been answered already."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if _is_expired(cause):
        logger.warning("an interaction expired before it was answered")
        return
    language = interface_language(interaction)
    if isinstance(cause, app_commands.MissingPermissions):
        text = say("not-allowed", language)
    else:
        name = interaction.command.qualified_name if interaction.command else "a component"
        logger.error("error in %s", name, exc_info=without_words(cause))
        text = say("error", language)
    try:
        await tell(interaction, text)
    except discord.HTTPException as failure:
        logger.warning("the person could not be told of an error: HTTP %d", failure.status)


def without_words(error: BaseException) -> BaseException:
    """The error with its traceback but without a message that could quote a person."""
    name = type(error).__name__
    if isinstance(error, discord.HTTPException):
        name = f"{name}: HTTP {error.status}, code {error.code}"
    return RuntimeError(name).with_traceback(error.__traceback__)


class Modal(ui.Modal):
    """A modal whose errors go through the one door."""

    async def on_error(  # type: ignore[override]  # a modal has no item that could have failed
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Tell the person, privately; log the traceback."""
        await tell_error(interaction, error)


def offering(
    complete: Callable[[SelfT, discord.Interaction[Any], str], Awaitable[Choices]],
) -> Callable[[SelfT, discord.Interaction[Any], str], Coroutine[Any, Any, Choices]]:
    """An autocompletion whose failure offers nothing, and logs nothing that was typed."""

    @wraps(complete)
    async def safely(self: SelfT, interaction: discord.Interaction[Any], current: str) -> Choices:
        try:
            return await complete(self, interaction, current)
        except Exception as error:
            logger.error("error in autocompletion", exc_info=without_words(error))
            return []

    return safely


def _is_expired(error: BaseException) -> bool:
    return isinstance(error, discord.NotFound) and error.code == 10062
