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
-- The newest run of each flow. One that never ended, and whose lock no session holds, has lapsed:
-- its process is gone.
select distinct on (run_log.flow)
    run_log.flow,
    run_log.as_of,
    run_log.started_at,
    run_log.finished_at,
    case
        when run_log.state = 'running' and held.objid is null then 'lapsed'
        else run_log.state
    end as state,
    run_log.counts,
    run_log.error
from run_log
left join pg_locks as held
    on held.locktype = 'advisory'
        and held.database = (select oid from pg_database where datname = current_database())
        and held.objsubid = 2
        and held.classid = (hashtext('run_log')::bigint & 4294967295)::oid
        and held.objid = (hashtext(run_log.run_id::text)::bigint & 4294967295)::oid
        and held.granted
order by run_log.flow, run_log.started_at desc;

-- name: totals
-- The size of things.
select
    (select count(*) from lead where erased_at is null) as lead_count,
    (select count(*) from campaign where state = 'active') as active_campaign_count,
    (select count(*) from enrolment where state = 'active') as active_enrolment_count,
    (select count(*) from message where state = 'accepted') as accepted_count,
    (select count(*) from message where state = 'uncertain' and uncertain_since is not null)
        as uncertain_count,
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

-- name: campaign_waits
-- Per campaign and reason: what has come due and is not sent, what of it may be looked at now, and
-- when anything is looked at next. An open breaker stands before a message unless its sender has
-- an account to fall back on.
with
waiting as (
    select
        message.campaign_name,
        message.reason,
        message.due_at,
        greatest(message.look_at, blocked.until) as next_at
    from message
    join sender using (sender_id)
    left join lateral (
        select breaker.retry_at as until
        from breaker
        where breaker.breaker_key = sender.provider || '/' || sender.account_name
            and breaker.state <> 'closed'
            and breaker.updated_at <= :as_of
            and not (breaker.state = 'open' and exists (
                select
                from unnest(:fallbacks::text[]) as fallback (account_name)
                left join breaker as other
                    on other.breaker_key = sender.provider || '/' || fallback.account_name
                        and other.state <> 'closed'
                        and other.retry_at > :as_of
                where fallback.account_name <> sender.account_name
                    and other.breaker_key is null
            ))
    ) as blocked on true
    where message.state in ('planned', 'held')
        and (:campaign_name = '' or message.campaign_name = :campaign_name)
)

select
    campaign_name,
    reason,
    count(*) filter (where due_at <= :as_of) as due_count,
    count(*) filter (where due_at <= :as_of and next_at <= :as_of) as ready_count,
    min(next_at) as next_at
from waiting
group by campaign_name, reason
order by campaign_name, reason;
