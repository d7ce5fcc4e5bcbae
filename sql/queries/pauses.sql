-- name: take_send_wall_alone
-- The exclusive side of the lock between sending and wide bans or pauses: when it is ours, no call
-- is between its last look and its mark.
select pg_advisory_xact_lock(7203161002);

-- name: pause_write
-- Puts a pause in force; one that is in force already stays.
insert into pause (level, scope_key, reason, actor, at)
values (:level, :scope_key, :reason, :actor, :at)
on conflict do nothing
returning pause_id;

-- name: known_keys
-- What can be paused at a level, by name; of enrolments, the one that is meant.
select campaign_name from campaign where :level = 'campaign'
union all
select sender_id from sender where :level = 'sender'
union all
select enrolment_id::text
from enrolment
where :level = 'enrolment' and enrolment_id::text = lower(:scope_key)
order by 1;

-- name: lift_write
-- Lifts the pause of a scope.
update pause
set lifted_at = :at, lifted_by = :actor
where lifted_at is null
    and level = :level
    and scope_key = :scope_key
returning pause_id;

-- name: look_again_write
-- What a pause held is looked at again; overdue steps keep their gaps, for decide() judges them.
update message
set look_at = greatest(due_at, :at)
where state = 'held'
    and reason in (
        'paused_globally', 'campaign_paused', 'sender_paused', 'channel_paused',
        'enrolment_paused', 'provider_down', 'sender_disabled'
    )
    and look_at > :at
returning message_id;

-- name: close_breakers_write
-- A person says that the account is well again.
update breaker
set state = 'closed', failure_count = 0, reason = null, opened_at = null, retry_at = null,
    updated_at = :at
where state <> 'closed';

-- name: refused_sender_write
-- Pauses a sender that its own account refuses, once, and notes it; says whether the account is its
-- own. A call that is under way ends as it would have: nothing is forbidden, it is only in vain.
with own as (
    select sender_id from sender where sender_id = :sender_id and account_name = :account_name
),
made as (
    insert into pause (level, scope_key, reason, actor, at)
    select 'sender', own.sender_id, :reason, 'dispatch', :at from own
    on conflict do nothing
    returning scope_key, reason
),
noted as (
    insert into audit (actor, action, subject_kind, subject_key, detail, at)
    select 'dispatch', 'pause', 'sender', made.scope_key, jsonb_build_object('reason', made.reason),
        :at
    from made
)
select sender_id from own;
