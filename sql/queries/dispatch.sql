-- name: due_senders
-- Senders that have a message to look at, the most urgent first, with what their day is counted by.
select
    sender.sender_id,
    sender.channel,
    sender.provider,
    sender.account_name,
    sender.address,
    sender.display_name,
    sender.timezone,
    sender.warmup_started_on,
    sender.daily_cap,
    sender.is_enabled
from sender
cross join lateral (
    select message.rank_at
    from message
    where message.sender_id = sender.sender_id
        and message.state in ('planned', 'held')
        and message.rank_at <= :as_of
        and message.look_at <= :as_of
    order by message.rank_at
    limit 1
) as first_due
order by first_due.rank_at, sender.sender_id;

-- name: lock_due_leads
-- Takes people with due messages for one worker; rivals skip locked rows instead of waiting.
-- Served by ix_message_claimable; what is read here may be stale, so facts are read in a later
-- statement.
select
    message.message_id,
    message.lead_id
from message
join lead using (lead_id)
where message.sender_id = :sender_id
    and message.state in ('planned', 'held')
    and message.rank_at <= :as_of
    and message.look_at <= :as_of
    and (
        select attempt.attempt_id
        from attempt
        where attempt.lead_id = message.lead_id
            and attempt.settled_at is null
    ) is null
order by message.rank_at, message.look_at, message.message_id
limit :limit
for no key update of lead skip locked;

-- name: read_facts
-- Everything that decide() reads of the locked people's messages, as committed by now.
select
    message.message_id,
    message.lead_id,
    message.account_id,
    message.campaign_version_id,
    message.campaign_name,
    message.state,
    message.reason,
    message.attempt_count,
    message.failure_count,
    message.step,
    message.due_at,
    message.enrolment_id,
    campaign.state,
    enrolment.state,
    enrolment.waiting_until,
    enrolment.timezone,
    lead.erased_at is not null,
    lead.email_confidence,
    coalesce(lead.country, account.country),
    account.industry,
    coalesce(point.is_banned, false),
    exists (
        select
        from reply
        where reply.lead_id = message.lead_id
            and reply.kind = 'human'
            and reply.received_at >= enrolment.enrolled_at
    )
    or lead.last_replied_at is not null
    or lead.engagement_status in ('replied', 'customer', 'closed'),
    coalesce(point.is_usable, false),
    coalesce(
        content.review_state,
        (
            select review_task.kind
            from review_task
            where review_task.subject_key = message.source_key
                and review_task.kind = 'facts_missing'
                and review_task.state = 'open'
            limit 1
        ),
        'none'
    ),
    content.content_hash,
    coalesce((content.facts ->> 'expires_at')::timestamptz <= :as_of, false)
    or exists (
        select
        from lead_fact
        where lead_fact.lead_id = message.lead_id
            and content.facts -> 'fields' ? lead_fact.field
            and lead_fact.observed_at > content.created_at
            and lead_fact.value is distinct from content.facts -> 'fields' -> lead_fact.field
            and not exists (
                select
                from lead_fact as stronger
                where stronger.lead_id = lead_fact.lead_id
                    and stronger.field = lead_fact.field
                    and stronger.precedence < lead_fact.precedence
                    and coalesce(stronger.expires_at > :as_of, true)
            )
    ),
    coalesce(sent.lead_sent_at, '{}'),
    sent.previous_step_at,
    (
        -- A sequence that never sent anything leaves nobody to rest from it.
        select max(other.closed_at)
        from enrolment as other
        where other.lead_id = message.lead_id
            and other.enrolment_id <> message.enrolment_id
            and other.enrolled_at <= enrolment.enrolled_at
            and exists (
                select
                from message as theirs
                where theirs.enrolment_id = other.enrolment_id
                    and (theirs.accepted_at is not null or theirs.uncertain_since is not null)
            )
    ),
    lead.last_contacted_at
from message
join lead using (lead_id)
join account on account.account_id = message.account_id
join campaign using (campaign_name)
join enrolment on enrolment.enrolment_id = message.enrolment_id
left join content
    on content.enrolment_id = message.enrolment_id
        and content.step = message.step
        and content.is_current
