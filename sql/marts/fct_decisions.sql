-- Why dispatch sent, held or dropped each message, each time that the verdict changed.
-- Grain: one row a decision.
with
decisions as (
    select * from stg_decisions
),

messages as (
    select message_id, campaign_name, step, step_name from fct_messages
)

select
    decisions.message_id,
    decisions.decision_number,
    messages.campaign_name,
    messages.step,
    messages.step_name,
    decisions.verdict,
    decisions.reason,
    decisions.decided_at,
    decisions.until_at,
    decisions.policy_hash,
from decisions
left join messages using (message_id)
order by decisions.message_id, decisions.decision_number
