"""``/settings`` and ``/stats``, for those who manage a server, and the end when the bot leaves."""

import logging
from collections.abc import Iterable

import discord
from discord import app_commands
from discord.ext import commands
from sqlalchemy.exc import SQLAlchemyError

from bot.client import MileZero
from bot.cogs.permissions import missing_permissions
from bot.cogs.personal import STYLES
from bot.cogs.readers import interface_language
from bot.cogs.replying import in_time, tell, tell_lines
from bot.cogs.translating import phrase
from bot.languages import Language
from bot.querylog.servers import WHOLE, Name, ServerSettings, ServerStore
from bot.querylog.statistics import DAYS, SMALLEST
from bot.querylog.store import QueryLog
from bot.rendering.commands import description_of, options_of
from bot.rendering.phrases import say

logger = logging.getLogger(__name__)

LANGUAGES = [
    *(
        app_commands.Choice(name=phrase(f"language-name-{language}"), value=language.value)
        for language in Language
    ),
    app_commands.Choice(name=phrase("settings-language-none"), value="auto"),
]
LISTENING = [
    app_commands.Choice(name=phrase(f"listening-{manner}"), value=manner)
    for manner in ("off", "reply", "offer")
]
Channel = discord.TextChannel | discord.Thread | discord.VoiceChannel
"""Where people write. A forum has posts only, and each of them is a thread."""


class Servers(commands.Cog):
    """What the people who manage a server choose and see."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("settings"))
    @app_commands.describe(**options_of("settings"))
    @app_commands.choices(language=LANGUAGES, style=STYLES, listening=LISTENING)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(
        self,
        interaction: discord.Interaction[MileZero],
        language: app_commands.Choice[str] | None = None,
        style: app_commands.Choice[str] | None = None,
        channel: Channel | None = None,
        listening: app_commands.Choice[str] | None = None,
    ) -> None:
        """Choose what is given, then show how everything is."""
        spoken = interface_language(interaction)
        found = await self._managed(interaction, spoken)
        if found is None:
            return
        log, guild = found
        if (channel is None) != (listening is None):
            await tell(interaction, say("settings-which-channel", spoken))
            return
        server = log.server_key(guild.id) or ""
        chosen: list[tuple[Name, str | None, str]] = []
        if language is not None:
            chosen.append(("language", None if language.value == "auto" else language.value, WHOLE))
        if style is not None:
            chosen.append(("style", style.value, WHOLE))
        if channel is not None and listening is not None:
            manner = None if listening.value == "off" else listening.value
            chosen.append(("listening", manner, log.channel_key(channel.id)))
        shown = await in_time(interaction, _choose(log.servers, server, chosen))
        await tell_lines(interaction, self._lines(guild, log, shown, spoken))

    @app_commands.command(description=description_of("stats"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def stats(self, interaction: discord.Interaction[MileZero]) -> None:
        """What was asked on this server, in numbers that point at nobody."""
        spoken = interface_language(interaction)
        found = await self._managed(interaction, spoken)
        if found is None:
            return
        log, guild = found
        server = log.server_key(guild.id) or ""
        counts = await in_time(interaction, log.statistics(server, self.bot.service.now()))
        lines = [f"**{say('stats-title', spoken, days=DAYS)}**"]
        if not counts.questions:
            lines.append(say("stats-few", spoken, smallest=SMALLEST))
            await tell(interaction, "\n".join(lines))
            return
        lines.append(say("stats-questions", spoken, count=counts.questions))
        kinds = [f"{say(f'kind-{kind}', spoken)} {n}" for kind, n in counts.kinds.items()]
        tongues = [f"{say(f'language-{tag}', spoken)} {n}" for tag, n in counts.languages.items()]
        entries = self.bot.service.responder.knowledge.entries
        asked = [
            f"{entries[id].title.get(spoken)} ({n})"
            for id, n in counts.entries.items()
            if id in entries
        ]
        for key, parts in (
            ("stats-kinds", kinds), ("stats-languages", tongues), ("stats-entries", asked),
        ):  # fmt: skip
            if parts:
                lines.append(say(key, spoken, counts="; ".join(parts)))
        lines.append(f"-# {say('stats-small', spoken, smallest=SMALLEST)}")
        await tell_lines(interaction, lines)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget what was chosen for a server that the bot was removed from."""
        log = self.bot.log
        if log is None:
            return
        try:
            await log.servers.forget(log.server_key(guild.id) or "")
        except (SQLAlchemyError, OSError):
            logger.exception("the settings of a server that was left could not be deleted")

    async def _managed(
        self, interaction: discord.Interaction[MileZero], spoken: Language
    ) -> tuple[QueryLog, discord.Guild] | None:
        """The database and the server; None once the person was told why not.

        Discord hides the command from others, but a server can change that: so it is asked again.
        """
        if interaction.guild is None:
            await tell(interaction, say("only-in-servers", spoken))
        elif not interaction.permissions.manage_guild:
            await tell(interaction, say("not-allowed", spoken))
        elif self.bot.log is None:
            await tell(interaction, say("no-database", spoken))
        else:
            return self.bot.log, interaction.guild
        return None

    def _lines(
        self, guild: discord.Guild, log: QueryLog, settings: ServerSettings, spoken: Language
    ) -> list[str]:
        chosen = settings.language
        name = f"language-name-{chosen}" if chosen else "settings-language-none"
        style = "style-plain" if settings.plain else "style-cards"
        lines = [
            f"**{say('settings-title', spoken)}**",
            say("settings-language", spoken, tongue=say(name, spoken)),
            say("settings-style", spoken, style=say(style, spoken)),
        ]
        channels = [
            (channel, manner)
            for channel in [*guild.channels, *guild.threads]
            if (manner := settings.listening.get(log.channel_key(channel.id)))
        ]
        for channel, manner in channels:
            told = say(f"listening-{manner}", spoken)
            lines.append(say("settings-listening", spoken, channel=channel.mention, manner=told))
            missing = missing_permissions(channel, guild.me, offers=manner == "offer")
            if missing:
                names = ", ".join(say(f"permission-{name}", spoken) for name in missing)
                lines.append(
                    say("settings-missing", spoken, channel=channel.mention, permissions=names)
                )
        if not channels:
            lines.append(say("settings-listening-none", spoken))
        elif not self.bot.settings.message_content:
            lines.append(say("settings-no-intent", spoken))
        return lines


async def _choose(
    store: ServerStore, server: str, chosen: Iterable[tuple[Name, str | None, str]]
) -> ServerSettings:
    """Keep what was chosen: name, value and channel; how everything is then."""
    for name, value, channel in chosen:
        await store.put(server, name, value, channel)
    return await store.of(server)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Servers(bot))