cross join lateral (
    select
        bool_or(contact_point.status = 'usable') as is_usable,
        bool_or(exists (
            select
            from ban
            left join ban_lift using (ban_id)
            where ban.lookup_hash in (contact_point.lookup_hash, contact_point.domain_hash)
                and ban_lift.ban_id is null
                and (
                    ban.scope = 'global'
                    or ban.scope = 'channel' and ban.scope_key = 'email'
                    or ban.scope = 'list' and ban.scope_key = message.campaign_name
                )
        )) as is_banned
    from contact_point
    where contact_point.lead_id = message.lead_id
        and contact_point.kind = 'email'
) as point
cross join lateral (
    select
        array_agg(coalesce(earlier.accepted_at, earlier.uncertain_since)) filter (
            where coalesce(earlier.accepted_at, earlier.uncertain_since)
                > :as_of::timestamptz - interval '8 days'
        ) as lead_sent_at,
        max(coalesce(earlier.accepted_at, earlier.uncertain_since)) filter (
            where earlier.enrolment_id = message.enrolment_id and earlier.step < message.step
        ) as previous_step_at
    from message as earlier
    where earlier.lead_id = message.lead_id
        and (
            earlier.state in ('accepted', 'uncertain')
            or earlier.state = 'dropped' and earlier.reason = 'no_evidence'
        )
) as sent
where message.message_id = any(:message_ids::uuid[])
    and message.state in ('planned', 'held')
    and message.look_at <= :as_of
    and (
        select attempt.attempt_id
        from attempt
        where attempt.lead_id = message.lead_id
            and attempt.settled_at is null
    ) is null
order by message.rank_at, message.message_id;

-- name: open_pauses
-- Every pause that is in force.
select level, scope_key from pause where lifted_at is null;

-- name: ensure_budgets_write
-- Makes the day's rows that are missing; rivals make them once.
insert into budget (budget_key, kind, scope_key, day, limit_count, used_count, updated_at)
select
    wanted.budget_key,
    split_part(wanted.budget_key, '/', 1),
    split_part(wanted.budget_key, '/', 2),
    split_part(wanted.budget_key, '/', 3),
    wanted.limit_count,
    0,
    :as_of
from unnest(:budget_keys::text[], :limits::int[]) as wanted (budget_key, limit_count)
order by wanted.budget_key
on conflict (budget_key) do nothing;

-- name: lock_budgets
-- Locks the rows in key order and says what each has left.
select budget_key, used_count
from budget
where budget_key = any(:budget_keys::text[])
order by budget_key
for no key update;

-- name: spend_budgets_write
-- Takes from the locked rows; the condition holds the limit whoever else writes.
update budget
set
    used_count = budget.used_count + spent.spent_count,
    limit_count = spent.limit_count,
    updated_at = :as_of
from unnest(:budget_keys::text[], :counts::int[], :limits::int[])
    as spent (budget_key, spent_count, limit_count)
where budget.budget_key = spent.budget_key
    and budget.used_count + spent.spent_count <= spent.limit_count;

-- name: return_budgets_write
-- Gives back what was taken for calls by which nothing left us.
with
returned as (
    select budget_key, count(*) as returned_count
    from attempt, unnest(attempt.budget_keys) as budget_key
    where attempt.attempt_id = any(:attempt_ids::uuid[])
    group by budget_key
),

locked as (
    select budget.budget_key, returned.returned_count
    from budget
    join returned using (budget_key)
    order by budget.budget_key
    for no key update of budget
)

update budget
set used_count = budget.used_count - locked.returned_count
from locked
where budget.budget_key = locked.budget_key;

-- name: decisions_write
-- Notes verdicts that changed, with the facts they stood on; the rows ride as one JSON document.
insert into decision (message_id, verdict, reason, until, facts, policy_hash, at)
select
    changed.message_id, changed.verdict, changed.reason, changed.until, changed.facts,
    changed.policy_hash, :as_of
from json_to_recordset(:decisions::json) as changed (
    message_id uuid, verdict text, reason text, until timestamptz, facts jsonb, policy_hash text
);

