-- Campaigns whose daily funnel is not the sum of their messages.
with
daily as (
    select campaign_name, sum(sent_count) as sent_count, sum(replied_count) as replied_count
    from funnel_daily
    group by campaign_name
),

messages as (
    select
        campaign_name,
        count(*) filter (is_sent) as sent_count,
        count(*) filter (is_sent and is_replied) as replied_count,
    from fct_messages
    where source_kind in ('sequence', 'transactional')
    group by campaign_name
)

select
    campaign_name,
    daily.sent_count,
    messages.sent_count as message_sent_count,
    daily.replied_count,
    messages.replied_count as message_replied_count,
from messages
left join daily using (campaign_name)
where daily.sent_count is distinct from messages.sent_count
    or daily.replied_count is distinct from messages.replied_count
