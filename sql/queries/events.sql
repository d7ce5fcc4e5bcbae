-- name: ensure_partition
-- Makes the month's partition of raw_event where there is none yet.
select ensure_raw_event_partition(:instant);

-- name: write_raw_events
-- One row per event of one request.
insert into raw_event (
    source, received_at, signed_at, body_hash, is_stale, message_id, body
)
select
    :source,
    :received_at,
    :signed_at,
    :body_hash,
    :is_stale,
    (given.body ->> 'message_id')::uuid,
    given.body
from jsonb_array_elements(:bodies::jsonb) as given (body);

-- name: write_raw_mail
-- A whole mail, or a body that could not be read, as ciphertext.
insert into raw_event (source, received_at, signed_at, body_hash, is_stale, mail_cipher)
values (:source, :received_at, :signed_at, :body_hash, :is_stale, :mail_cipher);

-- name: write_border_key
-- The data key of one mail; a repeated mail keeps the first.
insert into keys.border_key (key_name, wrapped_key, created_at, expires_at)
values (:key_name, :wrapped_key, :created_at, :expires_at)
on conflict (key_name) do nothing;

-- name: read_border_keys
-- The wrapped data keys of mails.
select border_key.key_name, border_key.wrapped_key, border_key.lead_id
from keys.border_key
where border_key.key_name = any(:key_names::text[]);

-- name: is_message
-- Is this one of ours?
select exists (select from message where message.message_id = :message_id::uuid);

-- name: take_interpreter
-- One interpreter at a time: verdicts over all facts of a message see all of them.
select pg_advisory_xact_lock(7203161070);

-- name: list_unread
-- What came in between two horizons, mails apart.
select raw_event.raw_event_id, raw_event.source in ('inbound_parse', 'imap') as is_mail
from raw_event
where raw_event.changed_xid >= :lower::text::xid8
    and (:upper::bigint is null or raw_event.changed_xid < :upper::bigint::text::xid8)
order by raw_event.changed_xid, raw_event.raw_event_id;

-- name: list_parked
-- Events whose message was not known yet and may be by now.
select parked_event.raw_event_id
from parked_event
where parked_event.reason = 'unknown_message' and parked_event.at > :since
order by parked_event.raw_event_id;

-- name: read_raw_events
-- Raw events by id.
select
    raw_event.raw_event_id,
    raw_event.source,
    raw_event.received_at,
    raw_event.body
from raw_event
where raw_event.raw_event_id = any(:raw_event_ids::bigint[])
order by raw_event.raw_event_id;

-- name: match_messages
-- Whom the messages were for, and whether word of them may close them.
select
    message.message_id,
    message.lead_id,
    message.state in ('uncertain', 'dropped')
    or message.state in ('planned', 'held')
    and message.uncertain_since is not null as is_open
from message
where message.message_id = any(:message_ids::uuid[]);

-- name: match_provider_ids
-- One request to a provider may have carried many messages: the address tells which.
select
    attempt.provider_message_id,
    contact_point.lookup_hash,
    attempt.attempt_id,
    attempt.message_id,
    attempt.lead_id
from attempt
join contact_point using (lead_id)
where attempt.provider_message_id = any(:provider_message_ids::text[])
    and contact_point.kind = 'email'
order by attempt.attempt_id;

-- name: match_addresses
-- Whose addresses these are.
select contact_point.lookup_hash, contact_point.lead_id
from contact_point
where contact_point.kind = 'email' and contact_point.lookup_hash = any(:hashes::bytea[]);

-- name: write_events
-- A fact told twice stays one.
insert into event (
    event_id,
    raw_event_id,
    message_id,
    attempt_id,
    lead_id,
    kind,
    occurred_at,
    received_at,
    is_machine,
    detail,
    rules_version
)
select
    given.event_id,
    given.raw_event_id,
    given.message_id,
    given.attempt_id,
    given.lead_id,
    given.kind,
    given.occurred_at,
    given.received_at,
    given.is_machine,
    given.detail,
    :rules_version
from jsonb_to_recordset(:facts::jsonb) as given (
    event_id uuid,
    raw_event_id bigint,
    message_id uuid,
    attempt_id uuid,
    lead_id uuid,
    kind text,
    occurred_at timestamptz,
    received_at timestamptz,
    is_machine boolean,
    detail jsonb
)
on conflict (event_id) do nothing
returning event_id;

-- name: park_events
-- What means nothing yet is kept, with the reason.
insert into parked_event (raw_event_id, reason, at)
select given.raw_event_id, given.reason, :as_of
from unnest(:raw_event_ids::bigint[], :reasons::text[]) as given (raw_event_id, reason)
on conflict (raw_event_id) do nothing;

-- name: read_engagement
-- Deliveries, opens and clicks of messages, to tell machines from people.
select
    event.message_id,
    event.event_id,
    event.kind,
    event.occurred_at,
    event.detail,
    event.is_machine
from event
where event.message_id = any(:message_ids::uuid[])
    and event.kind in ('delivered', 'opened', 'clicked')
order by event.message_id;

-- name: write_verdicts
-- Opens and clicks that are judged anew, now that more is known.
update event
set is_machine = verdict.is_machine, rules_version = :rules_version
from unnest(:event_ids::uuid[], :verdicts::boolean[]) as verdict (event_id, is_machine)
where event.event_id = verdict.event_id;

-- name: count_raw_events
-- How many raw events there are, up to a horizon.
select count(*) from raw_event where raw_event.changed_xid < :upper::text::xid8;

-- name: list_events
-- Every fact as it stands, to compare with the facts as they would be derived.
select event.event_id, event.kind, event.message_id, event.lead_id, event.is_machine, event.detail
from event
order by event.event_id;

-- name: read_position
-- Where the reader stands, without a lock.
select next_xid from reading_cursor where cursor_name = :cursor_name;
