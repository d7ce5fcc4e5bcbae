"""Messages are found by when they went out, events by what they are.

The time has a block-range index: Postgres keeps updates in place (HOT) beside one, where an index
of each row would make the settle a quarter dearer.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_UP = """
create index ix_message_accepted_at on message using brin (accepted_at);
create index ix_event_kind on event (kind, occurred_at);
"""
_DOWN = """
drop index ix_event_kind;
drop index ix_message_accepted_at;
"""


def upgrade() -> None:
    """Make the two indexes."""
    op.execute(_UP)


def downgrade() -> None:
    """Drop them."""
    op.execute(_DOWN)
