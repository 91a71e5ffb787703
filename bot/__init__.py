"""Mile Zero: a Discord bot that explains immigration-cooperation policy."""
