-- What do all accounts of an arm bring together? The six sums that any formula for accounts needs
-- (models/stats/clusters.py): s successes and n leads of one account. Where campaigns share an
-- experiment, the oldest one says what is compared with what.
-- Grain: one row an experiment, metric and arm.
with
daily as (
    select * from experiment_daily
),

versions as (
    select
        experiment_name as experiment_key,
        first(control_arm order by created_at, campaign_name) as control_arm,
        first(experiment_metric order by created_at, campaign_name) as experiment_metric,
    from dim_campaigns
    where experiment_name is not null
    group by experiment_name
),

accounts as (
    select
        experiment_key,
        arm,
        account_id,
        sum(lead_count) as n,
        {
            'open_rate': sum(opened_count),
            'click_rate': sum(clicked_count),
            'reply_rate': sum(replied_count),
            'positive_reply_rate': sum(positive_reply_count),
            'unsubscribe_rate': sum(unsubscribed_count),
            'complaint_rate': sum(complained_count),
        } as successes,
    from daily
    group by experiment_key, arm, account_id
),

metrics as (
    select
        experiment_key,
        arm,
        unnest([
            'open_rate', 'click_rate', 'reply_rate', 'positive_reply_rate', 'unsubscribe_rate',
            'complaint_rate'
        ]) as metric,
        unnest([
            successes.open_rate, successes.click_rate, successes.reply_rate,
            successes.positive_reply_rate, successes.unsubscribe_rate, successes.complaint_rate
        ]) as s,
        n,
    from accounts
)

select
    metrics.experiment_key,
    metrics.metric,
    metrics.arm,
    versions.control_arm,
    coalesce(versions.experiment_metric = metrics.metric, false) as is_deciding,
    count(*)::double as account_count,
    sum(s)::double as success_count,
    sum(n)::double as lead_count,
    sum(s * s)::double as sum_ss,
    sum(s * n)::double as sum_sn,
    sum(n * n)::double as sum_nn,
from metrics
left join versions using (experiment_key)
group by all
order by experiment_key, metric, arm
