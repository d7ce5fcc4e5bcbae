-- One row a step of a campaign version; steps count from 0.
with numbered as (
    select
        campaign_version_id,
        campaign_name,
        unnest(range(json_array_length(outline, '$.steps')::bigint)) as step,
        outline,
    from source_campaign_version
)

select
    campaign_version_id,
    campaign_name,
    step,
    json_extract_string(outline, '$.steps[' || step || '].name') as step_name,
    json_extract(outline, '$.steps[' || step || '].day')::integer as step_day,
from numbered;
