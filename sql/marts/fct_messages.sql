-- What became of every intended message, sent or not.
-- Grain: one row a message.
with
messages as (
    select * from stg_messages
),

enrolments as (
    select enrolment_id, experiment_key, arm from stg_enrolments
),

contents as (
    select enrolment_id, step, origin as content_origin
    from stg_contents
    where is_current and enrolment_id is not null
),

outcomes as (
    select * from int_message_outcomes
)

select
    messages.message_id,
    messages.enrolment_id,
    messages.lead_id,
    messages.account_id,
    messages.campaign_name,
    messages.campaign_version_id,
    messages.source_kind,
    messages.step,
    messages.step_name,
    messages.sender_id,
    messages.channel,
    enrolments.experiment_key,
    enrolments.arm,
    contents.content_origin,
    messages.state,
    messages.reason,
    messages.attempt_count,
    messages.first_due_at,
    messages.due_at,
    messages.accepted_at,
    messages.closed_at,
    date_sub('second', messages.first_due_at, messages.accepted_at) as lag_seconds,
    coalesce(messages.state = 'accepted', false) as is_sent,
    [
        'processed', 'deferred', 'dropped', 'delivered', 'bounced', 'opened', 'clicked',
        'replied', 'unsubscribed', 'complained'
    ][outcomes.outcome_rank] as outcome,
    coalesce(outcomes.outcome_rank not in (1, 2, 3, 5), false) as is_delivered,
    coalesce(outcomes.outcome_rank = 5, false) as is_bounced,
    coalesce(outcomes.open_count > 0, false) as is_opened,
    coalesce(outcomes.click_count > 0, false) as is_clicked,
    outcomes.replied_at is not null as is_replied,
    coalesce(outcomes.reply_sentiment = 'positive', false) as is_positive_reply,
    outcomes.unsubscribed_at is not null as is_unsubscribed,
    outcomes.complained_at is not null as is_complained,
    coalesce(outcomes.machine_open_count > 0, false) as is_machine_opened,
    coalesce(outcomes.machine_click_count > 0, false) as is_machine_clicked,
    coalesce(outcomes.open_count, 0) as open_count,
    coalesce(outcomes.machine_open_count, 0) as machine_open_count,
    coalesce(outcomes.click_count, 0) as click_count,
    coalesce(outcomes.machine_click_count, 0) as machine_click_count,
    outcomes.bounce_class,
    outcomes.reply_intent,
    outcomes.reply_sentiment,
    outcomes.delivered_at,
    outcomes.bounced_at,
    outcomes.first_opened_at,
    outcomes.first_clicked_at,
    outcomes.replied_at,
    outcomes.unsubscribed_at,
    outcomes.complained_at,
from messages
left join enrolments using (enrolment_id)
left join contents
    on contents.enrolment_id = messages.enrolment_id and contents.step = messages.step
left join outcomes on outcomes.message_id = messages.message_id
order by messages.first_due_at, messages.message_id
