-- name: lock_imports
-- One import at a time: two at once would draw two keys for one new person. A lock of its own: the
-- one that calls share is no import's.
select pg_try_advisory_xact_lock(7203161050);

-- name: widen_memory
-- A merge sorts and joins a whole file, and its tables grow between two runs of a statement, so
-- a kept plan would be one for empty tables; for this transaction alone.
select
    set_config('work_mem', '64MB', true),
    set_config('temp_buffers', '64MB', true),
    set_config('plan_cache_mode', 'force_custom_plan', true);

-- name: create_incoming_keys
-- By what the rows of a file are found again.
create temporary table incoming_key (
    row_number integer primary key,
    source_key text not null,
    email_hash bytea not null,
    phone_hash bytea
) on commit drop;

-- name: analyze_incoming_keys
-- A temporary table has no statistics of its own accord.
analyze incoming_key;

-- name: resolve_incoming
-- Finds each row's lead: by the source's key, else by an address that its holder still uses.
-- A holder whose own row brings another address gives the old one up.
with known as (
    select
        incoming_key.row_number,
        keyed.lead_id as keyed_id,
        holder.lead_id as holder_id,
        keyed.erased_at is not null or exists (
            select from ban
            where ban.reason = 'erasure'
                and ban.lookup_hash in (incoming_key.email_hash, incoming_key.phone_hash)
        ) as is_erased
    from incoming_key
    left join lead as keyed
        on keyed.source = :source and keyed.source_key = incoming_key.source_key
    left join contact_point as holder
        on holder.lookup_hash = incoming_key.email_hash
        and holder.kind = 'email'
        and holder.status <> 'former'
)
select
    known.row_number,
    coalesce(known.keyed_id, case when leaving.keyed_id is null then known.holder_id end),
    known.is_erased,
    known.keyed_id <> known.holder_id and leaving.keyed_id is null as is_of_another
from known
left join known as leaving on leaving.keyed_id = known.holder_id
order by known.row_number;

-- name: delete_incoming_keys
-- Takes rejected rows out, so that what they would have moved stays.
delete from incoming_key where row_number = any(:row_numbers);

-- name: list_known_leads
-- What is stored of leads that a file names again, to seal only what has changed.
select
    lead.lead_id,
    person_key.wrapped_key,
    lead.first_name_cipher,
    lead.last_name_cipher,
    (
        select array_agg(contact_point.lookup_hash)
        from contact_point
        where contact_point.lead_id = lead.lead_id and contact_point.status <> 'former'
    ) as hashes,
    (
        select contact_point.cipher
        from contact_point
        where contact_point.lead_id = lead.lead_id
            and contact_point.kind = 'email'
            and contact_point.status <> 'former'
        order by contact_point.created_at desc
        limit 1
    ) as email_cipher
from lead
left join keys.person_key using (lead_id)
where lead.lead_id = any(:lead_ids::uuid[]);

-- name: create_incoming_leads
-- The rows of a file, sealed and ready to be merged.
create temporary table incoming_lead (
    row_number integer,
    lead_id uuid not null,
    is_new boolean not null,
    source_key text not null,
    account_id uuid not null,
    account_key text not null, account_name text not null, account_domain text,
    industry text, employee_count integer,
    role text, owner text, stage text, email_confidence text, engagement_status text,
    country text, city text, timezone text, language text,
    first_name_cipher bytea, last_name_cipher bytea, wrapped_key bytea,
    email_point_id uuid, email_hash bytea, email_domain_hash bytea, email_cipher bytea,
    phone_point_id uuid, phone_hash bytea, phone_cipher bytea,
    linkedin_point_id uuid, linkedin_hash bytea, linkedin_cipher bytea,
    company_description text, top_services text, tone text,
    behavioural_insights text, preferences text, past_email_count integer,
    last_contacted_at timestamptz, last_replied_at timestamptz,
    ban_reason text
) on commit drop;

-- name: analyze_incoming_leads
-- A temporary table has no statistics of its own accord.
analyze incoming_lead;

-- name: empty_incoming_leads
-- Makes room for the next rows.
truncate incoming_lead;

-- name: lock_known_leads
-- The lock order begins with the lead; held only while the rows are merged. `others` are people of
-- this file's rejected rows who may not be written to.
select lead.lead_id
from lead
where lead.lead_id in (
    select incoming_lead.lead_id from incoming_lead where not incoming_lead.is_new
    union all
    select unnest(:others::uuid[])
)
order by lead.lead_id
for no key update of lead;

