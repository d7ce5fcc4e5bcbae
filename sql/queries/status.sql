-- name: due_now
-- What waits, by state and reason, with the earliest next look.
select
    campaign_name,
    state,
    coalesce(reason, '') as reason,
    count(*) as message_count,
    count(*) filter (where look_at <= :as_of) as due_count,
    min(look_at) as next_at
from message
where state in ('planned', 'held', 'claimed', 'uncertain')
group by campaign_name, state, coalesce(reason, '')
order by campaign_name, state, message_count desc;

-- name: last_runs
-- The newest run of each flow.
select distinct on (flow) flow, as_of, started_at, finished_at, state, counts, error
from run_log
order by flow, started_at desc;

-- name: totals
-- The size of things.
select
    (select count(*) from lead where erased_at is null) as lead_count,
    (select count(*) from campaign where state = 'active') as active_campaign_count,
    (select count(*) from enrolment where state = 'active') as active_enrolment_count,
    (select count(*) from message where state = 'accepted') as accepted_count,
    (select count(*) from message where state = 'uncertain') as uncertain_count,
    (select count(*) from message where state = 'dead') as dead_count,
    (select count(*) from review_task where state = 'open') as open_review_count,
    (select count(*) from pause where lifted_at is null) as pause_count;

-- name: open_breakers
-- Providers that are not called now.
select breaker_key, state, reason, opened_at, retry_at
from breaker
where state <> 'closed'
order by breaker_key;

-- name: in_force_pauses
-- Pauses in force, with who and why.
select level, scope_key, reason, actor, at
from pause
where lifted_at is null
order by at;

-- name: silence
-- Messages that are due and free to go while nothing has gone out for a while.
select
    count(*) filter (where state = 'planned' and look_at <= :since) as overdue_count,
    max(accepted_at) as last_accepted_at
from message;
