-- Which leads has an experiment reached, and what did each do before its outcome was settled?
-- A lead settles three days after its sequence's last step could follow the first, so that each
-- had the same time to answer; what comes later belongs to no arm.
-- Grain: one row an enrolment that takes part and was sent something.
with
last_days as (
    select campaign_version_id, max(step_day) + 3 as settle_days
    from stg_campaign_steps
    group by campaign_version_id
),

messages as (
    select * from fct_messages
    where is_sent and source_kind = 'sequence' and experiment_key is not null and arm is not null
),

exposures as (
    select
        enrolment_id,
        min(messages.accepted_at) as exposed_at,
        min(messages.accepted_at)
        + to_days(coalesce(any_value(last_days.settle_days), 3)::integer) as settles_at,
    from messages
    left join last_days using (campaign_version_id)
    group by enrolment_id
)

select
    enrolment_id,
    messages.experiment_key,
    messages.arm,
    messages.account_id,
    messages.campaign_name,
    exposures.exposed_at,
    exposures.settles_at,
    exposures.settles_at <= getvariable('as_of') as is_settled,
    coalesce(bool_or(first_opened_at < settles_at), false) as is_opened,
    coalesce(bool_or(first_clicked_at < settles_at), false) as is_clicked,
    coalesce(bool_or(replied_at < settles_at), false) as is_replied,
    coalesce(bool_or(is_positive_reply and replied_at < settles_at), false)
        as is_positive_reply,
    coalesce(bool_or(unsubscribed_at < settles_at), false) as is_unsubscribed,
    coalesce(bool_or(complained_at < settles_at), false) as is_complained,
from messages
join exposures using (enrolment_id)
group by all
