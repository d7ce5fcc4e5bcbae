-- Is every message accounted for? Three sources that are written apart are laid beside each other:
-- the steps that enrolments make due, the messages, and the log of their moves.
-- Grain: one row a UTC day of first_due_at and a campaign.
with
messages as (
    select
        *,
        first_due_at::date as due_on,
    from stg_messages
),

due_steps as (
    select * from int_due_steps
),

last_moves as (
    select * from int_last_moves
),

lines as (
    select
        coalesce(messages.due_on, due_steps.nominal_on) as due_on,
        coalesce(messages.campaign_name, due_steps.campaign_name) as campaign_name,
        messages.state,
        last_moves.to_state,
        due_steps.enrolment_id is not null
        or messages.source_kind is distinct from 'sequence' as is_due,
    from messages
    full join due_steps
        on due_steps.enrolment_id = messages.enrolment_id
        and due_steps.step = messages.step
        and messages.source_kind = 'sequence'
    left join last_moves on last_moves.message_id = messages.message_id
)

select
    due_on,
    campaign_name,
    count(*) filter (is_due) as due_count,
    count(*) filter (state = 'accepted') as accepted_count,
    count(*) filter (state = 'planned') as planned_count,
    count(*) filter (state = 'held') as held_count,
    count(*) filter (state = 'merged') as merged_count,
    count(*) filter (state = 'dropped') as dropped_count,
    count(*) filter (state = 'uncertain') as uncertain_count,
    count(*) filter (state = 'dead') as dead_count,
    count(*) filter (state = 'claimed') as in_flight_count,
    count(*) filter (is_due and state is null) as missing_count,
    count(*) filter (not is_due) as unexplained_count,
    count(*) filter (state is distinct from to_state) as unmoved_count,
    bool_and(is_due and state is not null and state is not distinct from to_state)
        as is_balanced,
from lines
group by due_on, campaign_name
order by due_on, campaign_name
