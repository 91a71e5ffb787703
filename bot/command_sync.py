"""Tells Discord of the commands, but only when they differ from what it was last told.

Discord limits how often commands may be created, and a sync at every start would spend that
for nothing. The fingerprint of the last sync is kept beside the query log.
"""

import hashlib
import json
import logging

import discord
from discord import app_commands
from sqlalchemy.exc import SQLAlchemyError

from bot.querylog.store import QueryLog

logger = logging.getLogger(__name__)

_NAME = "command_tree"


async def fingerprint(tree: app_commands.CommandTree[discord.Client]) -> str:
    """A digest of everything that Discord would be told."""
    translator = tree.translator
    kinds = (None, discord.AppCommandType.message, discord.AppCommandType.user)
    payloads = [
        await command.get_translated_payload(tree, translator)
        if translator is not None
        else command.to_dict(tree)
        for kind in kinds
        for command in (tree.get_commands(type=kind) if kind else tree.get_commands())
    ]
    text = json.dumps(payloads, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


async def sync(tree: app_commands.CommandTree[discord.Client], log: QueryLog | None) -> int:
    """Tell Discord of all commands now; how many they are."""
    synced = await tree.sync()
    if log is not None:
        try:
            await log.put(_NAME, await fingerprint(tree))
        except (SQLAlchemyError, OSError):
            logger.exception("the sync could not be noted; the next start will sync again")
    logger.info("told Discord of %d commands", len(synced))
    return len(synced)


async def sync_if_changed(
    tree: app_commands.CommandTree[discord.Client], log: QueryLog | None
) -> bool:
    """Sync if the commands differ from those of the last sync; whether it was done.

    Without a place to keep the fingerprint nothing is known of the last sync, so nothing is done:
    `python -m bot sync` does it.
    """
    if log is None:
        logger.warning("no query log, so no automatic sync of commands; run: python -m bot sync")
        return False
    try:
        known = await log.get(_NAME)
    except (SQLAlchemyError, OSError):
        logger.exception("the last sync cannot be looked up; to sync, run: python -m bot sync")
        return False
    if known == await fingerprint(tree):
        return False
    await sync(tree, log)
    return True
