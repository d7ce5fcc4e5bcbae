-- name: find_banned_leads
-- Whom do these addresses and messages belong to? Read before the lock, so order does not matter.
select contact_point.lead_id
from contact_point
where contact_point.kind = 'email' and contact_point.lookup_hash = any(:hashes::bytea[])
union
select message.lead_id
from message
where message.message_id = any(:message_ids::uuid[]);

-- name: lock_leads
-- Makes rivals that claim for these people wait, or skip them.
select lead.lead_id
from lead
where lead.lead_id = any(:lead_ids::uuid[])
order by lead.lead_id
for no key update;

-- name: read_message_addresses
-- Every lookup hash, in every key version, of the people that messages were for.
select message.message_id, contact_point.lookup_hash, contact_point.key_version
from message
join contact_point using (lead_id)
where message.message_id = any(:message_ids::uuid[]) and contact_point.kind = 'email';

-- name: read_lead_addresses
-- Every lookup hash, in every key version, of these people.
select contact_point.lead_id, contact_point.lookup_hash, contact_point.key_version
from contact_point
where contact_point.lead_id = any(:lead_ids::uuid[]) and contact_point.kind = 'email';

-- name: write_bans
-- A repeated cause makes no second ban.
insert into ban (
    ban_key,
    kind,
    lookup_hash,
    key_version,
    scope,
    scope_key,
    reason,
    source,
    at,
    recorded_at
)
select
    given.ban_key,
    'email',
    given.lookup_hash,
    given.key_version,
    given.scope,
    given.scope_key,
    given.reason,
    given.source,
    given.at,
    :recorded_at
from unnest(
    :ban_keys::text[],
    :hashes::bytea[],
    :key_versions::smallint[],
    :scopes::text[],
    :scope_keys::text[],
    :reasons::text[],
    :sources::text[],
    :ats::timestamptz[]
) as given (ban_key, lookup_hash, key_version, scope, scope_key, reason, source, at)
on conflict (ban_key) do nothing
returning ban_key;

-- name: lock_claimed_messages
-- Messages before attempts, as everywhere.
select message.message_id
from message
where message.message_id in (
    select attempt.message_id
    from attempt
    where attempt.lead_id = any(:lead_ids::uuid[]) and attempt.state = 'planned'
)
order by message.message_id
for no key update;

-- name: revoke_attempts
-- Takes back what is claimed and not yet posting; the next claim meets the ban.
with revoked as (
    update attempt
    set state = 'settled', outcome = 'revoked', settled_at = :as_of
    where attempt.lead_id = any(:lead_ids::uuid[]) and attempt.state = 'planned'
    returning attempt.attempt_id, attempt.message_id
),
returned as (
    update message
    set state = 'planned', reason = :reason, look_at = :as_of
    from revoked
    where message.message_id = revoked.message_id and message.state = 'claimed'
    returning message.message_id, revoked.attempt_id
)
insert into message_move (message_id, from_state, to_state, reason, attempt_id, at)
select returned.message_id, 'claimed', 'planned', :reason, returned.attempt_id, :as_of
from returned
returning attempt_id;
