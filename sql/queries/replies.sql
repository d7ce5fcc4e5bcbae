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

-- name: read_own_addresses
-- Mail from these is our own.
select distinct lower(sender.address) from sender where sender.channel = 'email';

-- name: read_mails
-- Mails with the keys that may open them.
select
    raw_event.raw_event_id,
    raw_event.received_at,
    raw_event.source,
    raw_event.body_hash,
    raw_event.mail_cipher,
    border_key.wrapped_key,
    border_key.lead_id,
    person_key.wrapped_key as person_key
from raw_event
left join keys.border_key on border_key.key_name = 'mail/' || raw_event.body_hash
left join keys.person_key on person_key.lead_id = border_key.lead_id
where raw_event.raw_event_id = any(:raw_event_ids::bigint[])
order by raw_event.raw_event_id;

-- name: read_person_keys
-- The wrapped keys of people.
select person_key.lead_id, person_key.wrapped_key
from keys.person_key
where person_key.lead_id = any(:lead_ids::uuid[]);

-- name: hand_over_keys
-- A matched mail's key is wrapped for its person and no longer expires by itself.
update keys.border_key
set wrapped_key = given.wrapped_key, lead_id = given.lead_id, expires_at = null
from unnest(:key_names::text[], :lead_ids::uuid[], :wrapped_keys::bytea[])
    as given (key_name, lead_id, wrapped_key)
where border_key.key_name = given.key_name and border_key.lead_id is null;

-- name: match_threads
-- The messages that mails name.
select
    message.message_id,
    message.lead_id,
    message.enrolment_id,
    message.campaign_name,
    coalesce(enrolment.timezone, 'UTC') as timezone
from message
left join enrolment using (enrolment_id)
where message.message_id = any(:message_ids::uuid[]);

-- name: match_senders
-- A sender that names no message answers the last one that had gone out before.
select
    given.raw_event_id,
    latest.message_id,
    contact_point.lead_id,
    latest.enrolment_id,
    latest.campaign_name,
    coalesce(enrolment.timezone, 'UTC') as timezone
from unnest(:raw_event_ids::bigint[], :hashes::bytea[], :ats::timestamptz[])
    as given (raw_event_id, lookup_hash, at)
join contact_point on contact_point.kind = 'email' and contact_point.lookup_hash = given.lookup_hash
join lateral (
    select message.message_id, message.enrolment_id, message.campaign_name
    from message
    where message.lead_id = contact_point.lead_id
        and message.state in ('accepted', 'uncertain')
        and coalesce(message.accepted_at, message.uncertain_since) <= given.at
    order by coalesce(message.accepted_at, message.uncertain_since) desc, message.message_id
    limit 1
) as latest on true
left join enrolment on enrolment.enrolment_id = latest.enrolment_id;

-- name: write_replies
-- A mail that came twice is one reply.
insert into reply (
    reply_id,
    raw_event_id,
    message_id,
    enrolment_id,
    lead_id,
    kind,
    intent,
    sentiment,
    urgency,
    confidence,
    needs_person,
    return_on,
    rule,
    received_at,
    rules_version
)
select
    given.reply_id,
    given.raw_event_id,
    given.message_id,
    given.enrolment_id,
    given.lead_id,
    given.kind,
    given.intent,
    given.sentiment,
    given.urgency,
    given.confidence,
    given.needs_person,
    given.return_on,
    given.rule,
    given.received_at,
    :rules_version
from jsonb_to_recordset(:replies::jsonb) as given (
    reply_id uuid,
    raw_event_id bigint,
    message_id uuid,
    enrolment_id uuid,
    lead_id uuid,
    kind text,
    intent text,
    sentiment text,
    urgency text,
    confidence double precision,
    needs_person boolean,
    return_on date,
    rule text,
    received_at timestamptz
)
on conflict (reply_id) do nothing
returning reply_id;

-- name: write_review_tasks
-- A person's turn.
insert into review_task (review_task_id, kind, subject_key, priority, reason, opened_at)
select given.review_task_id, given.kind, given.subject_key, given.priority, given.reason, :as_of
from unnest(
    :review_task_ids::uuid[],
    :kinds::text[],
    :subject_keys::text[],
    :priorities::smallint[],
    :reasons::text[]
) as given (review_task_id, kind, subject_key, priority, reason)
on conflict (review_task_id) do nothing;

-- name: respond_closed
-- An answer that comes after the sequence was over still counts as its answer.
with
answered as (
    select enrolment.enrolment_id, enrolment.state
    from enrolment
    where enrolment.enrolment_id = any(:enrolment_ids::uuid[])
        and enrolment.state in ('completed', 'stopped')
    order by enrolment.enrolment_id
    for no key update
),

moved as (
    insert into enrolment_move (enrolment_id, from_state, to_state, reason, at)
    select answered.enrolment_id, answered.state, 'responded', :reason, :as_of
    from answered
)

update enrolment
set state = 'responded', state_reason = :reason
from answered
where enrolment.enrolment_id = answered.enrolment_id;

-- name: wait_for_absent
-- Sequences of people who are away rest; the later return counts.
with
absent as (
    select given.lead_id, max(given.until) as until
    from unnest(:lead_ids::uuid[], :untils::timestamptz[]) as given (lead_id, until)
    where given.until > :as_of
    group by given.lead_id
),

resting as (
    select enrolment.enrolment_id, enrolment.state, absent.until
    from enrolment
    join absent using (lead_id)
    where enrolment.state in ('active', 'waiting')
        and (enrolment.waiting_until is null or enrolment.waiting_until < absent.until)
    order by enrolment.enrolment_id
    for no key update of enrolment
),

moved as (
    insert into enrolment_move (enrolment_id, from_state, to_state, reason, at)
    select resting.enrolment_id, resting.state, 'waiting', :reason, :as_of
    from resting
    where resting.state = 'active'
)

update enrolment
set state = 'waiting', state_reason = :reason, waiting_until = resting.until
from resting
where enrolment.enrolment_id = resting.enrolment_id;

-- name: forget_waits
-- A sequence that is over waits for nobody.
update enrolment
set waiting_until = null
where enrolment.enrolment_id = any(:enrolment_ids::uuid[])
    and enrolment.waiting_until is not null;
