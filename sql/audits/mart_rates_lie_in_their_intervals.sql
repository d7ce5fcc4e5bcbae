-- Rates outside of their own interval, or stated where nothing was counted.
select 'funnel_daily' as mart, campaign_name, sent_on::varchar as place, reply_rate as rate
from funnel_daily
where reply_rate not between reply_rate_low and reply_rate_high
    or open_rate not between open_rate_low and open_rate_high
    or (reply_rate is null) <> (reply_rate_count = 0)
union all
select 'step_effectiveness', campaign_name, step_name, reply_rate
from step_effectiveness
where reply_rate not between reply_rate_low and reply_rate_high
    or open_rate not between open_rate_low and open_rate_high
    or (reply_rate is null) <> (reply_rate_count = 0)
