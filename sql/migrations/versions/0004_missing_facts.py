"""Why a text is not written is found by the step it is for."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Find the open matters of a step."""
    op.execute("create index ix_review_task_open on review_task (subject_key) where state = 'open'")


def downgrade() -> None:
    """Drop the index."""
    op.execute("drop index ix_review_task_open")
