-- name: active_campaigns
-- Campaigns that take leads.
select campaign_name
from campaign
where state = 'active'
order by campaign_name;

-- name: lock_campaign
-- One wave at a time: whoever enrols holds the campaign, ahead of all leads in the lock order.
select current_version_id
from campaign
where campaign_name = :campaign_name
    and state = 'active'
for no key update;

-- name: count_entered
-- How many a locked campaign took since the day began; a later statement than the lock's, so that
-- it sees the wave that the lock was waiting for.
select count(*)
from enrolment
where campaign_name = :campaign_name
    and enrolled_at >= :since;

-- name: ban_in_force
-- A part: the bans that keep mail of a campaign from `lead`, the oldest first.
select
    ban.ban_id,
    ban.reason
from contact_point
join ban on ban.lookup_hash in (contact_point.lookup_hash, contact_point.domain_hash)
left join ban_lift using (ban_id)
where contact_point.lead_id = lead.lead_id
    and ban_lift.ban_id is null
    and (
        ban.scope = 'global'
        or ban.scope = 'channel' and ban.scope_key = 'email'
        or ban.scope = 'list' and ban.scope_key = :campaign_name
    );

-- name: own_replies
-- A part: what `lead` has answered to us.
select reply.received_at
from reply
where reply.lead_id = lead.lead_id
    and reply.kind = 'human';

-- name: gate
-- A part: the first gate that keeps `lead` out of a campaign, null where it may enter. What no one
-- can undo comes first. Planning, its counts and `parley why` share it, so that they agree.
select
    case
        when exists (
            select
            from enrolment
            where enrolment.lead_id = lead.lead_id
                and enrolment.campaign_name = :campaign_name
        ) then 'enrolled'
        when lead.erased_at is not null then 'erased'
        when exists (
            -- include: planning.ban_in_force
        ) then 'suppressed'
        when lead.engagement_status <> 'new' then 'engaged'
        when lead.last_replied_at is not null or exists (
            -- include: planning.own_replies
        ) then 'replied'
        when not exists (
            select
            from contact_point
            where contact_point.lead_id = lead.lead_id
                and contact_point.kind = 'email'
                and contact_point.status = 'usable'
        ) then 'no_email'
        when lead.email_confidence <> all(:confidences::text[]) then 'email_confidence'
        when exists (
            select
            from experiment_assignment
            where experiment_assignment.account_id = lead.account_id
                and experiment_assignment.experiment_key = :experiment_key
                and experiment_assignment.arm = 'holdout'
        ) then 'holdout'
        when exists (
            select
            from enrolment
            where enrolment.lead_id = lead.lead_id
                and enrolment.state in ('active', 'paused', 'waiting')
        ) then 'other_sequence'
        when exists (
            select
            from enrolment
            where enrolment.lead_id = lead.lead_id
                and enrolment.closed_at > :rested_since
        ) or lead.last_contacted_at > :rested_since then 'cooling'
        when exists (
            select
            from pause
            where pause.lifted_at is null
                and (
                    pause.level = 'global'
                    or pause.level = 'campaign' and pause.scope_key = :campaign_name
                )
        ) then 'paused'
    end as code;

-- name: lock_candidates
-- Leads that no gate keeps out. Rivals take others.
select
    lead.lead_id,
    lead.account_id,
    coalesce(lead.timezone, account.timezone),
    coalesce(lead.country, account.country),
    account.industry
from lead
join account using (account_id)
cross join lateral (
    -- include: planning.gate
) as gate
where gate.code is null
order by lead.lead_id
limit :limit
for no key update of lead skip locked;

-- name: gate_counts
-- How many leads each gate keeps out of a campaign; those without a code wait for their wave.
select
    gate.code,
    count(*)
from lead
cross join lateral (
    -- include: planning.gate
) as gate
group by gate.code
order by count(*) desc, gate.code;

-- name: assignments_write
-- Stores each company's arm, once.
insert into experiment_assignment (experiment_key, account_id, arm, weight, assigned_at)
select :experiment_key, drawn.account_id, drawn.arm, drawn.weight, :as_of
from unnest(:account_ids::uuid[], :arms::text[], :weights::float8[])
    as drawn (account_id, arm, weight)
order by drawn.account_id
on conflict do nothing;

-- name: assignments
-- The stored arms.
select account_id, arm
from experiment_assignment
where experiment_key = :experiment_key
    and account_id = any(:account_ids::uuid[]);

-- name: enrolments_write
-- Enrols leads with their first move; who is in a live campaign by now is left out.
with
enrolled as (
    insert into enrolment (
        enrolment_id, lead_id, account_id, campaign_name, round, campaign_version_id, sender_id,
        experiment_key, arm, state, timezone, day_zero_on, next_step, step_count, enrolled_at
    )
    select
        fresh.enrolment_id, fresh.lead_id, fresh.account_id, :campaign_name, :round,
        :campaign_version_id, fresh.sender_id, :experiment_key, fresh.arm, 'active',
        fresh.timezone, fresh.day_zero_on::date, 1, :step_count, :as_of
    from unnest(
        :enrolment_ids::uuid[], :lead_ids::uuid[], :account_ids::uuid[], :sender_ids::text[],
        :arms::text[], :timezones::text[], :day_zero_ons::text[]
    ) as fresh (enrolment_id, lead_id, account_id, sender_id, arm, timezone, day_zero_on)
    on conflict do nothing
    returning enrolment_id
)

insert into enrolment_move (enrolment_id, to_state, reason, at)
select enrolment_id, 'active', 'enrolled', :as_of
from enrolled
returning enrolment_id;

-- name: wake_write
-- People whose absence is over go on where they were; their message is looked at again.
with
awake as (
    update enrolment
    set state = 'active', state_reason = null, waiting_until = null
    where state = 'waiting'
        and waiting_until <= :as_of
    returning enrolment_id
),

moved as (
    insert into enrolment_move (enrolment_id, from_state, to_state, reason, at)
    select enrolment_id, 'waiting', 'active', 'absence_over', :as_of
    from awake
)

update message
set look_at = greatest(message.due_at, :as_of)
from awake
where message.enrolment_id = awake.enrolment_id
    and message.state = 'held'
    and message.reason = 'absent';
