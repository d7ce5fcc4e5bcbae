-- One row a person, without name, address or number.
select
    lead_id,
    account_id,
    source,
    role_group,
    email_confidence,
    engagement_status,
    stage,
    country,
    timezone,
    language,
    tracking_allowed as is_tracking_allowed,
    created_at,
    erased_at,
from source_lead;