-- name: delete_erased
-- Who was erased while the file was being read stays erased.
delete from incoming_lead
using lead
where lead.lead_id = incoming_lead.lead_id and lead.erased_at is not null;

-- name: withhold_manual_fields
-- What a person has corrected outranks what a file says.
update incoming_lead
set
    role = case when not 'role' = any(manual.fields) then role end,
    owner = case when not 'owner' = any(manual.fields) then owner end,
    stage = case when not 'stage' = any(manual.fields) then stage end,
    email_confidence = case
        when not 'email_confidence' = any(manual.fields) then email_confidence
    end,
    engagement_status = case
        when not 'engagement_status' = any(manual.fields) then engagement_status
    end,
    country = case when not 'country' = any(manual.fields) then country end,
    city = case when not 'city' = any(manual.fields) then city end,
    timezone = case when not 'timezone' = any(manual.fields) then timezone end,
    language = case when not 'language' = any(manual.fields) then language end,
    first_name_cipher = case when not 'first_name' = any(manual.fields) then first_name_cipher end,
    last_name_cipher = case when not 'last_name' = any(manual.fields) then last_name_cipher end
from (
    select lead_fact.lead_id, array_agg(lead_fact.field) as fields
    from lead_fact
    join incoming_lead using (lead_id)
    where lead_fact.precedence = 0
        and (lead_fact.expires_at is null or lead_fact.expires_at > :as_of)
    group by lead_fact.lead_id
) as manual
where manual.lead_id = incoming_lead.lead_id;

-- name: insert_accounts
-- Companies seen for the first time; the first row that names one gives its name.
insert into account (
    account_id, account_key, name, domain, industry, employee_count, created_at
)
select distinct on (account_key)
    account_id, account_key, account_name, account_domain, industry, employee_count,
    :as_of::timestamptz
from incoming_lead
order by account_key, row_number
on conflict (account_key) do nothing;

-- name: fill_accounts
-- Fills what is empty of a company that is known; what is there stays.
update account
set
    industry = coalesce(account.industry, stated.industry),
    employee_count = coalesce(account.employee_count, stated.employee_count)
from (
    select
        account_id,
        (array_agg(industry order by row_number) filter (where industry is not null))[1]
            as industry,
        (array_agg(employee_count order by row_number)
            filter (where employee_count is not null))[1] as employee_count
    from incoming_lead
    group by account_id
) as stated
where stated.account_id = account.account_id
    and (
        account.industry is null and stated.industry is not null
        or account.employee_count is null and stated.employee_count is not null
    );

-- name: insert_leads
-- People seen for the first time. Who has had mail at a time that nobody states may have had it
-- just now.
insert into lead (
    lead_id, source, source_key, account_id, first_name_cipher, last_name_cipher, role,
    email_confidence, engagement_status, stage, owner, country, city, timezone, language,
    last_contacted_at, last_replied_at, created_at, updated_at
)
select
    lead_id, :source, source_key, account_id, first_name_cipher, last_name_cipher, role,
    coalesce(email_confidence, 'Unknown'), coalesce(engagement_status, 'new'),
    coalesce(stage, 'new'), owner, country, city, timezone, language,
    coalesce(last_contacted_at, case when past_email_count > 0 then :as_of::timestamptz end),
    last_replied_at, :as_of::timestamptz, :as_of::timestamptz
from incoming_lead
where is_new
order by lead_id;

-- name: insert_person_keys
-- The wrapped keys of new people, in the schema that is backed up and erased apart.
insert into keys.person_key (lead_id, wrapped_key, created_at)
select lead_id, wrapped_key, :as_of::timestamptz
from incoming_lead
where is_new
order by lead_id;

