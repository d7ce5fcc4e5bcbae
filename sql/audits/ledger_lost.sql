-- Steps that enrolments make due and that have no message; and closed steps that nothing follows.
-- `next_step` of an enrolment is the last step that was planned for it.
select
    'step without a message' as what,
    enrolment.campaign_name,
    enrolment.enrolment_id::text as key,
    step.step::text as detail
from enrolment
cross join lateral generate_series(1, enrolment.next_step) as step (step)
left join message
    on message.enrolment_id = enrolment.enrolment_id
        and message.step = step.step
where message.message_id is null

union all

select
    'closed step that nothing follows',
    enrolment.campaign_name,
    enrolment.enrolment_id::text,
    message.step || ' ' || message.state
from enrolment
join message
    on message.enrolment_id = enrolment.enrolment_id
        and message.step = enrolment.next_step
where enrolment.state in ('active', 'paused', 'waiting')
    and message.state in ('accepted', 'dropped', 'dead')

union all

select
    'message beyond its enrolment',
    enrolment.campaign_name,
    enrolment.enrolment_id::text,
    message.step::text
from message
join enrolment using (enrolment_id)
where message.step > enrolment.next_step

union all

-- Work that no worker holds: claimed without an attempt in flight is out of everybody's sight.
select
    'claimed without an attempt in flight',
    message.campaign_name,
    message.message_id::text,
    message.reason
from message
where message.state = 'claimed'
    and not exists (
        select
        from attempt
        where attempt.message_id = message.message_id
            and attempt.settled_at is null
    );
