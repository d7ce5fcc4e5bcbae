-- How do the arms compare by now, and what is the verdict? Leads whose outcome is settled; the
-- account is the unit. The intervals and p are those of one look: only the verdict pays for many.
-- Grain: one row an experiment, metric and arm.
with
comparisons as (
    select * from int_experiment_comparisons
),

exposures as (
    select experiment_key, arm, count(*) as exposed_count
    from int_experiment_leads
    group by experiment_key, arm
),

assignments as (
    select experiment_key, arm, count(*) as assigned_account_count
    from stg_experiment_assignments
    group by experiment_key, arm
),

verdicts as (
    select
        experiment_key,
        metric,
        arg_max(status, (as_of, experiment_verdict_id)) as verdict,
        max(as_of) as verdict_as_of,
    from stg_experiment_verdicts
    group by experiment_key, metric
)

select
    comparisons.experiment_key,
    comparisons.metric,
    comparisons.arm,
    comparisons.arm is not distinct from comparisons.control_arm as is_control,
    comparisons.is_deciding,
    coalesce(assignments.assigned_account_count, 0) as assigned_account_count,
    coalesce(exposures.exposed_count, 0) as exposed_count,
    comparisons.account_count,
    comparisons.success_count,
    comparisons.success_rate,
    comparisons.lead_count as success_rate_count,
    comparisons.success_rate_low,
    comparisons.success_rate_high,
    comparisons.design_effect,
    comparisons.difference,
    comparisons.difference_low,
    comparisons.difference_high,
    comparisons.p_value,
    verdicts.verdict,
    verdicts.verdict_as_of,
from comparisons
left join exposures using (experiment_key, arm)
left join assignments using (experiment_key, arm)
left join verdicts
    on verdicts.experiment_key = comparisons.experiment_key
    and verdicts.metric = comparisons.metric
order by comparisons.experiment_key, comparisons.metric, comparisons.arm
