-- One row a step of a campaign version; steps count from 1.
with numbered as (
    select
        campaign_version_id,
        campaign_name,
        unnest(range(json_array_length(outline, '$.steps')::bigint)) as place,
        outline,
    from source_campaign_version
)

select
    campaign_version_id,
    campaign_name,
    place + 1 as step,
    json_extract_string(outline, '$.steps[' || place || '].name') as step_name,
    json_extract(outline, '$.steps[' || place || '].day')::integer as step_day,
from numbered
