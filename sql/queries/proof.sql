-- name: state_counts
-- A part: how many messages there are, and in each state.
count(*) as message_count,
count(*) filter (where state = 'accepted') as accepted_count,
count(*) filter (where state = 'planned') as planned_count,
count(*) filter (where state = 'held') as held_count,
count(*) filter (where state = 'merged') as merged_count,
count(*) filter (where state = 'dropped') as dropped_count,
count(*) filter (where state = 'uncertain') as uncertain_count,
count(*) filter (where state = 'dead') as dead_count,
count(*) filter (where state = 'claimed') as in_flight_count;

-- name: shown_states
-- A part: the counts of `messages` by state, naught where there is none.
coalesce(messages.accepted_count, 0) as accepted_count,
coalesce(messages.planned_count, 0) as planned_count,
coalesce(messages.held_count, 0) as held_count,
coalesce(messages.merged_count, 0) as merged_count,
coalesce(messages.dropped_count, 0) as dropped_count,
coalesce(messages.uncertain_count, 0) as uncertain_count,
coalesce(messages.dead_count, 0) as dead_count,
coalesce(messages.in_flight_count, 0) as in_flight_count;

-- name: balance
-- Promise 1, by UTC day of first_due_at and campaign, from three sources: the steps that
-- enrolments and their pinned versions make due, the messages, and the log of their moves. A
-- message that belongs to no sequence was made due by who asked for it.
with
messages as (
    select
        (first_due_at at time zone 'UTC')::date as due_on,
        campaign_name,
        -- include: proof.state_counts
    from message
    group by 1, 2
),

last_moves as (
    select distinct on (message_id) message_id, to_state
    from message_move
    order by message_id, message_move_id desc
),

logged as (
    select
        (message.first_due_at at time zone 'UTC')::date as due_on,
        message.campaign_name,
        count(*) as logged_count,
        count(*) filter (where last_moves.to_state = message.state) as agreeing_count
    from last_moves
    join message using (message_id)
    group by 1, 2
),

due as (
    select
        coalesce(message.first_due_at, enrolment.enrolled_at) as due_at,
        enrolment.campaign_name
    from enrolment
    cross join lateral generate_series(1, enrolment.next_step) as step (step)
    left join message
        on message.enrolment_id = enrolment.enrolment_id
            and message.step = step.step
            and message.source_kind = 'sequence'

    union all

    select message.first_due_at, message.campaign_name
    from message
    where message.source_kind <> 'sequence'
),

expected as (
    select
        (due_at at time zone 'UTC')::date as due_on,
        campaign_name,
        count(*) as due_count
    from due
    group by 1, 2
)

select
    due_on,
    campaign_name,
    coalesce(expected.due_count, 0) as due_count,
    coalesce(messages.message_count, 0) as message_count,
    coalesce(logged.logged_count, 0) as logged_count,
    coalesce(logged.agreeing_count, 0) as agreeing_count,
    -- include: proof.shown_states
from messages
full join logged using (due_on, campaign_name)
full join expected using (due_on, campaign_name)
order by due_on, campaign_name;

-- name: day_balance
-- The balance of one UTC day of first_due_at by campaign, cheap enough for every run's artifact.
-- A step that should have a message and has none counts on the day of its enrolment.
with
steps as (
    select
        message.campaign_name,
        message.state,
        (
            select message_move.to_state
            from message_move
            where message_move.message_id = message.message_id
            order by message_move.message_move_id desc
            limit 1
        ) as to_state,
        message.source_kind <> 'sequence'
        or enrolment.enrolment_id is not null and message.step <= enrolment.next_step as is_due
    from message
    left join enrolment using (enrolment_id)
    where message.first_due_at >= :since
        and message.first_due_at < :until
),

missing as (
    select
        enrolment.campaign_name,
        count(*) as missing_count
    from enrolment
    cross join lateral generate_series(1, enrolment.next_step) as step (step)
    where enrolment.enrolled_at >= :since
        and enrolment.enrolled_at < :until
        and not exists (
            select
            from message
            where message.enrolment_id = enrolment.enrolment_id
                and message.step = step.step
                and message.source_kind = 'sequence'
        )
    group by enrolment.campaign_name
),

messages as (
    select
        campaign_name,
        count(*) filter (where is_due) as due_count,
        count(to_state) as logged_count,
        count(*) filter (where to_state = state) as agreeing_count,
        -- include: proof.state_counts
    from steps
    group by campaign_name
)

select
    campaign_name,
    coalesce(messages.due_count, 0) + coalesce(missing.missing_count, 0) as due_count,
    coalesce(messages.message_count, 0) as message_count,
    coalesce(messages.logged_count, 0) as logged_count,
    coalesce(messages.agreeing_count, 0) as agreeing_count,
    -- include: proof.shown_states
from messages
full join missing using (campaign_name)
order by campaign_name;

-- name: reasons
-- How many messages were ever held or dropped for each reason.
select
    decision.verdict,
    decision.reason,
    count(distinct decision.message_id)
from decision
where decision.verdict <> 'send'
group by decision.verdict, decision.reason

union all

select
    'drop',
    message.reason,
    count(*)
from message
where message.state = 'dropped'
    and not exists (
        select
        from decision
        where decision.message_id = message.message_id
            and decision.verdict = 'drop'
    )
group by message.reason
order by 3 desc, 1, 2;

-- name: cost
-- What was spent on models, by purpose.
select
    purpose,
    count(*),
    coalesce(sum(input_tokens), 0)::bigint,
    coalesce(sum(output_tokens), 0)::bigint,
    coalesce(sum(cost_micros), 0)::bigint
from llm_call
group by purpose
order by purpose;
