"""Brings a database to the schema of this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

_POSTGRES_LOCK = 287_908
"""Advisory lock, so that several processes that start together migrate one after the other."""


def upgrade(connection: Connection) -> None:
    """Apply all migrations that the database lacks. Raises what Alembic or the driver raises."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
