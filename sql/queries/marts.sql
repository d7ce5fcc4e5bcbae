-- name: read_origin
-- Says which database this is and up to where its transactions are over: all below the horizon
-- are seen by this snapshot, and whatever is written later stands at or above it.
select
    world,
    database_id,
    epoch,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon
from system_state;

-- name: running_experiments
-- Every experiment of a current campaign version, when its first account was drawn, and the
-- design that was registered with its first verdict.
select
    campaign_version.definition,
    drawn.first_at,
    (
        select experiment_verdict.evidence -> 'registered'
        from experiment_verdict
        where experiment_verdict.experiment_key = drawn.experiment_key
            and experiment_verdict.evidence ? 'registered'
        order by experiment_verdict.as_of
        limit 1
    ) as registered,
    exists (
        select
        from experiment_verdict
        where experiment_verdict.experiment_key = drawn.experiment_key
            and experiment_verdict.as_of = :as_of
    ) as is_judged
from campaign
join campaign_version on campaign_version.campaign_version_id = campaign.current_version_id
left join lateral (
    select experiment_assignment.experiment_key, min(experiment_assignment.assigned_at) as first_at
    from experiment_assignment
    where experiment_assignment.experiment_key
        = campaign_version.definition -> 'experiment' ->> 'name'
    group by experiment_assignment.experiment_key
) as drawn on true
where campaign_version.definition -> 'experiment' ->> 'name' is not null
order by campaign.campaign_name;

-- name: verdict_write
-- Stores a verdict; one that is there stands.
insert into experiment_verdict (
    experiment_key, metric, status, sentence, evidence, design_hash, look, as_of
)
values (
    :experiment_key, :metric, :status, :sentence, :evidence, :design_hash, :look, :as_of
)
on conflict (experiment_key, metric, as_of) do nothing;
