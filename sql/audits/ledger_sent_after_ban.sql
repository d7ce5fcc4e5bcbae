-- Calls that were marked after a ban on the address or its domain was in force. Instants of
-- business time: the order of commits is proved by a test with track_commit_timestamp.
select
    'called after a ban' as what,
    message.campaign_name,
    message.message_id::text as key,
    concat_ws(' ', ban.reason, ban.at, 'call', attempt.marked_at) as detail
from attempt
join message using (message_id)
join contact_point on contact_point.lead_id = attempt.lead_id
join ban on ban.lookup_hash in (contact_point.lookup_hash, contact_point.domain_hash)
left join ban_lift using (ban_id)
where attempt.marked_at > ban.at
    and (ban_lift.at is null or attempt.marked_at < ban_lift.at)
    and (
        ban.scope = 'global'
        or ban.scope = 'channel' and ban.scope_key = attempt.channel
        or ban.scope = 'list' and ban.scope_key = message.campaign_name
    );
