"""What the bot does in Discord, a file for each group of commands."""

EXTENSIONS = (
    "bot.cogs.asking",
    "bot.cogs.timeline",
    "bot.cogs.information",
    "bot.cogs.messages",
    "bot.cogs.buttons",
)
