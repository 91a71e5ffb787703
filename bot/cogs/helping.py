"""``/rights``, the urgent cards by situation, and ``/help-resources``, where to turn to."""

from typing import get_args

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Subject
from bot.answering.suggest import Suggestion, resolve
from bot.client import MileZero
from bot.cogs.completing import choices_of
from bot.cogs.errors import offering
from bot.cogs.readers import reader_of
from bot.cogs.replying import send_reply
from bot.cogs.translating import phrase
from bot.knowledge.models import Need, Situation
from bot.rendering.commands import description_of, options_of

SITUATIONS = [
    app_commands.Choice(name=phrase(f"situation-{situation}"), value=situation)
    for situation in get_args(Situation)
]
NEEDS = [app_commands.Choice(name=phrase(f"need-{need}"), value=need) for need in get_args(Need)]
_NEEDS: dict[str, Need] = {need: need for need in get_args(Need)}


class Helping(commands.Cog):
    """What to do first, and who can help. Nobody waits here: see `bot.client.UNHURRIED`."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("rights"))
    @app_commands.describe(**options_of("rights"))
    @app_commands.choices(situation=SITUATIONS)
    async def rights(
        self,
        interaction: discord.Interaction[MileZero],
        situation: app_commands.Choice[str],
    ) -> None:
        """The card of a situation, the first step first."""
        reader = await reader_of(interaction)
        reply = self.bot.service.open(
            Subject("card", situation.value),
            reader.interface,
            surface="slash",
            server=interaction.guild_id,
        )
        if reply is None:
            answer = self.bot.service.responder.library.reference.not_found(reader.interface)
            reply = self.bot.service.keep(answer, surface="slash", server=interaction.guild_id)
        await send_reply(interaction, reply, plain=reader.plain)

    @app_commands.command(name="help-resources", description=description_of("help-resources"))
    @app_commands.describe(**options_of("help-resources"))
    @app_commands.choices(need=NEEDS)
    async def help_resources(
        self,
        interaction: discord.Interaction[MileZero],
        need: app_commands.Choice[str] | None = None,
        county: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Where to turn to with a need, from a county."""
        reader = await reader_of(interaction)
        found = resolve(county, self._counties()) if county is not None else None
        library = self.bot.service.responder.library
        if county is not None and found is None:
            answer = library.reference.not_found(reader.interface)
        else:
            wanted = _NEEDS[need.value] if need is not None else None
            answer = library.reference.resources(
                wanted, found.id if found else None, reader.interface
            )
        reply = self.bot.service.keep(answer, surface="slash", server=interaction.guild_id)
        await send_reply(interaction, reply, plain=reader.plain)

    @help_resources.autocomplete("county")
    @offering
    async def suggest_county(
        self, _interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """The counties of Florida."""
        return choices_of(current, self._counties())

    def _counties(self) -> tuple[Suggestion, ...]:
        return self.bot.service.responder.library.places.counties()


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Helping(bot))
