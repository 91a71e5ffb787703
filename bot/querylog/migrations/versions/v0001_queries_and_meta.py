"""The first schema: one row a question, and a few named values."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "queries",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("surface", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("entry", sa.String(60)),
        sa.Column("runner_up", sa.String(60)),
        sa.Column("confidence", sa.Float),
        sa.Column("milliseconds", sa.Float, nullable=False),
        sa.Column("revision", sa.String(12), nullable=False),
        sa.Column("server", sa.String(16)),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("verdict", sa.String(5)),
    )
    op.create_index("queries_hour", "queries", ["hour"])
    op.create_table(
        "meta",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
