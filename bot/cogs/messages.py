"""Questions in messages: a mention, a reply to the bot, a direct message, and listening."""

import logging
from contextlib import suppress

import discord
from discord.ext import commands

from bot.answering.answer import Kind
from bot.answering.question import Question
from bot.client import MileZero
from bot.cogs.errors import without_words
from bot.cogs.links import Link
from bot.cogs.listening import OFFER, is_hush, topic_of
from bot.cogs.mentions import without_mentions
from bot.cogs.permissions import missing_permissions
from bot.cogs.readers import Reader, language_for
from bot.querylog.record import Surface
from bot.rendering.layout import notice, render
from bot.rendering.phrases import say
from bot.service import Reply

logger = logging.getLogger(__name__)

WAIT = "⏳"
"""Put below a message whose author asks too fast: a reply would be seen by everybody."""
HUSHED = "🤫"
MUTE = "🔇"
"""Put below a message that the bot may not answer in its channel."""


class Messages(commands.Cog):
    """Answers messages that are addressed to the bot, and others only where it may listen."""

    def __init__(self, bot: MileZero) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer in reply, so that it is clear what is answered; ping nobody."""
        if message.author.bot or message.is_system() or self.bot.user is None:
            return
        try:
            if self._is_addressed(message):
                await self._answer(message)
            elif message.guild is not None and self.bot.settings.message_content:
                await self._listen(message, message.guild)
        except discord.Forbidden:
            await self._tell_what_is_missing(message)
        except Exception as error:
            logger.error("error while answering a message", exc_info=without_words(error))
            await self._apologise(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let the answer follow a question that was edited."""
        link = self.bot.links.answer_to(payload.message_id)
        message = payload.message
        # Discord also sends this when it shows a preview of a link: nobody edited anything then.
        if link is None or not message.content or message.edited_at is None:
            return
        if not self._is_addressed(message) and not self.bot.settings.message_content:
            return
        reader = await self._reader(message)
        reply = self._ask(message, reader)
        try:
            if reply.answer.kind is Kind.SILENT:
                await self._remove(payload.message_id)
                return
            rendered = render(reply.answer, reply.id, private=False, plain=reader.plain)
            await self._partial(link).edit(**rendered.edited)
        except discord.HTTPException as error:
            logger.warning("an answer could not follow its question: HTTP %d", error.status)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete the answer to a question that was deleted."""
        await self._remove(payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """The same for many at once."""
        for message in payload.message_ids:
            await self._remove(message)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Bring the answer that was offered, privately, to whoever took up the offer."""
        user, listening = self.bot.user, self.bot.listening
        if user is None or payload.user_id == user.id or str(payload.emoji) != OFFER:
            return
        if payload.member is None or payload.member.bot:
            return
        if not listening.was_offered(payload.message_id):
            return
        try:
            await self._bring(payload.channel_id, payload.message_id, payload.member)
        except discord.Forbidden:
            logger.warning("an offered answer could not be brought: direct messages are closed")
        except discord.HTTPException as error:
            logger.warning("an offered answer could not be brought: HTTP %d", error.status)

    def _is_addressed(self, message: discord.Message) -> bool:
        """Whether a message is for the bot: direct, by mention, or a reply to one of its own."""
        user = self.bot.user
        if message.guild is None or user in message.mentions:
            return True
        reference = message.reference
        if reference is None:
            return False
        replied = reference.resolved
        return isinstance(replied, discord.Message) and replied.author == user

    async def _answer(self, message: discord.Message) -> None:
        if message.guild is not None and is_hush(without_mentions(message.content)):
            await self._hush(message)
            return
        if self.bot.cooldowns.wait(message.author.id):
            await message.add_reaction(WAIT)
            return
        reader = await self._reader(message)
        reply = self._ask(message, reader)
        if reply.answer.kind is not Kind.SILENT:
            await self._send(message, reply, reader)

    def _ask(self, message: discord.Message, reader: Reader) -> Reply:
        """Answer a message; one that is not for the bot, as where it listens, mostly by silence."""
        addressed = self._is_addressed(message)
        surface: Surface = "mention" if addressed else "channel"
        return self.bot.service.ask(
            Question(
                without_mentions(message.content),
                language=reader.language,
                locale=reader.locale,
                mode="ask" if addressed else "channel",
            ),
            surface="direct" if message.guild is None else surface,
            conversation=(message.channel.id, message.author.id),
            server=message.guild.id if message.guild else None,
        )

    async def _listen(self, message: discord.Message, guild: discord.Guild) -> None:
        """Take part in a channel where that was asked for; silence is the usual answer."""
        log = self.bot.log
        if log is None:
            return
        settings = await self.bot.settings_of(guild.id)
        manner = settings.listening.get(log.channel_key(message.channel.id))
        if manner is None:
            return
        if is_hush(message.content):
            await self._hush(message)
            return
        if self.bot.listening.is_hushed(message.channel.id):
            return
        reader = await self._reader(message)
        question = Question(
            message.content, language=reader.language, locale=reader.locale, mode="channel"
        )
        answer = self.bot.service.look(question)
        topic = topic_of(answer)
        if topic is None or not self.bot.listening.may_answer(message.channel.id, topic):
            return
        if manner == "offer":
            await message.add_reaction(OFFER)
            self.bot.listening.offer(message.id)
            return
        reply = self.bot.service.ask(question, surface="channel", server=guild.id)
        await self._send(message, reply, reader)

    async def _bring(self, channel: int, id: int, person: discord.Member) -> None:
        """Answer a message of the channel in a direct message, which pressing asked for."""
        if self.bot.cooldowns.wait(person.id):
            return
        message = await self.bot.get_partial_messageable(channel).fetch_message(id)
        settings = await self.bot.settings_of(person.guild.id)
        locale = settings.language or language_for(person.guild.preferred_locale)
        reader = self.bot.preferences.reader(person.id, locale, settings)
        question = Question(
            message.content, language=reader.language, locale=reader.locale, mode="channel"
        )
        reply = self.bot.service.ask(question, surface="reaction", server=person.guild.id)
        if reply.answer.kind is not Kind.SILENT:
            rendered = render(reply.answer, reply.id, private=False, plain=reader.plain)
            await person.send(**rendered.sent)

    async def _hush(self, message: discord.Message) -> None:
        self.bot.listening.hush(message.channel.id)
        await message.add_reaction(HUSHED)

    async def _send(self, message: discord.Message, reply: Reply, reader: Reader) -> None:
        rendered = render(reply.answer, reply.id, private=False, plain=reader.plain)
        sent = await message.reply(**rendered.sent, mention_author=False)
        self.bot.links.tie(message.id, Link(sent.id, sent.channel.id, message.author.id))

    async def _reader(self, message: discord.Message) -> Reader:
        guild = message.guild
        settings = await self.bot.settings_of(guild.id if guild else None)
        locale = settings.language or language_for(guild.preferred_locale if guild else None)
        return self.bot.preferences.reader(message.author.id, locale, settings)

    async def _remove(self, question: int) -> None:
        link = self.bot.links.untie(question)
        if link is None:
            return
        try:
            await self._partial(link).delete()
        except discord.HTTPException as error:
            logger.warning("an answer could not go with its question: HTTP %d", error.status)

    def _partial(self, link: Link) -> discord.PartialMessage:
        channel = self.bot.get_partial_messageable(link.channel)
        return channel.get_partial_message(link.answer)

    async def _tell_what_is_missing(self, message: discord.Message) -> None:
        """Name the permission that is missing, in the log: the channel cannot be written to.

        Whoever asked sees a reaction, where that at least is allowed.
        """
        guild, channel = message.guild, message.channel
        missing: list[str] = []
        if guild is not None and isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            missing = missing_permissions(channel, guild.me, offers=True)
        logger.warning(
            "an answer could not be sent; missing permissions: %s", ", ".join(missing) or "unknown"
        )
        with suppress(discord.HTTPException):
            await message.add_reaction(MUTE)

    async def _apologise(self, message: discord.Message) -> None:
        guild_locale = message.guild.preferred_locale if message.guild else None
        try:
            text = say("error", language_for(guild_locale))
            await message.reply(view=notice(text), mention_author=False)
        except discord.HTTPException as failure:
            logger.warning("the person could not be told of an error: HTTP %d", failure.status)


async def setup(bot: MileZero) -> None:
    """Called by discord.py."""
    await bot.add_cog(Messages(bot))
