"""A Discord on loopback: just enough REST and gateway for the true process to log in and answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

from tests.discord.refusals import refused
from tests.discord.wire import Sent

BOT_ID = "1000000000000000001"
APPLICATION_ID = "1000000000000000002"
PERSON_ID = "1000000000000000003"
CHANNEL_ID = "1000000000000000004"
GUILD_ID = "1000000000000000005"
TOKEN = "loopback-token"

_BOT = {"id": BOT_ID, "username": "Mile Zero", "discriminator": "0", "avatar": None, "bot": True}
PERSON = {"id": PERSON_ID, "username": "somebody", "discriminator": "0", "avatar": None}
_CHANNEL = {"id": CHANNEL_ID, "type": 1, "recipients": [PERSON]}


def _json(value: Any, status: int = 200) -> web.Response:
    """As Discord sends it: without a charset, or discord.py takes it for text."""
    body = json.dumps(value).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})


@dataclass
class Loopback:
    """Serves on a free port; keeps what the bot sends."""

    synced: list[list[dict[str, Any]]] = field(default_factory=list)
    callbacks: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    messages: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[Sent] = field(default_factory=list)
    identified: dict[str, Any] = field(default_factory=dict)
    port: int = 0
    _runner: web.AppRunner | None = None
    _socket: web.WebSocketResponse | None = None
    _sequence: int = 0

    async def __aenter__(self) -> Self:
        application = web.Application()
        api = "/api/v10"
        routes: list[tuple[str, str, Callable[[web.Request], Awaitable[web.StreamResponse]]]] = [
            ("GET", f"{api}/users/@me", self._me),
            ("GET", f"{api}/oauth2/applications/@me", self._application),
            ("GET", f"{api}/applications/@me", self._application),
            ("GET", f"{api}/gateway/bot", self._gateway_bot),
            ("PUT", f"{api}/applications/{{id}}/commands", self._commands),
            ("POST", f"{api}/interactions/{{id}}/{{token}}/callback", self._callback),
            ("POST", f"{api}/channels/{{id}}/messages", self._message),
            ("GET", f"{api}/channels/{{id}}", self._channel),
            ("GET", "/gateway/", self._gateway),
        ]
        for method, path, handler in routes:
            application.router.add_route(method, path, handler)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._socket is not None and not self._socket.closed:
            await self._socket.close()
        if self._runner is not None:
            await self._runner.cleanup()
        assert refused(self.sent) == []

    def environment(self) -> dict[str, str]:
        """The settings that point a bot here."""
        return {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": f"http://127.0.0.1:{self.port}/api/v10",
            "DISCORD_GATEWAY_URL": f"ws://127.0.0.1:{self.port}/gateway/",
        }

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event as the gateway would."""
        assert self._socket is not None
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": name, "s": self._sequence, "d": data})

    async def ask(self, question: str, locale: str = "en-US") -> dict[str, Any]:
        """Type `/ask` in a direct message; what the bot answers to Discord."""
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(2_000_000_000_000_000_000 + self._sequence),
                "application_id": APPLICATION_ID,
                "type": 2,
                "token": "interaction-token",
                "version": 1,
                "channel_id": CHANNEL_ID,
                "channel": _CHANNEL,
                "user": PERSON,
                "locale": locale,
                "entitlements": [],
                "authorizing_integration_owners": {"1": PERSON_ID},
                "context": 1,
                "attachment_size_limit": 10_485_760,
                "data": {
                    "id": "3000000000000000001",
                    "name": "ask",
                    "type": 1,
                    "options": [{"name": "question", "type": 3, "value": question}],
                },
            },
        )
        return await asyncio.wait_for(self.callbacks.get(), 20)

    async def say(self, content: str) -> dict[str, Any]:
        """Write a direct message; the message that the bot sends."""
        await self.dispatch(
            "MESSAGE_CREATE",
            {
                "id": str(4_000_000_000_000_000_000 + self._sequence),
                "channel_id": CHANNEL_ID,
                "channel_type": 1,
                "author": PERSON,
                "content": content,
                "timestamp": "2026-07-08T12:00:00.000000+00:00",
                "edited_timestamp": None,
                "tts": False,
                "mention_everyone": False,
                "mentions": [],
                "mention_roles": [],
                "attachments": [],
                "embeds": [],
                "pinned": False,
                "type": 0,
            },
        )
        return await asyncio.wait_for(self.messages.get(), 20)

    async def _read(self, request: web.Request) -> Any:
        """The body of a request, which is kept to be checked against Discord's limits."""
        body = await request.json()
        self.sent.append(Sent(request.method, request.path.removeprefix("/api/v10"), body))
        return body

    async def _me(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(_BOT)

    async def _application(self, _request: web.Request) -> web.StreamResponse:
        return _json(
            {
                "id": APPLICATION_ID,
                "name": "Mile Zero",
                "icon": None,
                "description": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "verify_key": "",
                "owner": PERSON,
                "team": None,
                "flags": 0,
            }
        )

    async def _gateway_bot(self, _request: web.Request) -> web.StreamResponse:
        limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        url = "wss://gateway.discord.invalid/"
        return _json({"url": url, "shards": 1, "session_start_limit": limits})

    async def _commands(self, request: web.Request) -> web.StreamResponse:
        commands = await self._read(request)
        self.synced.append(commands)
        told = [
            {"description": "", **command, "id": str(3_000_000_000_000_000_001 + index),
             "version": "1", "application_id": APPLICATION_ID}
            for index, command in enumerate(commands)
        ]  # fmt: skip
        return _json(told)

    async def _callback(self, request: web.Request) -> web.StreamResponse:
        self.callbacks.put_nowait(await self._read(request))
        interaction = {"id": request.match_info["id"], "type": 2}
        return _json({"interaction": interaction | {"response_message_ephemeral": True}})

    async def _message(self, request: web.Request) -> web.StreamResponse:
        sent = await self._read(request)
        self.messages.put_nowait(sent)
        return _json(
            {
                "id": "5000000000000000001",
                "channel_id": request.match_info["id"],
                "author": _BOT,
                "content": "",
                "timestamp": "2026-07-08T12:00:01.000000+00:00",
                "edited_timestamp": None,
                "tts": False,
                "mention_everyone": False,
                "mentions": [],
                "mention_roles": [],
                "attachments": [],
                "embeds": [],
                "components": [],
                "pinned": False,
                "type": 0,
                "flags": sent.get("flags", 0),
            }
        )

    async def _channel(self, _request: web.Request) -> web.StreamResponse:
        return _json(_CHANNEL)

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        socket = self._socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(
            {"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None}
        )
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            payload = json.loads(message.data)
            match payload["op"]:
                case 1:
                    await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
                case 2:
                    self.identified = payload["d"]
                    await self._greet()
        return socket

    async def _greet(self) -> None:
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": _BOT,
                "guilds": [],
                "session_id": "loopback",
                "resume_gateway_url": "wss://gateway.discord.invalid/",
                "application": {"id": APPLICATION_ID, "flags": 0},
                "shard": [0, 1],
                "private_channels": [],
            },
        )
        self.ready.set()
