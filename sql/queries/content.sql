-- name: take_turn
-- One run writes texts at a time, so that two never pay for the same; held by the transaction.
select pg_try_advisory_xact_lock(7203161003);

-- name: pick_messages
-- Messages that will soon be due and have no text, or one whose facts have changed or will have
-- expired by then; colleagues stand together.
select message.message_id
from message
join enrolment using (enrolment_id)
join campaign on campaign.campaign_name = message.campaign_name
join lead on lead.lead_id = message.lead_id
left join content
    on content.enrolment_id = message.enrolment_id
        and content.step = message.step
        and content.is_current
where message.state in ('planned', 'held')
    and message.due_at <= :horizon
    and enrolment.state in ('active', 'paused', 'waiting')
    and campaign.state <> 'closed'
    and lead.erased_at is null
    and (
        content.content_id is null
        or (
            content.review_state <> 'rejected'
            and content.origin <> 'person'
            and (
                (content.facts ->> 'expires_at')::timestamptz
                <= greatest(message.due_at, :as_of)
                or exists (
                    select
                    from lead_fact
                    where lead_fact.lead_id = message.lead_id
                        and content.facts -> 'fields' ? lead_fact.field
                        and lead_fact.observed_at > content.created_at
                        and lead_fact.value
                        is distinct from content.facts -> 'fields' -> lead_fact.field
                        and not exists (
                            select
                            from lead_fact as stronger
                            where stronger.lead_id = lead_fact.lead_id
                                and stronger.field = lead_fact.field
                                and stronger.precedence < lead_fact.precedence
                                and coalesce(stronger.expires_at > :as_of, true)
                        )
                )
            )
        )
    )
order by message.account_id, message.message_id;

-- name: read_jobs
-- What the writer of these messages' texts must know; names are still locked up.
select
    message.message_id,
    message.lead_id,
    message.account_id,
    message.enrolment_id,
    message.campaign_version_id,
    message.step,
    message.due_at,
    enrolment.arm,
    sender.display_name,
    account.name,
    account.industry,
    lead.role,
    coalesce(lead.city, account.city),
    lead.first_name_cipher,
    person_key.wrapped_key,
    content.content_id
from message
join enrolment using (enrolment_id)
join sender on sender.sender_id = message.sender_id
join lead on lead.lead_id = message.lead_id
join account on account.account_id = message.account_id
join keys.person_key on person_key.lead_id = message.lead_id
left join content
    on content.enrolment_id = message.enrolment_id
        and content.step = message.step
        and content.is_current
where message.message_id = any(:message_ids::uuid[])
order by message.account_id, message.message_id;

-- name: read_facts
-- The facts that hold when each message is due.
select distinct on (wanted.message_id, lead_fact.field)
    wanted.message_id,
    lead_fact.field,
    lead_fact.value,
    lead_fact.expires_at
from unnest(:message_ids::uuid[], :lead_ids::uuid[], :needed_ats::timestamptz[])
    as wanted (message_id, lead_id, needed_at)
join lead_fact on lead_fact.lead_id = wanted.lead_id
where lead_fact.field = any(:fields::text[])
    and lead_fact.observed_at <= :as_of
    and (lead_fact.expires_at is null or lead_fact.expires_at > wanted.needed_at)
order by
    wanted.message_id,
    lead_fact.field,
    -- include: leads.fact_rank
;

-- name: read_answers
-- What models have answered to these requests.
select request_hash, answer, input_tokens, output_tokens, cost_micros
from llm_call
where request_hash = any(:request_hashes::text[])
    and state = 'answered'
    and answer is not null;

-- name: answers_write
-- Keeps what was paid for; a request is answered once.
insert into llm_call (
    purpose, model, request_hash, state, answer, input_tokens, output_tokens, cost_micros, at
)
select
    call.purpose, call.model, call.request_hash, 'answered', call.answer, call.input_tokens,
    call.output_tokens, call.cost_micros, :as_of
