-- What became of each message, by its events; people and machines apart.
-- The first bounce and the first answer speak for theirs, whatever is not known of them; of two at
-- one instant the lower id is the first.
-- Grain: one row a message that has an event.
select
    message_id,
    min(occurred_at) filter (kind = 'delivered') as delivered_at,
    min(occurred_at) filter (kind = 'bounced') as bounced_at,
    first(bounce_class order by occurred_at, event_id) filter (kind = 'bounced')
        as bounce_class,
    min(occurred_at) filter (kind = 'opened' and not is_machine) as first_opened_at,
    count(*) filter (kind = 'opened' and not is_machine) as open_count,
    count(*) filter (kind = 'opened' and is_machine) as machine_open_count,
    min(occurred_at) filter (kind = 'clicked' and not is_machine) as first_clicked_at,
    count(*) filter (kind = 'clicked' and not is_machine) as click_count,
    count(*) filter (kind = 'clicked' and is_machine) as machine_click_count,
    min(occurred_at) filter (kind = 'replied') as replied_at,
    first(intent order by occurred_at, event_id) filter (kind = 'replied') as reply_intent,
    first(sentiment order by occurred_at, event_id) filter (kind = 'replied')
        as reply_sentiment,
    min(occurred_at) filter (kind = 'unsubscribed') as unsubscribed_at,
    min(occurred_at) filter (kind = 'complained') as complained_at,
    -- Monotone: a higher rank is never taken back by a later event of a lower one, and the order
    -- of arrival does not matter. Machines do not open or click.
    max(
        case
            when kind = 'processed' then 1
            when kind = 'deferred' then 2
            when kind = 'dropped' then 3
            when kind = 'delivered' or is_machine then 4
            when kind = 'bounced' then 5
            when kind = 'opened' then 6
            when kind = 'clicked' then 7
            when kind = 'replied' then 8
            when kind = 'unsubscribed' then 9
            when kind = 'complained' then 10
        end
    ) as outcome_rank,
from stg_events
where message_id is not null
group by message_id
