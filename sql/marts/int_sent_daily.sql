-- How many messages of each day came how far?
-- Grain: one row a campaign and UTC day of sending, days of rest included.
with
messages as (
    select *
    from fct_messages
    where source_kind in ('sequence', 'transactional')
),

days as (
    select
        campaign_name,
        unnest(
            generate_series(
                least(min(first_due_at), min(accepted_at), getvariable('as_of'))::date,
                greatest(max(accepted_at), getvariable('as_of'))::date,
                interval 1 day
            )
        )::date as sent_on,
    from messages
    group by campaign_name
),

sent as (
    select
        campaign_name,
        accepted_at::date as sent_on,
        count(*) as sent_count,
        count(*) filter (is_delivered) as delivered_count,
        count(*) filter (is_opened) as opened_count,
        count(*) filter (is_machine_opened and not is_opened) as machine_opened_count,
        count(*) filter (is_clicked) as clicked_count,
        count(*) filter (is_replied) as replied_count,
        count(*) filter (is_positive_reply) as positive_reply_count,
        count(*) filter (is_unsubscribed) as unsubscribed_count,
        count(*) filter (is_bounced) as bounced_count,
        count(*) filter (is_complained) as complained_count,
    from messages
    where is_sent
    group by all
)

select
    campaign_name,
    sent_on,
    coalesce(columns(sent.* exclude (campaign_name, sent_on)), 0),
from days
left join sent using (campaign_name, sent_on)