-- name: update_leads
-- Writes what a file says anew of known people; an empty cell changes nothing. An engagement and
-- the last contact only move onward, so that an old file cannot open a gate again; a count of
-- mails that has grown without a date means mail by now at the latest.
with merged as (
    select
        lead.lead_id,
        incoming_lead.account_id,
        coalesce(incoming_lead.first_name_cipher, lead.first_name_cipher) as first_name_cipher,
        coalesce(incoming_lead.last_name_cipher, lead.last_name_cipher) as last_name_cipher,
        coalesce(incoming_lead.role, lead.role) as role,
        coalesce(incoming_lead.email_confidence, lead.email_confidence) as email_confidence,
        case
            when array_position(:engagement_order::text[], incoming_lead.engagement_status)
                > coalesce(array_position(:engagement_order::text[], lead.engagement_status), 0)
                then incoming_lead.engagement_status
            else lead.engagement_status
        end as engagement_status,
        coalesce(incoming_lead.stage, lead.stage) as stage,
        coalesce(incoming_lead.owner, lead.owner) as owner,
        coalesce(incoming_lead.country, lead.country) as country,
        coalesce(incoming_lead.city, lead.city) as city,
        coalesce(incoming_lead.timezone, lead.timezone) as timezone,
        coalesce(incoming_lead.language, lead.language) as language,
        greatest(
            lead.last_contacted_at,
            incoming_lead.last_contacted_at,
            case
                when incoming_lead.last_contacted_at is null
                    and incoming_lead.past_email_count > (
                        select coalesce(max((lead_fact.value #>> '{}')::integer), 0)
                        from lead_fact
                        where lead_fact.lead_id = lead.lead_id
                            and lead_fact.field = 'past_email_count'
                            and lead_fact.source = :fact_source
                    )
                    then :as_of::timestamptz
            end
        ) as last_contacted_at,
        greatest(lead.last_replied_at, incoming_lead.last_replied_at) as last_replied_at
    from lead
    join incoming_lead using (lead_id)
    where not incoming_lead.is_new and lead.erased_at is null
)
update lead
set
    account_id = merged.account_id,
    first_name_cipher = merged.first_name_cipher,
    last_name_cipher = merged.last_name_cipher,
    role = merged.role,
    email_confidence = merged.email_confidence,
    engagement_status = merged.engagement_status,
    stage = merged.stage,
    owner = merged.owner,
    country = merged.country,
    city = merged.city,
    timezone = merged.timezone,
    language = merged.language,
    last_contacted_at = merged.last_contacted_at,
    last_replied_at = merged.last_replied_at,
    updated_at = :as_of
from merged
where lead.lead_id = merged.lead_id
    and row(
        lead.account_id, lead.first_name_cipher, lead.last_name_cipher, lead.role,
        lead.email_confidence, lead.engagement_status, lead.stage, lead.owner, lead.country,
        lead.city, lead.timezone, lead.language, lead.last_contacted_at, lead.last_replied_at
    ) is distinct from row(
        merged.account_id, merged.first_name_cipher, merged.last_name_cipher, merged.role,
        merged.email_confidence, merged.engagement_status, merged.stage, merged.owner,
        merged.country, merged.city, merged.timezone, merged.language,
        merged.last_contacted_at, merged.last_replied_at
    )
returning lead.lead_id;

-- name: upsert_emails
-- An address belongs to one person at a time, and moves to the one whose row brings it.
insert into contact_point (
    contact_point_id, lead_id, kind, lookup_hash, domain_hash, key_version,
    normaliser_version, cipher, created_at
)
select
    email_point_id, lead_id, 'email', email_hash, email_domain_hash, :key_version,
    :normaliser_version, email_cipher, :as_of::timestamptz
from incoming_lead
where email_cipher is not null
order by email_point_id
on conflict (lookup_hash, kind, key_version, normaliser_version) do update
set
    lead_id = excluded.lead_id,
    cipher = excluded.cipher,
    status = case
        when contact_point.status = 'former' then 'usable' else contact_point.status
    end
returning lead_id;

-- name: retire_emails
-- A person's earlier address is kept, for answers may come from it, but is not written to.
update contact_point
set status = 'former'
from incoming_lead
where contact_point.lead_id = incoming_lead.lead_id
    and contact_point.kind = 'email'
    and contact_point.status <> 'former'
    and not incoming_lead.is_new
    and contact_point.lookup_hash <> incoming_lead.email_hash
    and contact_point.key_version = :key_version
    and contact_point.normaliser_version = :normaliser_version;

-- name: insert_numbers
-- Telephone numbers and profiles; one that somebody has already stays with its first holder.
insert into contact_point (
    contact_point_id, lead_id, kind, lookup_hash, key_version, normaliser_version, cipher,
    created_at
)
select
    point.contact_point_id, incoming_lead.lead_id, point.kind, point.lookup_hash,
    :key_version, :normaliser_version, point.cipher, :as_of::timestamptz
from incoming_lead
cross join lateral (
    values
        (phone_point_id, 'phone', phone_hash, phone_cipher),
        (linkedin_point_id, 'linkedin', linkedin_hash, linkedin_cipher)
) as point (contact_point_id, kind, lookup_hash, cipher)
where point.cipher is not null
order by point.contact_point_id, incoming_lead.row_number
on conflict (lookup_hash, kind, key_version, normaliser_version) do nothing
returning lead_id;

-- name: insert_facts
-- Facts with their provenance; the same value from the same source is not written twice.
-- Returns how many each person got: the rows themselves are many, and nobody reads them.
with written as (
    insert into lead_fact (
        lead_id, field, value, source, precedence, confidence, observed_at
    )
    select
        incoming_lead.lead_id, stated.field, stated.value, :fact_source, :precedence,
        :confidence, greatest(:as_of::timestamptz, last.observed_at + interval '1 microsecond')
    from incoming_lead
    cross join lateral (
        values
            ('company_description', to_jsonb(company_description)),
            ('top_services', to_jsonb(top_services)),
            ('tone', to_jsonb(tone)),
            ('behavioural_insights', to_jsonb(behavioural_insights)),
            ('preferences', to_jsonb(preferences)),
            ('industry', to_jsonb(industry)),
            ('employee_count', to_jsonb(employee_count)),
            ('past_email_count', to_jsonb(past_email_count)),
            ('last_contacted_at', to_jsonb(last_contacted_at)),
            ('last_replied_at', to_jsonb(last_replied_at))
    ) as stated (field, value)
    left join lateral (
        select lead_fact.value, lead_fact.observed_at
        from lead_fact
        where not incoming_lead.is_new
            and lead_fact.lead_id = incoming_lead.lead_id
            and lead_fact.field = stated.field
            and lead_fact.source = :fact_source
        order by lead_fact.observed_at desc
        limit 1
    ) as last on true
    where stated.value is not null and last.value is distinct from stated.value
    order by incoming_lead.lead_id, stated.field
    returning lead_id
)
select lead_id, count(*) from written group by lead_id;

-- name: list_merged_leads
-- Who was known before the file.
select lead_id from incoming_lead where not is_new;

-- name: list_addresses
-- At which addresses the people of these keys would be written to.
select lead.lead_id, contact_point.lookup_hash, contact_point.key_version
from lead
join contact_point using (lead_id)
where lead.source = :source
    and lead.source_key = any(:source_keys::text[])
    and contact_point.kind = 'email'
    and contact_point.status <> 'former'
order by lead.lead_id, contact_point.lookup_hash;

-- name: list_banned
-- Who has opted out elsewhere, or whose mail came back, is not written to from here either.
select lead_id, email_hash, ban_reason
from incoming_lead
where ban_reason is not null
order by lead_id;

-- name: write_batch
-- Says what became of a file; the same file again changes nothing unless the counts do.
insert into import_batch (
    import_id, source, file_name, file_hash, row_count, accepted_count, rejected_count, state,
    as_of, actor
)
values (
    :import_id, :source, :file_name, :file_hash, :row_count, :accepted_count,
    :rejected_count, 'imported', :as_of, :actor
)
on conflict (import_id) do update
set
    row_count = excluded.row_count,
    accepted_count = excluded.accepted_count,
    rejected_count = excluded.rejected_count
where (import_batch.row_count, import_batch.accepted_count)
    <> (excluded.row_count, excluded.accepted_count);

-- name: insert_quarantine
-- Rows kept aside, sealed under the batch's own key.
insert into quarantine (import_id, row_number, reason, field, detail, row_cipher)
select :import_id, kept.row_number, kept.reason, kept.field, kept.detail, kept.row_cipher
from unnest(
    :row_numbers::integer[], :reasons::text[], :fields::text[], :details::text[],
    :row_ciphers::bytea[]
) as kept (row_number, reason, field, detail, row_cipher)
on conflict (import_id, row_number) do nothing;

-- name: read_border_key
-- The wrapped key of an import's quarantine.
select wrapped_key from keys.border_key where key_name = :key_name;

-- name: insert_border_key
-- A key that expires with the rows it locks.
insert into keys.border_key (key_name, wrapped_key, created_at, expires_at)
values (:key_name, :wrapped_key, :as_of, :expires_at);

-- name: fact_rank
-- A part: which of a field's facts holds: the strongest source's, then the surest, then the newest.
lead_fact.precedence, lead_fact.confidence desc, lead_fact.observed_at desc,
lead_fact.lead_fact_id desc;

-- name: current_facts
-- What holds of each lead at an instant; a fact holds until the instant at which it expires.
select distinct on (lead_fact.lead_id, lead_fact.field)
    lead_fact.lead_id, lead_fact.field, lead_fact.value, lead_fact.source,
    lead_fact.precedence, lead_fact.confidence, lead_fact.evidence_url,
    lead_fact.observed_at, lead_fact.expires_at
from lead_fact
where lead_fact.lead_id = any(:ids::uuid[])
    and lead_fact.observed_at <= :as_of
    and (lead_fact.expires_at is null or lead_fact.expires_at > :as_of)
order by
    lead_fact.lead_id,
    lead_fact.field,
    -- include: leads.fact_rank
;

-- name: list_names
-- People's sealed names and their keys; a person without a key is forgotten.
select
    lead.lead_id, person_key.wrapped_key, lead.first_name_cipher, lead.last_name_cipher
from lead
join keys.person_key using (lead_id)
where lead.lead_id = any(:lead_ids::uuid[]) and lead.erased_at is null;

-- name: list_points
-- The addresses and numbers in use, the newest first.
select lead_id, kind, cipher
from contact_point
where lead_id = any(:lead_ids::uuid[]) and status <> 'former'
order by lead_id, kind, created_at desc, key_version desc;

-- name: page_leads
-- Leads in the order of their ids, a page at a time; all, or those that one import made. Who may
-- not be written to at all is told, or a store that takes the rows in would write to them; a
-- bounce is the address's, not the person's.
select
    lead.lead_id, lead.source, lead.source_key, account.name as company,
    account.domain as company_domain, lead.role, account.industry, account.employee_count,
    lead.country, lead.city, lead.timezone, lead.language, lead.owner, lead.stage,
    lead.email_confidence, lead.engagement_status,
    case when exists (
        select
        from contact_point
        join ban on ban.lookup_hash in (contact_point.lookup_hash, contact_point.domain_hash)
        left join ban_lift using (ban_id)
        where contact_point.lead_id = lead.lead_id
            and ban_lift.ban_id is null
            and (ban.scope = 'global' or ban.scope = 'channel' and ban.scope_key = 'email')
            and ban.reason <> 'hard_bounce'
    ) then 'true' end as is_opted_out
from lead
join account using (account_id)
where lead.lead_id > :after
    and lead.erased_at is null
    and (
        :import_id::text is null
        or exists (
            select
            from import_batch
            where import_batch.import_id::text = :import_id
                and import_batch.source = lead.source
                and import_batch.as_of = lead.created_at
        )
    )
order by lead.lead_id
limit :limit;

-- name: page_ids
-- Ids in their order, a page at a time.
select lead_id from lead
where lead_id > :after and erased_at is null
order by lead_id
limit :limit;

-- name: page_accounts
-- Companies in the order of their ids, a page at a time.
select
    account_id, account_key, name, domain, industry, employee_count, country, city, timezone
from account
where account_id > :after
order by account_id
limit :limit;

-- name: find_import
-- One file that went in.
select import_id from import_batch where import_id::text = :import_id;

-- name: list_imports
-- Every file that went in.
select
    import_id, source, file_name, file_hash, row_count, accepted_count, rejected_count,
    state, as_of, actor
from import_batch
order by as_of, import_id;

-- name: list_quarantine_keys
-- The imports whose rejected rows can still be read; one of them, or all.
select import_batch.import_id, border_key.wrapped_key
from import_batch
join keys.border_key on border_key.key_name = 'import/' || import_batch.import_id::text
where import_batch.import_id = coalesce(:import_id::uuid, import_batch.import_id)
order by import_batch.as_of, import_batch.import_id;

-- name: list_quarantine
-- One import's rejected rows.
select row_number, reason, field, detail, row_cipher
from quarantine
where import_id = :import_id
order by row_number;
