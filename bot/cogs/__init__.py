"""What the bot does in Discord, a file for each group of commands."""

EXTENSIONS = (
    "bot.cogs.asking",
    "bot.cogs.topics",
    "bot.cogs.timeline",
    "bot.cogs.lookup",
    "bot.cogs.helping",
    "bot.cogs.information",
    "bot.cogs.personal",
    "bot.cogs.reporting",
    "bot.cogs.servers",
    "bot.cogs.messages",
    "bot.cogs.buttons",
)
