"""Whether a machine or a person acted may be judged anew; what happened may not."""

from alembic import op

revision = "0002"
down_revision = "0001"

_GUARD = """
create function guard_event() returns trigger language plpgsql as $$
begin
    if current_setting('parley.retention', true) = 'on' then
        if tg_op = 'DELETE' then
            return old;
        end if;
    elsif tg_op = 'DELETE'
        or (new.event_id, new.raw_event_id, new.message_id, new.attempt_id, new.lead_id, new.kind,
            new.occurred_at, new.received_at, new.detail)
        is distinct from
        (old.event_id, old.raw_event_id, old.message_id, old.attempt_id, old.lead_id, old.kind,
            old.occurred_at, old.received_at, old.detail)
    then
        raise exception 'event is append-only: % refused', lower(tg_op)
            using errcode = 'integrity_constraint_violation',
                hint = 'only is_machine and rules_version are judged anew';
    end if;
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;

drop trigger refuse_change on event;

create trigger guard_event before update or delete on event
for each row execute function guard_event();
"""
_UNGUARD = """
drop trigger guard_event on event;
drop function guard_event;
create trigger refuse_change before update or delete on event
for each row execute function refuse_change();
"""


def upgrade() -> None:
    """Let the verdict of an event change, and nothing else of it."""
    op.execute(_GUARD)


def downgrade() -> None:
    """Refuse every change of an event again."""
    op.execute(_UNGUARD)
