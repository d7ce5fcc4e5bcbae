-- Messages that went out more than once, as far as the store can tell: two accepted attempts, an
-- accepted one beside one in doubt, or two messages for one step.
select
    'more than one attempt may have gone out' as what,
    message.campaign_name,
    message.message_id::text as key,
    string_agg(attempt.outcome, ', ' order by attempt.ordinal) as detail
from attempt
join message using (message_id)
where attempt.outcome in ('accepted', 'unknown')
group by message.campaign_name, message.message_id
having count(*) > 1 + (
    -- A log's silence or the campaign's policy allows one call more, and is on record.
    select count(*)
    from message_move
    where message_move.message_id = message.message_id
        and message_move.from_state = 'uncertain'
        and message_move.to_state = 'planned'
)

union all

select
    'two messages for one step',
    message.campaign_name,
    message.enrolment_id::text,
    message.step::text
from message
where message.enrolment_id is not null
group by message.campaign_name, message.enrolment_id, message.step
having count(*) > 1;
