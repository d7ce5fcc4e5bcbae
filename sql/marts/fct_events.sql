-- What happened to messages after they were handed over, and who did it: a person or a machine.
-- Grain: one row an event.
with
events as (
    select * from stg_events
),

messages as (
    select message_id, campaign_name, step, step_name, arm from fct_messages
)

select
    events.event_id,
    events.message_id,
    events.lead_id,
    messages.campaign_name,
    messages.step,
    messages.step_name,
    messages.arm,
    events.kind,
    events.occurred_at,
    events.occurred_at::date as occurred_on,
    events.is_machine,
    events.bounce_class,
    events.url_key,
    events.intent as reply_intent,
    events.sentiment as reply_sentiment,
from events
left join messages using (message_id)
order by events.occurred_at, events.event_id
