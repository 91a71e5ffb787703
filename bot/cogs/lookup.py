"""``/law``, ``/term``, ``/who``, ``/vote`` and ``/place``: one thing, by its name."""

from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Choice, Subject, SubjectKind
from bot.answering.reference import ReferenceDesk
from bot.answering.suggest import Suggestion, ranked, resolve
from bot.client import MileZero
from bot.cogs.completing import choices_of, short
from bot.cogs.errors import offering
from bot.cogs.readers import Reader, interface_language, reader_of
from bot.cogs.replying import conversation_of, send_reply
from bot.languages import Language
from bot.rendering.commands import description_of, options_of

Offer = Callable[[Language], tuple[Suggestion, ...]]

Name = app_commands.Range[str, 1, 200]
NEAR = 5
"""Things offered where no name fits."""


class Lookup(commands.Cog):
    """Shows what was chosen, or what the typed name comes closest to."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @property
    def _reference(self) -> ReferenceDesk:
        return self.bot.service.responder.library.reference

    @app_commands.command(description=description_of("law"))
    @app_commands.describe(**options_of("law"))
    async def law(self, interaction: discord.Interaction[MileZero], section: Name) -> None:
        """What a law says, whether it holds, and its history."""
        reader = await reader_of(interaction)
        found = self._reference.law_named(section)
        await self._show(interaction, reader, "law", found, section, self._reference.laws)

    @law.autocomplete("section")
    @offering
    async def suggest_law(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Laws by number and by what they are about."""
        return choices_of(current, self._reference.laws(interface_language(interaction)))

    @app_commands.command(description=description_of("term"))
    @app_commands.describe(**options_of("term"))
    async def term(self, interaction: discord.Interaction[MileZero], word: Name) -> None:
        """What a word means."""
        await self._named(interaction, "term", word, self._reference.terms)

    @term.autocomplete("word")
    @offering
    async def suggest_term(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Words of the glossary."""
        return choices_of(current, self._reference.terms(interface_language(interaction)))

    @app_commands.command(description=description_of("who"))
    @app_commands.describe(**options_of("who"))
    async def who(self, interaction: discord.Interaction[MileZero], name: Name) -> None:
        """Who somebody is in this story."""
        await self._named(interaction, "person", name, self._reference.people)

    @who.autocomplete("name")
    @offering
    async def suggest_person(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """People and bodies."""
        return choices_of(current, self._reference.people(interface_language(interaction)))

    @app_commands.command(description=description_of("vote"))
    @app_commands.describe(**options_of("vote"))
    async def vote(self, interaction: discord.Interaction[MileZero], event: Name) -> None:
        """Who voted how."""
        await self._named(interaction, "event", event, self._reference.votes)

    @vote.autocomplete("event")
    @offering
    async def suggest_vote(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Recorded votes, the latest first."""
        return choices_of(current, self._reference.votes(interface_language(interaction)))

    @app_commands.command(description=description_of("place"))
    @app_commands.describe(**options_of("place"))
    async def place(
        self, interaction: discord.Interaction[MileZero], name: Name, compare: Name | None = None
    ) -> None:
        """What the data say of a place, or of two side by side."""
        reader = await reader_of(interaction)
        desk = self.bot.service.responder.library.places
        answer = desk.look_up(name, reader.interface)
        if compare is not None and answer.place is not None:
            other = desk.look_up(compare, reader.interface)
            both = other.place and desk.compare(answer.place.id, other.place.id, reader.interface)
            answer = both or other
        reply = self.bot.service.keep(answer, surface="slash", server=interaction.guild_id)
        await send_reply(interaction, reply, plain=reader.plain)

    @place.autocomplete("name")
    @offering
    async def suggest_place(
        self, _interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Places, Florida's first, the largest before the smaller ones."""
        return self._places(current)

    @place.autocomplete("compare")
    @offering
    async def suggest_second_place(
        self, _interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """The same for the second place."""
        return self._places(current)

    def _places(self, current: str) -> list[app_commands.Choice[str]]:
        found = self.bot.service.responder.library.places.complete(current)
        return [app_commands.Choice(name=short(label), value=id) for id, label in found]

    async def _named(
        self,
        interaction: discord.Interaction[MileZero],
        kind: SubjectKind,
        typed: str,
        offer: Offer,
    ) -> None:
        reader = await reader_of(interaction)
        found = resolve(typed, offer(reader.interface))
        await self._show(interaction, reader, kind, found.id if found else None, typed, offer)

    async def _show(
        self,
        interaction: discord.Interaction[MileZero],
        reader: Reader,
        kind: SubjectKind,
        id: str | None,
        typed: str,
        offer: Offer,
    ) -> None:
        service, language = self.bot.service, reader.interface
        reply = None
        if id is not None:
            reply = service.open(
                Subject(kind, id),
                language,
                surface="slash",
                conversation=conversation_of(interaction),
                server=interaction.guild_id,
            )
        if reply is None:
            near = ranked(next(iter(typed.split()), ""), offer(language), NEAR)
            choices = [Choice(one.id, one.label, kind) for one in near]
            answer = self._reference.not_found(language, choices)
            reply = service.keep(answer, surface="slash", server=interaction.guild_id)
        await send_reply(interaction, reply, plain=reader.plain)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Lookup(bot))
