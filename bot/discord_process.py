"""The Discord process: opened in one place, closed in reverse; a failed start is one sentence."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack, suppress

import aiohttp
import discord

from bot.addresses import use_addresses
from bot.assembly import build_responder, cache_folder
from bot.client import MileZero
from bot.command_sync import sync
from bot.exits import fail
from bot.knowledge.problems import KnowledgeError
from bot.querylog.store import QueryLog, QueryLogError
from bot.service import Service
from bot.settings import Settings

logger = logging.getLogger("bot")


def run_discord(settings: Settings) -> None:
    """Answer in Discord until the process is told to stop. A failed start is a sentence and 1."""
    discord.utils.setup_logging(level=logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # this bot has no voice
    try:
        asyncio.run(_run(settings))
    except KeyboardInterrupt:
        return
    except (KnowledgeError, discord.DiscordException, aiohttp.ClientError, OSError) as error:
        fail(_sentence(error))


def sync_commands(settings: Settings) -> int:
    """Tell Discord of the commands; how many they are. A failure is a sentence and 1."""
    try:
        return asyncio.run(_sync(settings))
    except (KnowledgeError, discord.DiscordException, aiohttp.ClientError, OSError) as error:
        fail(_sentence(error))


async def _run(settings: Settings) -> None:
    use_addresses(settings)
    async with AsyncExitStack() as stack:
        log = await open_log(settings, stack)
        responder = await asyncio.to_thread(
            build_responder, settings.knowledge_folder, cache=cache_folder()
        )
        bot = await stack.enter_async_context(MileZero(settings, Service(responder, log), log))
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(name, stop.set)
            except NotImplementedError:  # Windows
                continue
        running = asyncio.create_task(bot.start(_token(settings)))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
            return
        logger.info("stopping")
        await bot.close()
        # A client that is told to stop while it still connects would wait for its shards for ever.
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def _sync(settings: Settings) -> int:
    use_addresses(settings)
    async with AsyncExitStack() as stack:
        log = await open_log(settings, stack)
        responder = await asyncio.to_thread(
            build_responder, settings.knowledge_folder, cache=cache_folder()
        )
        bot = await stack.enter_async_context(MileZero(settings, Service(responder, log), log))
        bot.sync_at_start = False
        await bot.login(_token(settings))
        return await sync(bot.tree, log)


async def open_log(settings: Settings, stack: AsyncExitStack) -> QueryLog | None:
    """The database, closed with `stack`; None, with a line in the log, if it cannot be used."""
    secret = settings.server_key_secret
    key = secret.get_secret_value() if secret is not None else None
    try:
        return await stack.enter_async_context(
            await QueryLog.open(settings.database_url, key=key, recording=settings.log_queries)
        )
    except QueryLogError as error:
        logger.error("%s. The bot goes on without a query log and without settings.", error)
        return None


def _token(settings: Settings) -> str:
    assert settings.discord_token is not None  # noqa: S101 - the commands check it first
    return settings.discord_token.get_secret_value()


def _sentence(error: Exception) -> str:
    match error:
        case KnowledgeError():
            return (
                f"the knowledge base cannot be used: {error.problems[0]}; run: python -m bot check"
            )
        case discord.LoginFailure():
            return "Discord refuses the token; copy it again from the developer portal into .env"
        case discord.PrivilegedIntentsRequired():
            return "Discord refuses an intent; enable it in the developer portal"
        case discord.HTTPException():
            return f"Discord answered with an error (HTTP {error.status}); try again later"
        case discord.GatewayNotFound():
            return "Discord's gateway cannot be reached; try again later"
        case aiohttp.ClientError() | OSError():
            return "Discord cannot be reached; check the network and DISCORD_API_URL"
        case _:
            return f"Discord could not be used: {type(error).__name__}"
