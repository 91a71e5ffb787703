"""Runs the migrations on the connection that the caller holds; see `bot.querylog.upgrade`."""

from alembic import context

from bot.querylog.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
