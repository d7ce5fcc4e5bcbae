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
