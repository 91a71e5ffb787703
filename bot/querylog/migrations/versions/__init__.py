"""One file a change; each says what it revises."""
