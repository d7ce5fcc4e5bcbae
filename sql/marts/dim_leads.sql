-- Who may hear from us, without name, address or number.
-- Grain: one row a lead.
with
leads as (
    select * from stg_leads
),

accounts as (
    select * from stg_accounts
)

select
    leads.lead_id,
    leads.account_id,
    leads.source,
    leads.role_group,
    accounts.industry,
    accounts.employee_count,
    case
        when accounts.employee_count < 11 then '1 to 10'
        when accounts.employee_count < 51 then '11 to 50'
        when accounts.employee_count < 201 then '51 to 200'
        when accounts.employee_count < 1001 then '201 to 1000'
        when accounts.employee_count >= 1001 then '1001+'
    end as employee_band,
    coalesce(leads.country, accounts.country) as country,
    leads.timezone,
    leads.language,
    leads.email_confidence,
    leads.engagement_status,
    leads.stage,
    leads.is_tracking_allowed,
    leads.erased_at is not null as is_erased,
    leads.created_at,
from leads
left join accounts using (account_id)
order by leads.lead_id
