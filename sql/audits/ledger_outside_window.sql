-- Calls that were marked outside the campaign's hours where the lead lives.
select
    'called outside hours' as what,
    message.campaign_name,
    message.message_id::text as key,
    to_char(local_mark.at, 'Dy HH24:MI:SS') || ' ' || zone.zone_name as detail
from attempt
join message using (message_id)
join enrolment using (enrolment_id)
join campaign_version on campaign_version.campaign_version_id = message.campaign_version_id
cross join lateral (
    select
        coalesce(campaign_version.definition #>> '{window,opens}', '07:00')::time as opens,
        coalesce(campaign_version.definition #>> '{window,closes}', '21:00')::time as closes
) as hours
cross join lateral unnest(string_to_array(enrolment.timezone, ',')) as zone (zone_name)
cross join lateral (select attempt.marked_at at time zone zone.zone_name as at) as local_mark
where attempt.marked_at is not null
    and case
        when hours.opens < hours.closes
            then local_mark.at::time < hours.opens or local_mark.at::time >= hours.closes
        else local_mark.at::time < hours.opens and local_mark.at::time >= hours.closes
    end;