-- name: holds_write
-- Puts messages aside until their next look; a hold that only moves its time is no new move, and
-- one whose state has changed since it was read is left alone.
with
verdict as (
    select *
    from unnest(
        :message_ids::uuid[], :from_states::text[], :reasons::text[], :untils::timestamptz[],
        :are_new::boolean[]
    ) as verdict (message_id, from_state, reason, until, is_new)
),

held as (
    update message
    set state = 'held', reason = verdict.reason, look_at = verdict.until
    from verdict
    where message.message_id = verdict.message_id
        and message.state = verdict.from_state
    returning message.message_id
)

insert into message_move (message_id, from_state, to_state, reason, at)
select verdict.message_id, verdict.from_state, 'held', verdict.reason, :as_of
from verdict
join held using (message_id)
where verdict.is_new;

-- name: drops_write
-- Closes waiting messages that will not be sent, for good; returns those that waited still.
with
verdict as (
    select *
    from unnest(:message_ids::uuid[], :reasons::text[]) as verdict (message_id, reason)
),

waiting as (
    select message.message_id, message.state, verdict.reason
    from message
    join verdict using (message_id)
    where message.state in ('planned', 'held')
    order by message.message_id
    for no key update of message
),

dropped as (
    update message
    set state = 'dropped', reason = waiting.reason, look_at = null, closed_at = :as_of
    from waiting
    where message.message_id = waiting.message_id
)

insert into message_move (message_id, from_state, to_state, reason, at)
select waiting.message_id, waiting.state, 'dropped', waiting.reason, :as_of
from waiting
returning message_id;

-- name: claims_write
-- Makes one attempt for each message that may go and notes the move; returns the fencing tokens. A
-- message that evidence has closed since it was read is left alone, and its token is not there.
with
claim as (
    select *
    from unnest(
        :message_ids::uuid[], :from_states::text[], :attempt_ids::uuid[], :lead_ids::uuid[],
        :ordinals::int[], :content_hashes::text[], :budget_keys::text[]
    ) as claim (
        message_id, from_state, attempt_id, lead_id, ordinal, content_hash, budget_keys
    )
),

claimed as (
    update message
    set state = 'claimed', reason = null, look_at = null, attempt_count = claim.ordinal
    from claim
    where message.message_id = claim.message_id
        and message.state = claim.from_state
    returning message.message_id
),

moved as (
    insert into message_move (message_id, from_state, to_state, attempt_id, at)
    select claim.message_id, claim.from_state, 'claimed', claim.attempt_id, :as_of
    from claim
    join claimed using (message_id)
)

insert into attempt (
    attempt_id, message_id, lead_id, ordinal, channel, provider, account_name, sender_id,
    lease_owner, lease_until, fencing_token, claimed_at, content_hash, budget_keys
)
select
    claim.attempt_id, claim.message_id, claim.lead_id, claim.ordinal, :channel, :provider,
    :account_name, :sender_id, :lease_owner,
    clock_timestamp() + make_interval(secs => :lease_seconds), nextval('fencing_token'), :as_of,
    claim.content_hash, string_to_array(claim.budget_keys, ' ')
from claim
join claimed using (message_id)
returning attempt_id, fencing_token;

-- name: read_letters
-- What the claimed attempts are to say and to whom, still locked up.
select
    attempt.attempt_id,
    attempt.message_id,
    attempt.lead_id,
    attempt.content_hash,
    message.campaign_name,
    message.step,
    enrolment.arm,
    content.body_cipher,
    contact_point.cipher,
    lead.first_name_cipher,
    lead.last_name_cipher,
    person_key.wrapped_key
from attempt
join message using (message_id)
join lead on lead.lead_id = attempt.lead_id
left join enrolment on enrolment.enrolment_id = message.enrolment_id
left join keys.person_key on person_key.lead_id = attempt.lead_id
left join content
    on content.enrolment_id = message.enrolment_id
        and content.step = message.step
        and content.is_current
        and content.review_state = 'approved'
        and content.content_hash = attempt.content_hash
left join lateral (
    select contact_point.cipher
    from contact_point
    where contact_point.lead_id = attempt.lead_id
        and contact_point.kind = 'email'
        and contact_point.status = 'usable'
    order by contact_point.key_version desc, contact_point.contact_point_id
    limit 1
) as contact_point on true
where attempt.attempt_id = any(:attempt_ids::uuid[]);

