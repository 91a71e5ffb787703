"""Points discord.py at other REST and gateway addresses: the proxies that large bots run.

Several processes share Discord's rate limits through a REST proxy, and reconnect quickly through
a gateway proxy. The same two settings let the whole process be tested on loopback.
"""

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.settings import Settings


def use_addresses(settings: Settings) -> None:
    """Apply DISCORD_API_URL and DISCORD_GATEWAY_URL to this process."""
    if settings.discord_api_url is not None:
        Route.BASE = str(settings.discord_api_url).rstrip("/")
    if settings.discord_gateway_url is not None:
        url = yarl.URL(str(settings.discord_gateway_url))
        DiscordWebSocket.DEFAULT_GATEWAY = url
        # Discord names its own host for resuming a session; that would pass the proxy by, so the
        # attribute that discord.py reads it from always answers with the proxy.
        DiscordWebSocket.gateway = property(lambda _: url, lambda _, __: None)  # type: ignore[assignment]


async def settle_shards(client: discord.AutoShardedClient, settings: Settings) -> None:
    """Ask for the number of shards before connecting.

    Otherwise discord.py asks by itself, and then takes the gateway's address from that answer
    instead of the configured one.
    """
    if settings.discord_gateway_url is not None and client.shard_count is None:
        client.shard_count, _, _ = await client.http.get_bot_gateway()
