"""Brings a database to the schema of this version."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "0002"
"""The newest migration."""
_POSTGRES_LOCK = 287_908
"""Advisory lock, so that several processes that start together migrate one after the other."""


class NewerSchemaError(Exception):
    """A newer version of the bot has changed the database: this one does not know how."""


def upgrade(connection: Connection) -> None:
    """Apply all migrations that the database lacks.

    Raises NewerSchemaError, and what the driver raises. Most starts have nothing to apply: then
    Alembic, 12 MB of memory, is not even imported.
    """
    if _revision(connection) == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NewerSchemaError(str(error)) from error


def _revision(connection: Connection) -> str | None:
    """The migration that the database was brought to last; None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
