-- name: lock_live_enrolments
-- The sequences of locked people that still run.
select enrolment.enrolment_id
from enrolment
where enrolment.lead_id = any(:lead_ids::uuid[])
    and enrolment.state in ('active', 'paused', 'waiting')
order by enrolment.enrolment_id
for no key update;

-- name: lock_open_messages
-- Sequence messages of locked people that have not been taken for sending.
select message.message_id
from message
where message.lead_id = any(:lead_ids::uuid[])
    and message.source_kind = 'sequence'
    and message.state in ('planned', 'held')
order by message.message_id
for no key update;