-- name: mark_posting_write
-- Right before the call, behind take_send_wall: only attempts whose token and lease hold. A call
-- that was refused as a whole is marked anew for each of its parts.
update attempt
set state = 'posting', marked_at = :as_of
from
    unnest(:attempt_ids::uuid[], :tokens::bigint[]) as mine (attempt_id, fencing_token)
where attempt.attempt_id = mine.attempt_id
    and attempt.fencing_token = mine.fencing_token
    and attempt.state in ('planned', 'posting')
    and attempt.lease_until > clock_timestamp()
returning attempt.attempt_id;

-- name: take_send_wall
-- The shared side of the lock between sending and wide bans or pauses; a statement of its own,
-- so that the next one sees what the lock waited for.
select pg_advisory_xact_lock_shared(7203161002);

-- name: take_tokens_write
-- Takes a batch's tokens from the account's bucket, where there are any; a batch may leave a debt
-- that the next one waits for. By Postgres' clock, for real calls are limited in real time.
insert into breaker (breaker_key, rate_per_second, token_count, filled_at, updated_at)
values (:breaker_key, :rate, :rate - :count, clock_timestamp(), :as_of)
on conflict (breaker_key) do update set
    rate_per_second = :rate,
    token_count = least(
        :rate,
        coalesce(breaker.token_count, :rate)
        + floor(
            coalesce(extract(epoch from clock_timestamp() - breaker.filled_at), 0) * :rate
        )::int
    ) - :count,
    filled_at = clock_timestamp()
where coalesce(breaker.token_count, :rate)
    + floor(coalesce(extract(epoch from clock_timestamp() - breaker.filled_at), 0) * :rate) > 0;

-- name: forbidden_attempts
-- Attempts that a pause, a ban or the provider's breaker forbids by now.
select attempt.attempt_id
from attempt
join message using (message_id)
where attempt.attempt_id = any(:attempt_ids::uuid[])
    and (
        exists (
            select
            from breaker
            where breaker.breaker_key = :breaker_key
                and breaker.state <> 'closed'
                and breaker.updated_at <= :as_of
                and breaker.retry_at > :as_of
        )
        -- Word of an earlier call came in since the claim: what is to be sent again has arrived.
        or message.uncertain_since is not null
        and exists (select from event where event.message_id = message.message_id)
        or exists (
            select
            from pause
            where pause.lifted_at is null
                and (
                    pause.level = 'global'
                    or pause.level = 'campaign' and pause.scope_key = message.campaign_name
                    or pause.level = 'sender' and pause.scope_key = attempt.sender_id
                    or pause.level = 'channel' and pause.scope_key = attempt.channel
                    or pause.level = 'enrolment'
                    and pause.scope_key = message.enrolment_id::text
                )
        )
        or exists (
            select
            from contact_point
            join ban on ban.lookup_hash in (contact_point.lookup_hash, contact_point.domain_hash)
            left join ban_lift using (ban_id)
            where contact_point.lead_id = attempt.lead_id
                and ban_lift.ban_id is null
                and (
                    ban.scope = 'global'
                    or ban.scope = 'channel' and ban.scope_key = attempt.channel
                    or ban.scope = 'list' and ban.scope_key = message.campaign_name
                )
        )
    );

-- name: settle_attempts_write
-- Writes what became of the calls; an attempt that somebody else has settled is left alone, and
-- its worker is told so by its absence from what is returned.
update attempt
set
    state = 'settled',
    outcome = settled.outcome,
    settled_at = :as_of,
    provider_message_id = settled.provider_message_id,
    error = settled.error
from unnest(
    :attempt_ids::uuid[], :tokens::bigint[], :outcomes::text[],
    :provider_message_ids::text[], :errors::text[]
) as settled (attempt_id, fencing_token, outcome, provider_message_id, error)
where attempt.attempt_id = settled.attempt_id
    and attempt.fencing_token = settled.fencing_token
    and attempt.state <> 'settled'
returning attempt.attempt_id, attempt.message_id;

