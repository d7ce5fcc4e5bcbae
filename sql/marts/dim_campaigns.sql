-- What campaigns there are, as they stand.
-- Grain: one row a campaign.
with
campaigns as (
    select * from stg_campaigns
),

versions as (
    select * from stg_campaign_versions
),

version_counts as (
    select campaign_name, count(*) as version_count
    from versions
    group by campaign_name
),

enrolment_counts as (
    select
        campaign_name,
        count(*) as enrolment_count,
        count(*) filter (state in ('active', 'paused', 'waiting')) as live_enrolment_count,
        count(*) filter (state = 'responded') as responded_enrolment_count,
    from stg_enrolments
    group by campaign_name
)

select
    campaigns.campaign_name,
    campaigns.state,
    campaigns.campaign_version_id,
    version_counts.version_count,
    versions.kind,
    versions.priority,
    versions.step_count,
    versions.experiment_name,
    versions.experiment_metric,
    versions.control_arm,
    coalesce(enrolment_counts.enrolment_count, 0) as enrolment_count,
    coalesce(enrolment_counts.live_enrolment_count, 0) as live_enrolment_count,
    coalesce(enrolment_counts.responded_enrolment_count, 0) as responded_enrolment_count,
    campaigns.created_at,
from campaigns
left join versions using (campaign_version_id)
left join version_counts on version_counts.campaign_name = campaigns.campaign_name
left join enrolment_counts on enrolment_counts.campaign_name = campaigns.campaign_name
order by campaigns.campaign_name
