-- Messages in doubt for longer than their campaign waits, plus a day for the reconciler.
select
    'in doubt for too long' as what,
    message.campaign_name,
    message.message_id::text as key,
    message.uncertain_since::text as detail
from message
join campaign_version using (campaign_version_id)
where message.state = 'uncertain'
    and message.uncertain_since
    + make_interval(
        hours => coalesce((campaign_version.definition ->> 'uncertain_wait_hours')::int, 72) + 24
    ) < :as_of;
