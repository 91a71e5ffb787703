"""The discord.py client: what it asks of Discord, what it loads, and how it starts and stops."""

import asyncio
import logging
import sys
import time
from datetime import UTC, datetime
from typing import Any

import discord
from discord.ext import commands, tasks
from sqlalchemy.exc import SQLAlchemyError

from bot.addresses import settle_shards
from bot.cogs import EXTENSIONS
from bot.cogs.cooldowns import Cooldowns
from bot.cogs.errors import tell_error, without_words
from bot.cogs.links import Links
from bot.cogs.listening import Listening
from bot.cogs.readers import Preferences, interface_language
from bot.cogs.replying import tell
from bot.cogs.translating import CatalogueTranslator
from bot.command_sync import sync_if_changed
from bot.pictures.studio import Studio
from bot.querylog.servers import ServerSettings
from bot.querylog.store import QueryLog
from bot.rendering.phrases import say
from bot.service import Service
from bot.settings import Settings

logger = logging.getLogger(__name__)


UNHURRIED = frozenset(("rights", "help-resources", "privacy", "language"))
"""Commands for which nobody has to wait: somebody may be at the door."""


def intents(*, message_content: bool = False) -> discord.Intents:
    """What the bot listens to: no privileged intent, unless the operator allows listening.

    Messages that mention it, and direct messages, reach it with their content all the same.
    """
    return discord.Intents(
        guilds=True,
        guild_messages=True,
        dm_messages=True,
        guild_reactions=message_content,
        message_content=message_content,
    )


class Tree(discord.app_commands.CommandTree["MileZero"]):
    """The application commands; every error of theirs goes through the one door."""

    async def on_error(
        self,
        interaction: discord.Interaction["MileZero"],
        error: discord.app_commands.AppCommandError,
    ) -> None:
        """Tell the person, privately; log the traceback."""
        await tell_error(interaction, error)

    async def interaction_check(self, interaction: discord.Interaction["MileZero"], /) -> bool:
        """Let a person ask a few questions in a row; then they are told, kindly, to wait."""
        name = interaction.command.qualified_name if interaction.command else ""
        if interaction.type is not discord.InteractionType.application_command or name in UNHURRIED:
            return True
        wait = interaction.client.cooldowns.wait(interaction.user.id)
        if not wait:
            return True
        language = interface_language(interaction)
        await tell(interaction, say("cooldown", language, seconds=max(1, round(wait))))
        return False


class MileZero(commands.AutoShardedBot):
    """The bot in Discord. Everything it says comes from `service`."""

    def __init__(self, settings: Settings, service: Service, log: QueryLog | None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(message_content=settings.message_content),
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=discord.app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            shard_count=settings.shard_count,
            shard_ids=list(settings.shard_ids) if settings.shard_ids is not None else None,  # type: ignore[arg-type]
            activity=discord.CustomActivity("287(g), Florida law, Key West: /ask"),
            max_messages=None,
        )
        self.settings = settings
        self.service = service
        self.log = log
        self.sync_at_start = True
        self._housekeeping = asyncio.Lock()
        self.preferences = Preferences(time.monotonic)
        self.cooldowns = Cooldowns(settings.cooldown_seconds, time.monotonic)
        self.links = Links(time.monotonic)
        self.listening = Listening(time.monotonic)
        self.studio = Studio()

    async def setup_hook(self) -> None:
        """Load the commands, and tell Discord of them if they changed since the last time."""
        await settle_shards(self, self.settings)
        await self.tree.set_translator(CatalogueTranslator())
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        if self.sync_at_start:
            await sync_if_changed(self.tree, self.log)
        if self.log is not None:
            self.keep_house.start()

    async def settings_of(self, guild: int | None) -> ServerSettings:
        """What was chosen for a server; nothing if it cannot be read, which is logged."""
        if self.log is None or guild is None:
            return ServerSettings()
        try:
            return await self.log.servers.of(self.log.server_key(guild))
        except (SQLAlchemyError, OSError):
            logger.exception("the settings of a server could not be read")
            return ServerSettings()

    async def on_ready(self) -> None:
        """Say in the log that the bot is there; it may happen again after a reconnection."""
        logger.info("connected to Discord, in %d servers", len(self.guilds))

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log an error that no command, button or form has taken care of, without any words."""
        error = sys.exception()
        logger.error("error in %s", event_method, exc_info=without_words(error) if error else None)

    async def close(self) -> None:
        """Stop the daily task, then everything that discord.py holds."""
        # A statement that is cancelled while it runs leaves SQLAlchemy waiting for aiosqlite.
        async with self._housekeeping:
            self.keep_house.cancel()
        await super().close()
        self.studio.close()

    @tasks.loop(hours=24)
    async def keep_house(self) -> None:
        """Delete what is older than RETENTION_DAYS."""
        if self.log is None:
            return
        try:
            async with self._housekeeping:
                count = await self.log.purge(datetime.now(UTC), self.settings.retention_days)
        except (SQLAlchemyError, OSError):
            # An exception would end the loop for good; tomorrow it may work.
            logger.exception("query log: old rows could not be deleted")
            return
        if count:
            logger.info(
                "query log: deleted %d rows older than %d days", count, self.settings.retention_days
            )
