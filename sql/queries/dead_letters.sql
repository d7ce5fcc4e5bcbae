-- name: list_dead
-- Dead letters, newest first, each with the provider's last words.
select
    message.message_id,
    message.campaign_name,
    message.step,
    message.step_name,
    message.reason,
    message.attempt_count,
    message.closed_at,
    (
        select attempt.error
        from attempt
        where attempt.message_id = message.message_id
        order by attempt.ordinal desc
        limit 1
    ) as error
from message
where message.state = 'dead'
    and (:campaign_name = '' or message.campaign_name = :campaign_name)
order by message.closed_at desc, message.message_id
limit :limit;

-- name: lock_dead
-- Those of the given messages that are dead letters, with what an edit needs.
select
    message.message_id,
    message.lead_id,
    message.enrolment_id,
    message.step,
    person_key.wrapped_key
from message
left join keys.person_key using (lead_id)
where message.message_id = any(:message_ids::uuid[])
    and message.state = 'dead'
order by message.message_id
for no key update of message;

-- name: forgive_write
-- A person's retry begins with a clean count of failures.
update message
set failure_count = 0
where message_id = any(:message_ids::uuid[]);

-- name: retire_text_write
-- Takes a step's text out of use, whoever wrote it.
update content
set is_current = false
where enrolment_id = :enrolment_id
    and step = :step
    and is_current;

-- name: text_write
-- Puts a person's text in use; it is approved by who wrote it.
insert into content (
    content_id, enrolment_id, step, lead_id, content_hash, body_cipher, origin, facts_hash, facts,
    findings, review_state, created_at, actor
)
values (
    :content_id, :enrolment_id, :step, :lead_id, :content_hash, :body_cipher, 'person', 'none',
    '{"fields": {}, "expires_at": null}', '[]', 'approved', :as_of, :actor
)
on conflict (content_id) do update set
    is_current = true,
    origin = 'person',
    review_state = 'approved',
    actor = excluded.actor;