from unnest(
    :purposes::text[], :models::text[], :request_hashes::text[], :answers::jsonb[],
    :input_tokens::bigint[], :output_tokens::bigint[], :costs::bigint[]
) as call (
    purpose, model, request_hash, answer, input_tokens, output_tokens, cost_micros
)
on conflict do nothing;

-- name: spent_micros
-- What models have cost in a span of time, in micro-dollars.
select coalesce(sum(cost_micros), 0)::bigint
from llm_call
where at >= :since and at < :until;

-- name: lock_leads
-- Locks the people that texts are written for; the erased are not returned.
select lead.lead_id
from lead
join keys.person_key on person_key.lead_id = lead.lead_id
where lead.lead_id = any(:lead_ids::uuid[])
    and lead.erased_at is null
order by lead.lead_id
for no key update of lead;

-- name: retire_write
-- Takes texts out of use that others are about to replace.
update content
set is_current = false
where content_id = any(:content_ids::uuid[])
    and is_current
    and origin <> 'person';

-- name: contents_write
-- Puts texts in use; the same text again keeps its approval and gets its new facts.
insert into content (
    content_id, enrolment_id, step, lead_id, content_hash, body_cipher, origin, prompt_hash,
    model, facts_hash, facts, findings, quality, review_state, cost_micros, created_at
)
select text.*, :as_of
from unnest(
    :content_ids::uuid[], :enrolment_ids::uuid[], :steps::int[], :lead_ids::uuid[],
    :content_hashes::text[], :bodies::bytea[], :origins::text[], :prompt_hashes::text[],
    :models::text[], :facts_hashes::text[], :facts::jsonb[], :findings::jsonb[],
    :qualities::float[], :review_states::text[], :costs::int[]
) as text (
    content_id, enrolment_id, step, lead_id, content_hash, body_cipher, origin, prompt_hash,
    model, facts_hash, facts, findings, quality, review_state, cost_micros
)
where not exists (
    select
    from content as other
    where other.enrolment_id = text.enrolment_id
        and other.step = text.step
        and other.is_current
)
on conflict (content_id) do update set
    is_current = true,
    origin = excluded.origin,
    prompt_hash = excluded.prompt_hash,
    model = excluded.model,
    facts_hash = excluded.facts_hash,
    facts = excluded.facts,
    findings = excluded.findings,
    quality = excluded.quality,
    review_state = case
        when content.review_state = 'approved' then 'approved' else excluded.review_state
    end,
    cost_micros = content.cost_micros + excluded.cost_micros,
    created_at = excluded.created_at;

-- name: wake_write
-- Messages that were held for want of these texts are looked at as soon as they are due.
update message
set look_at = greatest(message.due_at, :as_of)
from content
where content.content_id = any(:content_ids::uuid[])
    and content.is_current
    and content.review_state = 'approved'
    and message.enrolment_id = content.enrolment_id
    and message.step = content.step
    and message.state = 'held'
    and message.reason in ('content_pending', 'content_stale', 'facts_missing')
    and message.look_at > greatest(message.due_at, :as_of);

-- name: reviews_write
-- Asks a person to look; the same matter is asked once.
insert into review_task (
    review_task_id, kind, subject_key, content_hash, priority, reason, opened_at
)
select task.*, :as_of
from unnest(
    :review_task_ids::uuid[], :kinds::text[], :subject_keys::text[], :content_hashes::text[],
    :priorities::int[], :reasons::text[]
) as task
on conflict do nothing;

-- name: raise_alert
-- Says that the asking stopped, and why; one open alert for a cause.
insert into alert (kind, scope_key, sentence, opened_at)
values ('model_stopped', 'openai', :sentence, :as_of)
on conflict (kind, scope_key) where recovered_at is null do nothing;

-- name: end_alert
-- The model answers again.
update alert
set recovered_at = :as_of
where kind = 'model_stopped'
    and recovered_at is null
    and opened_at <= :as_of;
