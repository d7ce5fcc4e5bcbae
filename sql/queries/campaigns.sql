-- name: senders_write
-- Brings senders to what the file says, and says which are new; rows that say so already are left
-- alone.
insert into sender (
    sender_id, channel, provider, account_name, address, display_name, timezone,
    warmup_started_on, daily_cap, is_enabled, created_at
)
select wanted.*, :as_of
from unnest(
    :sender_ids::text[], :channels::text[], :providers::text[], :accounts::text[],
    :addresses::text[], :display_names::text[], :timezones::text[], :started_ons::date[],
    :daily_caps::int[], :are_enabled::boolean[]
) as wanted
order by 1
on conflict (sender_id) do update set
    channel = excluded.channel,
    provider = excluded.provider,
    account_name = excluded.account_name,
    address = excluded.address,
    display_name = excluded.display_name,
    timezone = excluded.timezone,
    warmup_started_on = excluded.warmup_started_on,
    daily_cap = excluded.daily_cap,
    is_enabled = excluded.is_enabled
where (
    sender.channel, sender.provider, sender.account_name, sender.address, sender.display_name,
    sender.timezone, sender.warmup_started_on, sender.daily_cap, sender.is_enabled
) is distinct from (
    excluded.channel, excluded.provider, excluded.account_name, excluded.address,
    excluded.display_name, excluded.timezone, excluded.warmup_started_on, excluded.daily_cap,
    excluded.is_enabled
)
returning sender.sender_id, sender.xmax = 0 as is_new;

-- name: wake_quota_write
-- What a sender's day or switch held back is looked at again, where the file now says otherwise.
update message
set look_at = greatest(message.due_at, :as_of)
from sender
where sender.sender_id = any(:sender_ids::text[])
    and message.sender_id = sender.sender_id
    and message.state = 'held'
    and message.reason in ('sender_quota', 'sender_disabled')
    and message.look_at > greatest(message.due_at, :as_of);

-- name: version_write
-- Keeps a campaign as it was; the same content is the same version.
insert into campaign_version (
    campaign_version_id, campaign_name, content_hash, definition, created_at, actor
)
values (:campaign_version_id, :campaign_name, :content_hash, :definition, :as_of, :actor)
on conflict do nothing;

-- name: other_with_experiment
-- The first campaign but this that has, or had, an experiment of this name: arms, counts and
-- verdicts are kept by that name.
select campaign_name
from campaign_version
where definition #>> '{experiment,name}' = :experiment_key and campaign_name <> :campaign_name
order by created_at, campaign_name
limit 1;

-- name: lock_version
-- The version that new enrolments of a campaign take.
select current_version_id
from campaign
where campaign_name = :campaign_name
for no key update;

-- name: campaign_write
-- Points a campaign to a version; a new campaign is active, another keeps its state.
insert into campaign (campaign_name, state, current_version_id, created_at, updated_at)
values (:campaign_name, 'active', :campaign_version_id, :as_of, :as_of)
on conflict (campaign_name) do update set
    current_version_id = excluded.current_version_id,
    updated_at = excluded.updated_at;
