-- What has each account brought to each arm, by the day on which its leads' outcomes were settled?
-- Rows add up and are never taken back: this is what verdicts are made from.
-- Grain: one row an experiment, arm, account and UTC day.
with
leads as (
    select * from int_experiment_leads
)

select
    experiment_key,
    arm,
    account_id,
    settles_at::date as settled_on,
    count(*) as lead_count,
    count(*) filter (is_opened) as opened_count,
    count(*) filter (is_clicked) as clicked_count,
    count(*) filter (is_replied) as replied_count,
    count(*) filter (is_positive_reply) as positive_reply_count,
    count(*) filter (is_unsubscribed) as unsubscribed_count,
    count(*) filter (is_complained) as complained_count,
from leads
where is_settled
group by experiment_key, arm, account_id, settled_on
order by experiment_key, settled_on, arm, account_id
