-- What the database itself refuses, whoever writes: illegal moves, edited history, moved due days.
-- The pairs come from models/rules/lifecycle.py; a test compares them.

create function stamp_changed_xid() returns trigger language plpgsql as $$
begin
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
    if current_setting('parley.retention', true) = 'on' then
        if tg_op = 'DELETE' then
            return old;
        end if;
        return new;
    end if;
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
        using errcode = 'integrity_constraint_violation',
            hint = 'rows leave by retention alone; a correction is a new row';
end $$;

create function guard_message() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and old.state || '>' || new.state not in (
        'claimed>accepted',
        'claimed>dead',
        'claimed>dropped',
        'claimed>planned',
        'claimed>uncertain',
        'dead>dropped',
        'dead>planned',
        'dropped>accepted',
        'held>accepted',
        'held>claimed',
        'held>dropped',
        'held>merged',
        'held>planned',
        'merged>planned',
        'planned>accepted',
        'planned>claimed',
        'planned>dropped',
        'planned>held',
        'planned>merged',
        'uncertain>accepted',
        'uncertain>dropped',
        'uncertain>planned'
    ) then
        raise exception 'message %: cannot go from % to %', old.message_id, old.state, new.state
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.first_due_at <> old.first_due_at then
        raise exception 'message %: first_due_at never changes', old.message_id
            using errcode = 'integrity_constraint_violation';
    end if;
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;

create trigger guard_message before update on message
for each row execute function guard_message();

create function guard_enrolment() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and old.state || '>' || new.state not in (
        'active>completed',
        'active>paused',
        'active>responded',
        'active>stopped',
        'active>waiting',
        'completed>responded',
        'paused>active',
        'paused>completed',
        'paused>responded',
        'paused>stopped',
        'paused>waiting',
        'stopped>responded',
        'waiting>active',
        'waiting>completed',
        'waiting>paused',
        'waiting>responded',
        'waiting>stopped'
    ) then
        raise exception 'enrolment %: cannot go from % to %',
            old.enrolment_id, old.state, new.state
            using errcode = 'integrity_constraint_violation';
    end if;
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;

create trigger guard_enrolment before update on enrolment
for each row execute function guard_enrolment();

-- A fencing token decides: a settled attempt is history.
create function guard_attempt() returns trigger language plpgsql as $$
begin
    if old.state = 'settled' then
        raise exception 'attempt %: is settled', old.attempt_id
            using errcode = 'integrity_constraint_violation',
                hint = 'evidence that comes later is an event, not an edit';
    end if;
    new.changed_xid := pg_current_xact_id();
    return new;
end $$;

create trigger guard_attempt before update on attempt
for each row execute function guard_attempt();

-- Business time in a simulated world; null in a world that follows the wall.
create function virtual_now() returns timestamptz language sql stable as
$$ select virtual_now from system_state $$;

-- Makes the month's partition of raw_event; safe to call again and by rivals.
create function ensure_raw_event_partition(instant timestamptz) returns void
language plpgsql as $$
declare
    month_start timestamptz := date_trunc('month', instant, 'UTC');
    partition_name text := 'raw_event_' || to_char(month_start at time zone 'UTC', 'YYYY_MM');
begin
    if to_regclass(partition_name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('raw_event partitions'));
    execute format(
        'create table if not exists %I partition of raw_event for values from (%L) to (%L)',
        partition_name,
        month_start,
        date_trunc('month', month_start + interval '32 days', 'UTC')
    );
end $$;

create trigger refuse_change before update or delete on lead_fact
for each row execute function refuse_change();
create trigger refuse_change before update or delete on consent
for each row execute function refuse_change();
create trigger refuse_change before update or delete on preference
for each row execute function refuse_change();
create trigger refuse_change before update or delete on ban
for each row execute function refuse_change();
create trigger refuse_change before update or delete on ban_lift
for each row execute function refuse_change();
create trigger refuse_change before update or delete on quarantine
for each row execute function refuse_change();
create trigger refuse_change before update or delete on campaign_version
for each row execute function refuse_change();
create trigger refuse_change before update or delete on enrolment_move
for each row execute function refuse_change();
create trigger refuse_change before update or delete on experiment_assignment
for each row execute function refuse_change();
create trigger refuse_change before update or delete on experiment_verdict
for each row execute function refuse_change();
create trigger refuse_change before update or delete on message_move
for each row execute function refuse_change();
create trigger refuse_change before update or delete on decision
for each row execute function refuse_change();
create trigger refuse_change before update or delete on raw_event
for each row execute function refuse_change();
create trigger refuse_change before update or delete on event
for each row execute function refuse_change();
create trigger refuse_change before update or delete on reply
for each row execute function refuse_change();
create trigger refuse_change before update or delete on parked_event
for each row execute function refuse_change();
create trigger refuse_change before update or delete on llm_call
for each row execute function refuse_change();
create trigger refuse_change before update or delete on audit
for each row execute function refuse_change();
create trigger refuse_change before update or delete on audit_seal
for each row execute function refuse_change();
create trigger refuse_change before update or delete on tombstone
for each row execute function refuse_change();
create trigger stamp_changed_xid before update on account
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on alert
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on breaker
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on budget
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on human_task
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on import_batch
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on outbox
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on pause
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on review_task
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on sender
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on system_state
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on campaign
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on lead
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on contact_point
for each row execute function stamp_changed_xid();
create trigger stamp_changed_xid before update on content
for each row execute function stamp_changed_xid();
