"""What a server has chosen: kept, read again, taken back, forgotten."""

from typing import Any

from sqlalchemy import insert

from bot.languages import Language
from bot.querylog.servers import ServerSettings
from bot.querylog.store import QueryLog
from bot.querylog.tables import server_settings


async def test_what_was_never_chosen_is_as_usual(log: QueryLog) -> None:
    assert await log.servers.of("a") == ServerSettings(None, plain=False, listening={})
    assert await log.servers.of(None) == ServerSettings()


async def test_choices_are_kept_for_their_server_only(log: QueryLog, database: str) -> None:
    await log.servers.put("a", "language", "ht")
    await log.servers.put("a", "style", "plain")
    await log.servers.put("a", "listening", "offer", "channel")
    expected = ServerSettings(Language.HT, plain=True, listening={"channel": "offer"})
    assert await log.servers.of("a") == expected
    assert await log.servers.of("b") == ServerSettings()
    async with await QueryLog.open(database) as again:
        assert await again.servers.of("a") == expected


async def test_a_choice_replaces_the_one_before_and_can_be_taken_back(log: QueryLog) -> None:
    for value in ("reply", "offer"):
        await log.servers.put("a", "listening", value, "channel")
        assert (await log.servers.of("a")).listening == {"channel": value}
    await log.servers.put("a", "listening", None, "channel")
    assert await log.servers.of("a") == ServerSettings()


async def test_a_server_is_forgotten_whole(log: QueryLog) -> None:
    for server in ("a", "b"):
        await log.servers.put(server, "language", "es")
        await log.servers.put(server, "listening", "reply", "channel")
    await log.servers.forget("a")
    assert await log.servers.of("a") == ServerSettings()
    assert (await log.servers.of("b")).language is Language.ES


async def test_what_another_version_wrote_is_passed_over(log: QueryLog) -> None:
    rows: list[dict[str, Any]] = [
        {"server": "a", "channel": "", "name": "language", "value": "fr"},
        {"server": "a", "channel": "", "name": "colour", "value": "red"},
        {"server": "a", "channel": "c", "name": "listening", "value": "shout"},
    ]
    async with log._engine.begin() as connection:
        await connection.execute(insert(server_settings), rows)
    assert await log.servers.of("a") == ServerSettings()


async def test_keys_stand_for_ids_without_telling_them(log: QueryLog) -> None:
    server, channel = log.server_key(123456789), log.channel_key(123456789)
    assert server is not None
    assert len(server) == len(channel) == 16
    assert server != channel
    assert "123456789" not in server + channel
    assert log.server_key(123456789) == server
    assert log.server_key(None) is None
