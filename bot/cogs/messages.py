"""Questions in messages: a mention of the bot, or a direct message."""

import logging

import discord
from discord.ext import commands

from bot.answering.answer import Kind
from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.locales import language_for
from bot.cogs.mentions import without_mentions
from bot.rendering.layout import layout, notice
from bot.rendering.phrases import say

logger = logging.getLogger(__name__)


class Messages(commands.Cog):
    """Answers messages that are addressed to the bot, and no others."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer in reply, so that it is clear what is answered; ping nobody."""
        if message.author.bot or self.bot.user is None:
            return
        direct = message.guild is None
        if not direct and self.bot.user not in message.mentions:
            return
        guild_locale = message.guild.preferred_locale if message.guild else None
        locale = language_for(guild_locale)
        question = without_mentions(message.content)
        try:
            reply = self.bot.service.ask(
                Question(question, locale=locale),
                surface="direct" if direct else "mention",
                conversation=(message.channel.id, message.author.id),
                server=message.guild.id if message.guild else None,
            )
            if reply.answer.kind is Kind.SILENT:
                return
            view = layout(reply.answer, reply.id, private=False)
            await message.reply(view=view, mention_author=False)
        except discord.Forbidden:
            logger.warning("an answer could not be sent: the channel does not allow it")
        except Exception:
            logger.exception("error while answering a message")
            await message.reply(view=notice(say("error", locale)), mention_author=False)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Messages(bot))