-- name: move_messages_write
-- Moves messages on, each along its own arrow, and notes the move.
with
target as (
    select *
    from unnest(
        :message_ids::uuid[], :states::text[], :reasons::text[], :look_ats::timestamptz[],
        :attempt_ids::uuid[]
    ) as target (message_id, state, reason, look_at, attempt_id)
),

moved as (
    insert into message_move (message_id, from_state, to_state, reason, attempt_id, at, actor)
    select
        message.message_id, message.state, target.state, target.reason, target.attempt_id, :as_of,
        :actor
    from message
    join target using (message_id)
)

update message
set
    state = target.state,
    reason = target.reason,
    look_at = case when target.state in ('planned', 'held') then target.look_at end,
    failure_count = message.failure_count
        + coalesce(target.reason in ('throttled', 'unreachable'), false)::int,
    channel = case
        when target.state in ('accepted', 'uncertain') then coalesce(:channel, message.channel)
        else message.channel
    end,
    accepted_at = case
        when target.state <> 'accepted' then message.accepted_at
        when target.reason = 'evidence' then coalesce(message.uncertain_since, :as_of)
        else :as_of
    end,
    uncertain_since = case
        when target.state = 'uncertain' then :as_of else message.uncertain_since
    end,
    closed_at = case
        when target.state in ('accepted', 'dropped', 'dead') then :as_of
    end
from target
where message.message_id = target.message_id
returning message.message_id;

-- name: read_closed_steps
-- What the next step of each closed one is planned from.
select
    message.message_id,
    message.step,
    message.lead_id,
    message.account_id,
    message.sender_id,
    message.priority,
    message.campaign_name,
    enrolment.enrolment_id,
    enrolment.state,
    enrolment.campaign_version_id,
    enrolment.timezone,
    enrolment.day_zero_on,
    enrolment.step_count,
    enrolment.next_step,
    coalesce(lead.country, account.country),
    account.industry
from message
join enrolment using (enrolment_id)
join lead on lead.lead_id = message.lead_id
join account on account.account_id = message.account_id
where message.message_id = any(:message_ids::uuid[])
order by enrolment.enrolment_id
for no key update of enrolment;

-- name: plan_messages_write
-- Makes the messages that are not there yet, each with its first move.
with
planned as (
    insert into message (
        message_id, source_kind, source_key, lead_id, account_id, enrolment_id, campaign_name,
        campaign_version_id, step, step_name, sender_id, first_due_at, due_at, look_at, rank_at,
        priority, created_at
    )
    select
        plan.message_id, 'sequence', plan.source_key, plan.lead_id, plan.account_id,
        plan.enrolment_id, plan.campaign_name, plan.campaign_version_id, plan.step,
        plan.step_name, plan.sender_id, plan.due_at, plan.due_at, plan.due_at,
        plan.due_at - (9 - plan.priority) * interval '1 hour', plan.priority, :as_of
    from unnest(
        :message_ids::uuid[], :source_keys::text[], :lead_ids::uuid[], :account_ids::uuid[],
        :enrolment_ids::uuid[], :campaign_names::text[], :campaign_version_ids::uuid[],
        :steps::int[], :step_names::text[], :sender_ids::text[], :due_ats::timestamptz[],
        :priorities::int[]
    ) as plan (
        message_id, source_key, lead_id, account_id, enrolment_id, campaign_name,
        campaign_version_id, step, step_name, sender_id, due_at, priority
    )
    on conflict do nothing
    returning message_id
)

insert into message_move (message_id, to_state, reason, at)
select message_id, 'planned', 'due', :as_of
from planned
returning message_id;

-- name: advance_enrolments_write
-- The next step of these enrolments is planned.
update enrolment
set next_step = advance.next_step
from unnest(:enrolment_ids::uuid[], :next_steps::int[]) as advance (enrolment_id, next_step)
where enrolment.enrolment_id = advance.enrolment_id
    and enrolment.next_step < advance.next_step;

-- name: close_enrolments_write
-- These sequences are over: completed, or stopped for a reason.
with
target as (
    select *
    from unnest(:enrolment_ids::uuid[], :states::text[], :reasons::text[])
        as target (enrolment_id, state, reason)
),

