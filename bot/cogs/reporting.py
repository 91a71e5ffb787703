"""``/report``, and the form that opens where somebody says that an answer was wrong."""

import logging
from typing import Any, get_args
from urllib.parse import urlsplit

import discord
from discord import app_commands, ui
from discord.ext import commands
from sqlalchemy.exc import SQLAlchemyError

from bot.answering.suggest import Suggestion, resolve
from bot.client import MileZero
from bot.cogs.completing import choices_of
from bot.cogs.errors import Modal, offering
from bot.cogs.readers import interface_language
from bot.cogs.replying import in_time, tell
from bot.languages import Language
from bot.querylog.reports import Report, ReportProblem, public_address
from bot.rendering.commands import description_of, options_of
from bot.rendering.limits import LABEL
from bot.rendering.phrases import say

logger = logging.getLogger(__name__)

PROBLEMS: tuple[ReportProblem, ...] = get_args(ReportProblem)


class ReportForm(Modal):
    """Asks what is wrong, and for a better source. There is no field for free text."""

    problem: ui.Label[Any]
    source: ui.Label[Any]

    def __init__(self, entry: str, title: str, language: Language) -> None:
        super().__init__(title=say("report-title", language)[:LABEL])
        self._entry = entry
        self._language = language
        self._choice: ui.Select[Any] = ui.Select(
            options=[
                discord.SelectOption(label=say(f"report-{problem}", language), value=problem)
                for problem in PROBLEMS
            ]
        )
        self._address: ui.TextInput[Any] = ui.TextInput(
            required=False, max_length=400, placeholder="https://"
        )
        self.add_item(ui.TextDisplay(title))
        self.add_item(ui.Label(text=say("report-problem", language), component=self._choice))
        self.add_item(
            ui.Label(
                text=say("report-address", language),
                description=say("report-address-hint", language),
                component=self._address,
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Keep the report, and thank."""
        bot: MileZero = interaction.client
        if bot.log is None:
            await tell(interaction, say("no-database", self._language))
            return
        knowledge = bot.service.responder.knowledge
        hosts = frozenset(
            urlsplit(source.url).hostname or ""
            for source in knowledge.sources.values()
            if source.url
        )
        problem = next(p for p in PROBLEMS if p == self._choice.values[0])
        report = Report(
            day=bot.service.now().date(),
            problem=problem,
            language=self._language.value,
            revision=knowledge.revision,
            entry=self._entry,
            source=public_address(self._address.value, hosts),
        )
        try:
            await in_time(interaction, bot.log.reports.add(report))
        except (SQLAlchemyError, OSError):
            logger.exception("a report could not be kept")
            await tell(interaction, say("error", self._language))
            return
        await tell(interaction, say("report-thanks", self._language))


def form_for(bot: MileZero, entry: str, language: Language) -> ReportForm | None:
    """The form for a report on an entry; None if there is no such entry."""
    found = bot.service.responder.knowledge.entries.get(entry)
    return ReportForm(entry, found.title.get(language), language) if found is not None else None


class Reporting(commands.Cog):
    """Reports of faulty answers."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @app_commands.command(description=description_of("report"))
    @app_commands.describe(**options_of("report"))
    async def report(
        self,
        interaction: discord.Interaction[MileZero],
        answer: app_commands.Range[str, 1, 200],
    ) -> None:
        """Open the form for the answer that was chosen."""
        language = interface_language(interaction)
        found = resolve(answer, self._entries(language))
        form = form_for(self.bot, found.id, language) if found is not None else None
        if form is None:
            await tell(interaction, say("report-which", language))
        else:
            await interaction.response.send_modal(form)

    @report.autocomplete("answer")
    @offering
    async def suggest_entry(
        self, interaction: discord.Interaction[MileZero], current: str
    ) -> list[app_commands.Choice[str]]:
        """Entries by title."""
        return choices_of(current, self._entries(interface_language(interaction)))

    def _entries(self, language: Language) -> tuple[Suggestion, ...]:
        return self.bot.service.responder.library.entries(language)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Reporting(bot))
