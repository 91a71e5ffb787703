"""The discord.py client: what it asks of Discord, what it loads, and how it starts and stops."""

import logging
from datetime import UTC, datetime

import discord
from discord.ext import commands, tasks
from sqlalchemy.exc import SQLAlchemyError

from bot.addresses import settle_shards
from bot.cogs import EXTENSIONS
from bot.cogs.errors import tell_error
from bot.command_sync import sync_if_changed
from bot.querylog.store import QueryLog
from bot.service import Service
from bot.settings import Settings

logger = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """What the bot listens to: no privileged intent.

    Messages that mention it, and direct messages, reach it with their content all the same.
    """
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Tree(discord.app_commands.CommandTree["MileZero"]):
    """The application commands; every error of theirs goes through the one door."""

    async def on_error(
        self,
        interaction: discord.Interaction["MileZero"],
        error: discord.app_commands.AppCommandError,
    ) -> None:
        """Tell the person, privately; log the traceback."""
        await tell_error(interaction, error)


class MileZero(commands.AutoShardedBot):
    """The bot in Discord. Everything it says comes from `service`."""

    def __init__(self, settings: Settings, service: Service, log: QueryLog | None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(),
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

    async def setup_hook(self) -> None:
        """Load the commands, and tell Discord of them if they changed since the last time."""
        await settle_shards(self, self.settings)
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        if self.sync_at_start:
            await sync_if_changed(self.tree, self.log)
        if self.log is not None:
            self.keep_house.start()

    async def on_ready(self) -> None:
        """Say in the log that the bot is there; it may happen again after a reconnection."""
        logger.info("connected to Discord, in %d servers", len(self.guilds))

    async def close(self) -> None:
        """Stop the daily task, then everything that discord.py holds."""
        self.keep_house.cancel()
        await super().close()

    @tasks.loop(hours=24)
    async def keep_house(self) -> None:
        """Delete what is older than RETENTION_DAYS."""
        if self.log is None:
            return
        try:
            count = await self.log.purge(datetime.now(UTC), self.settings.retention_days)
        except (SQLAlchemyError, OSError):
            # An exception would end the loop for good; tomorrow it may work.
            logger.exception("query log: old rows could not be deleted")
            return
        if count:
            logger.info(
                "query log: deleted %d rows older than %d days", count, self.settings.retention_days
            )
