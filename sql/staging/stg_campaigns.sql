-- One row a campaign as it stands.
select campaign_name, state, current_version_id as campaign_version_id, created_at
from source_campaign;
