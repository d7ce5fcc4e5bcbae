-- How many messages of each step came how far?
-- Grain: one row a campaign and step.
with
messages as (
    select *
    from fct_messages
    where source_kind = 'sequence'
)

select
    campaign_name,
    step,
    min(step_name) as step_name,
    count(*) as due_count,
    count(*) filter (is_sent) as sent_count,
    count(*) filter (is_sent and is_delivered) as delivered_count,
    count(*) filter (is_sent and is_opened) as opened_count,
    count(*) filter (is_sent and is_machine_opened and not is_opened) as machine_opened_count,
    count(*) filter (is_sent and is_clicked) as clicked_count,
    count(*) filter (is_sent and is_replied) as replied_count,
    count(*) filter (is_sent and is_positive_reply) as positive_reply_count,
    count(*) filter (is_sent and is_unsubscribed) as unsubscribed_count,
    count(*) filter (is_sent and is_bounced) as bounced_count,
    count(*) filter (is_sent and is_complained) as complained_count,
    count(*) filter (state = 'dropped') as dropped_count,
    count(*) filter (state = 'dropped' and reason = 'replied') as responded_before_count,
    median(lag_seconds) filter (is_sent) as median_lag_seconds,
from messages
group by campaign_name, step
