-- Which steps have the enrolments and their pinned versions made due, whatever the ledger says?
-- `next_step` of an enrolment is the last step that was planned for it.
-- Grain: one row an enrolment and step.
with
enrolments as (
    select * from stg_enrolments
),

steps as (
    select * from stg_campaign_steps
)

select
    enrolments.enrolment_id,
    enrolments.campaign_name,
    steps.step,
    enrolments.day_zero_on + steps.step_day as nominal_on,
from enrolments
join steps
    on steps.campaign_version_id = enrolments.campaign_version_id
    and steps.step <= enrolments.next_step