moved as (
    insert into enrolment_move (enrolment_id, from_state, to_state, reason, at)
    select enrolment.enrolment_id, enrolment.state, target.state, target.reason, :as_of
    from enrolment
    join target using (enrolment_id)
    where enrolment.state in ('active', 'paused', 'waiting')
)

update enrolment
set state = target.state, state_reason = target.reason, closed_at = :as_of
from target
where enrolment.enrolment_id = target.enrolment_id
    and enrolment.state in ('active', 'paused', 'waiting');

-- name: read_versions
-- Campaign versions by id.
select campaign_version_id, definition
from campaign_version
where campaign_version_id = any(:campaign_version_ids::uuid[]);

-- name: lapsed_attempts
-- Attempts whose lease ran out: before posting nothing left us; in posting it may have.
select attempt.attempt_id, attempt.message_id, attempt.state, attempt.fencing_token
from attempt
where attempt.settled_at is null
    and attempt.lease_until <= clock_timestamp()
order by attempt.attempt_id
limit :limit
for no key update of attempt skip locked;

-- name: note_dispatch_time
-- The high-water mark of dispatch in a simulated world.
update system_state
set dispatched_until = :as_of
where dispatched_until is null or dispatched_until < :as_of;

-- name: read_dispatch_state
-- What dispatch asks of the store before it sends: world, epoch, high-water mark.
select world, epoch, dispatched_until from system_state;

-- name: open_breakers
-- Accounts that are down, or that asked for a wait; what a clock that ran ahead wrote is no word.
select breaker_key, state, retry_at
from breaker
where state <> 'closed'
    and updated_at <= :as_of;

-- name: forget_ahead_write
-- What a clock that ran ahead wrote of accounts is no word: else the next word of an account would
-- bring its wait back into force.
update breaker
set state = 'closed', failure_count = 0, reason = null, opened_at = null, retry_at = null,
    updated_at = :as_of
where updated_at > :as_of::timestamptz + interval '2 minutes';

-- name: spent_accounts
-- Accounts whose own day is used up.
select scope_key
from budget
where kind = 'provider'
    and day = :day
    and used_count >= limit_count;

-- name: note_success_write
-- An answer came: the breaker closes, unless a wait that another call met is not over.
update breaker
set state = 'closed', failure_count = 0, reason = null, opened_at = null, retry_at = null,
    updated_at = :as_of
where breaker_key = :breaker_key
    and (state <> 'closed' or failure_count > 0)
    and coalesce(retry_at <= :as_of, true);

-- name: note_throttle_write
-- The provider stated a wait: no worker calls before it is over.
insert into breaker (breaker_key, state, reason, retry_at, updated_at)
values (:breaker_key, 'throttled', :reason, :retry_at, :as_of)
on conflict (breaker_key) do update set
    state = case when breaker.state = 'open' then breaker.state else 'throttled' end,
    reason = case when breaker.state = 'open' then breaker.reason else excluded.reason end,
    retry_at = greatest(breaker.retry_at, excluded.retry_at),
    updated_at = excluded.updated_at;

-- name: note_failure_write
-- A call failed: the breaker opens after enough in a row, at once where the account is refused.
insert into breaker (
    breaker_key, state, failure_count, reason, opened_at, retry_at, updated_at
)
values (
    :breaker_key, case when :opens_at_once or :limit <= 1 then 'open' else 'closed' end, 1, :reason,
    case when :opens_at_once or :limit <= 1 then :as_of::timestamptz end,
    case when :opens_at_once or :limit <= 1 then :retry_at::timestamptz end, :as_of
)
on conflict (breaker_key) do update set
    failure_count = breaker.failure_count + 1,
    reason = excluded.reason,
    state = case
        when :opens_at_once or breaker.failure_count + 1 >= :limit then 'open'
        else breaker.state
    end,
    opened_at = case
        when :opens_at_once or breaker.failure_count + 1 >= :limit
            then coalesce(breaker.opened_at, :as_of)
        else breaker.opened_at
    end,
    retry_at = case
        when :opens_at_once or breaker.failure_count + 1 >= :limit
            then greatest(breaker.retry_at, :retry_at::timestamptz)
        else breaker.retry_at
    end,
    updated_at = excluded.updated_at;
