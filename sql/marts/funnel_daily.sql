-- How far did the messages of each day come? A message counts on the day it was sent, whenever
-- the answer came, so that no numerator outgrows its denominator.
-- Grain: one row a campaign and UTC day, from its first due day to `as_of`, days of rest included.
with
daily as (
    select * from int_sent_daily
)

select
    campaign_name,
    sent_on,
    sent_count,
    delivered_count,
    opened_count,
    machine_opened_count,
    clicked_count,
    replied_count,
    positive_reply_count,
    unsubscribed_count,
    bounced_count,
    complained_count,
    rate_of(delivered_count, sent_count) as delivery_rate,
    sent_count as delivery_rate_count,
    wilson_low(delivered_count, sent_count) as delivery_rate_low,
    wilson_high(delivered_count, sent_count) as delivery_rate_high,
    rate_of(bounced_count, sent_count) as bounce_rate,
    sent_count as bounce_rate_count,
    wilson_low(bounced_count, sent_count) as bounce_rate_low,
    wilson_high(bounced_count, sent_count) as bounce_rate_high,
    rate_of(complained_count, sent_count) as complaint_rate,
    sent_count as complaint_rate_count,
    wilson_low(complained_count, sent_count) as complaint_rate_low,
    wilson_high(complained_count, sent_count) as complaint_rate_high,
    rate_of(opened_count, delivered_count) as open_rate,
    delivered_count as open_rate_count,
    wilson_low(opened_count, delivered_count) as open_rate_low,
    wilson_high(opened_count, delivered_count) as open_rate_high,
    rate_of(clicked_count, delivered_count) as click_rate,
    delivered_count as click_rate_count,
    wilson_low(clicked_count, delivered_count) as click_rate_low,
    wilson_high(clicked_count, delivered_count) as click_rate_high,
    rate_of(replied_count, delivered_count) as reply_rate,
    delivered_count as reply_rate_count,
    wilson_low(replied_count, delivered_count) as reply_rate_low,
    wilson_high(replied_count, delivered_count) as reply_rate_high,
    rate_of(positive_reply_count, replied_count) as positive_reply_rate,
    replied_count as positive_reply_rate_count,
    wilson_low(positive_reply_count, replied_count) as positive_reply_rate_low,
    wilson_high(positive_reply_count, replied_count) as positive_reply_rate_high,
    rate_of(unsubscribed_count, delivered_count) as unsubscribe_rate,
    delivered_count as unsubscribe_rate_count,
    wilson_low(unsubscribed_count, delivered_count) as unsubscribe_rate_low,
    wilson_high(unsubscribed_count, delivered_count) as unsubscribe_rate_high,
from daily
order by campaign_name, sent_on
