-- name: read_world
-- Says which world the store is of.
select world from system_state;

-- name: read_virtual_now
-- A simulated world's instant; null where it follows the wall.
select virtual_now from system_state;

-- name: write_virtual_now
-- The driver of a simulated world tells the time; it never goes back.
update system_state
set virtual_now = :virtual_now
where world = 'sandbox'
    and (virtual_now is null or virtual_now <= :virtual_now);

-- name: start_run
-- Notes that a flow began.
insert into run_log (run_id, flow, as_of, started_at, state, counts)
values (:run_id, :flow, :as_of, :started_at, 'running', '{}');

-- name: hold_run
-- Says that this process is at the run: a lock of the session, which ends with its process. It is
-- what `status.last_runs` looks for; no transaction is left open for it.
select pg_advisory_lock(hashtext('run_log'), hashtext(:run_id::uuid::text));

-- name: release_run
-- The run is over, and its row says how.
select pg_advisory_unlock(hashtext('run_log'), hashtext(:run_id::uuid::text));

-- name: finish_run
-- Notes how a flow ended.
update run_log
set finished_at = :finished_at, state = :state, counts = :counts, error = :error
where run_id = :run_id;

-- name: count_up
-- Adds to a named counter of one day.
insert into counter (counter_name, day, count)
values (:counter_name, :day, :count)
on conflict (counter_name, day) do update set count = counter.count + excluded.count;

-- name: write_audit
-- Says who did what.
insert into audit (actor, action, subject_kind, subject_key, detail, at)
values (:actor, :action, :subject_kind, :subject_key, :detail, :at);

-- name: read_cursor
-- Where a reader of changes stands; locked, so that two readers take turns.
select next_xid from reading_cursor where cursor_name = :cursor_name for update;

-- name: write_cursor
-- A reader has read all before next_xid.
insert into reading_cursor (cursor_name, next_xid, updated_at)
values (:cursor_name, :next_xid, :updated_at)
on conflict (cursor_name) do update
set next_xid = excluded.next_xid, updated_at = excluded.updated_at;

-- name: snapshot_horizon
-- All transactions below are over: what they wrote is seen, what they did not will never be.
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
