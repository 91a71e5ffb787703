"""What the people who manage a Discord server have chosen for it, by a keyed hash of the server."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.languages import Language
from bot.querylog.tables import server_settings

Manner = Literal["reply", "offer"]
"""How the bot takes part in a channel where it listens: answers, or offers to by a reaction."""
Name = Literal["language", "style", "listening"]

WHOLE = ""
"""Stands for the whole server where a channel could stand."""
_LANGUAGES: dict[str, Language] = {language.value: language for language in Language}
_MANNERS: dict[str, Manner] = {manner: manner for manner in get_args(Manner)}


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of one server; what was never chosen is as it is here."""

    language: Language | None = None
    plain: bool = False
    """Plain text instead of cards."""
    listening: Mapping[str, Manner] = field(default_factory=dict)
    """Key of a channel -> how the bot takes part there."""


class ServerStore:
    """Reads and writes the settings of servers; what was read once is remembered.

    One process at a time serves a server (its shard), so nothing else changes them meanwhile.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._known: dict[str, ServerSettings] = {}

    async def of(self, server: str | None) -> ServerSettings:
        """The settings of the server with this key; those of nobody are all unset."""
        if server is None:
            return ServerSettings()
        if server not in self._known:
            self._known[server] = await self._read(server)
        return self._known[server]

    async def put(self, server: str, name: Name, value: str | None, channel: str = WHOLE) -> None:
        """Choose a setting; None takes the choice back."""
        table = server_settings.c
        one = (table.server == server) & (table.channel == channel) & (table.name == name)
        async with self._engine.begin() as connection:
            await connection.execute(delete(server_settings).where(one))
            if value is not None:
                row = {"server": server, "channel": channel, "name": name, "value": value}
                await connection.execute(insert(server_settings).values(row))
        self._known.pop(server, None)

    async def forget(self, server: str) -> None:
        """Delete everything that was chosen for a server, as when the bot is removed from it."""
        async with self._engine.begin() as connection:
            of_server = server_settings.c.server == server
            await connection.execute(delete(server_settings).where(of_server))
        self._known.pop(server, None)

    async def _read(self, server: str) -> ServerSettings:
        async with self._engine.connect() as connection:
            rows = await connection.execute(
                select(server_settings).where(server_settings.c.server == server)
            )
            language: Language | None = None
            plain = False
            listening: dict[str, Manner] = {}
            for row in rows:
                match row.name:
                    case "language":
                        language = _LANGUAGES.get(row.value)
                    case "style":
                        plain = row.value == "plain"
                    case "listening" if row.value in _MANNERS:
                        listening[row.channel] = _MANNERS[row.value]
        return ServerSettings(language, plain, listening)
