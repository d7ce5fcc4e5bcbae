-- One row a campaign version.
select
    campaign_version_id,
    campaign_name,
    outline ->> '$.kind' as kind,
    (outline -> '$.priority')::integer as priority,
    coalesce(json_array_length(outline, '$.steps'), 0)::integer as step_count,
    outline ->> '$.experiment.name' as experiment_name,
    outline ->> '$.experiment.metric' as experiment_metric,
    outline ->> '$.experiment.control' as control_arm,
    outline,
    created_at,
from source_campaign_version;
