"""A mark and an acceptance change no indexed column, so Postgres rewrites them in place (HOT).

Partial indexes follow columns that stay while a call is made: `settled_at` of an attempt, `look_at`
of a message, which stands only while somebody is to look. What is in flight has one index alone: of
two with one predicate, the planner took the one that does not know the lead.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_UP = """
drop index ix_attempt_message_id;
drop index ix_attempt_lease_until;
drop index uq_attempt_in_flight;
create unique index uq_attempt_in_flight on attempt (lead_id) where settled_at is null;
alter table attempt
    add constraint ck_attempt_settled check ((state = 'settled') = (settled_at is not null));
alter table attempt set (fillfactor = 70);

drop index ix_message_claimable;
drop index ix_message_uncertain;
alter table message alter column look_at drop not null;
update message set look_at = null where state not in ('planned', 'held');
create index ix_message_claimable on message (sender_id, rank_at, look_at, message_id, lead_id)
    where look_at is not null;
create index ix_message_uncertain on message (uncertain_since)
    where uncertain_since is not null;
alter table message
    add constraint ck_message_look_at
    check ((state in ('planned', 'held')) = (look_at is not null));
alter table message set (fillfactor = 80);
comment on column message.look_at is 'not looked at before; none where nobody is to look';
"""
_DOWN = """
alter table message reset (fillfactor);
alter table message drop constraint ck_message_look_at;
drop index ix_message_uncertain;
drop index ix_message_claimable;
update message set look_at = due_at where look_at is null;
alter table message alter column look_at set not null;
comment on column message.look_at is 'not looked at before';
create index ix_message_uncertain on message (uncertain_since) where state = 'uncertain';
create index ix_message_claimable on message (sender_id, rank_at, look_at, message_id, lead_id)
    where state in ('planned', 'held');

alter table attempt reset (fillfactor);
alter table attempt drop constraint ck_attempt_settled;
drop index uq_attempt_in_flight;
create unique index uq_attempt_in_flight on attempt (lead_id)
    where state in ('planned', 'posting');
create index ix_attempt_lease_until on attempt (lease_until)
    where state in ('planned', 'posting');
create index ix_attempt_message_id on attempt (message_id);
"""


def upgrade() -> None:
    """Let the two commonest updates stay in place."""
    op.execute(_UP)


def downgrade() -> None:
    """Index by state again."""
    op.execute(_DOWN)
