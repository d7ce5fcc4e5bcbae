-- name: count_leads
-- All who could be enriched.
select count(*) from lead where erased_at is null;

-- name: list_candidates
-- Companies of leads that lack a company fact and were not looked up lately; with those leads.
select
    account.account_id, account.domain, account.name,
    array_agg(lead.lead_id::text order by lead.lead_id) as lead_ids
from lead
join account using (account_id)
where lead.erased_at is null
    and not exists (
        select from lead_fact
        where lead_fact.lead_id = lead.lead_id
            and lead_fact.field = :lookup_field
            and lead_fact.observed_at <= :as_of
            and lead_fact.expires_at > :as_of
    )
    and :needed_count > (
        select count(distinct lead_fact.field)
        from lead_fact
        where lead_fact.lead_id = lead.lead_id
            and lead_fact.field = any(:needed_fields::text[])
            and lead_fact.observed_at <= :as_of
            and (lead_fact.expires_at is null or lead_fact.expires_at > :as_of)
    )
group by account.account_id
order by account.account_id;

-- name: lock_accounts
-- In the order of their ids, so that two runs take turns.
select account_id
from account
where account_id = any(:account_ids::uuid[])
order by account_id
for no key update;

-- name: write_facts
-- One row for each lead and field of its company; the same look-up again writes nothing.
insert into lead_fact (
    lead_id, field, value, source, precedence, confidence, observed_at, expires_at
)
select
    lead.lead_id, fact.field, fact.value::jsonb, :source, :precedence, fact.confidence,
    :as_of::timestamptz, :expires_at::timestamptz
from unnest(
    :account_ids::uuid[], :fields::text[], :values::text[], :confidences::float8[]
) as fact (account_id, field, value, confidence)
join unnest(:lead_accounts::uuid[], :lead_ids::uuid[]) as wanted (account_id, lead_id)
    using (account_id)
join lead using (lead_id)
where lead.erased_at is null
order by lead.lead_id, fact.field
on conflict (lead_id, field, source, observed_at) do nothing;

-- name: fill_accounts
-- Fills what is empty of a company; what is there stays.
update account
set
    industry = coalesce(account.industry, looked_up.industry),
    employee_count = coalesce(account.employee_count, looked_up.employee_count),
    country = coalesce(account.country, looked_up.country),
    city = coalesce(account.city, looked_up.city),
    timezone = coalesce(account.timezone, looked_up.timezone)
from unnest(
    :account_ids::uuid[], :industries::text[], :employee_counts::integer[],
    :countries::text[], :cities::text[], :timezones::text[]
) as looked_up (account_id, industry, employee_count, country, city, timezone)
where account.account_id = looked_up.account_id
    and (
        account.industry is null and looked_up.industry is not null
        or account.employee_count is null and looked_up.employee_count is not null
        or account.country is null and looked_up.country is not null
        or account.city is null and looked_up.city is not null
        or account.timezone is null and looked_up.timezone is not null
    );
