-- name: find_leads
-- Leads by id, by their source's key, or by the keyed hash of an address or a phone number: each by
-- its own index, as the condition of one query over all three would read every lead.
select lead_id from lead where lead_id = :id::uuid
union
select lead_id from lead where source_key = :text
union
select lead_id from contact_point where lookup_hash = any(:lookup_hashes::bytea[])
order by lead_id;

-- name: find_message_lead
-- The lead of a message.
select lead_id from message where message_id = :id::uuid;

-- name: lead_facts
-- What is known of a lead, newest first.
select field, value, source, confidence, observed_at, expires_at
from lead_fact
where lead_id = :lead_id
order by field, precedence, observed_at desc;

-- name: lead_head
-- The lead itself, without a name or an address.
select
    lead.lead_id,
    lead.source,
    lead.source_key,
    account.name as company,
    lead.role,
    lead.email_confidence,
    lead.engagement_status,
    coalesce(lead.timezone, account.timezone) as timezone,
    coalesce(lead.country, account.country) as country,
    lead.erased_at
from lead
join account using (account_id)
where lead.lead_id = :lead_id;

-- name: lead_timeline
-- All that happened to a lead, in order of business time.
with
mine as (
    select message_id, step, step_name, first_due_at
    from message
    where lead_id = :lead_id
        and (:message_id = '' or message_id::text = :message_id)
),

timeline as (
    select
        enrolment_move.at,
        1 as rank,
        enrolment_move.enrolment_move_id as place,
        'enrolment' as kind,
        enrolment.campaign_name as subject,
        concat_ws(
            ' > ', enrolment_move.from_state, enrolment_move.to_state
        ) as what,
        enrolment_move.reason as reason,
        null::jsonb as facts
    from enrolment_move
    join enrolment using (enrolment_id)
    where enrolment.lead_id = :lead_id

    union all

    select
        message_move.at, 3, message_move.message_move_id, 'message',
        mine.step || ' ' || mine.step_name,
        concat_ws(' > ', message_move.from_state, message_move.to_state),
        message_move.reason,
        case when message_move.from_state is null
                then
                    jsonb_build_object(
                        'due_at',
                        to_char(mine.first_due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                    )
        end
    from message_move
    join mine using (message_id)

    union all

    select
        decision.at, 2, decision.decision_id, 'decision', mine.step || ' ' || mine.step_name,
        decision.verdict || coalesce(
            ' until ' || to_char(decision.until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || 'Z',
            ''
        ),
        decision.reason, decision.facts
    from decision
    join mine using (message_id)

    union all

    select
        coalesce(attempt.settled_at, attempt.marked_at, attempt.claimed_at), 4, attempt.ordinal,
        'attempt', mine.step || ' ' || mine.step_name,
        attempt.provider || ' ' || coalesce(attempt.outcome, attempt.state),
        attempt.error, jsonb_build_object('provider_message_id', attempt.provider_message_id)
    from attempt
    join mine using (message_id)

    union all

    select
        event.occurred_at, 5, 0, 'evidence', mine.step || ' ' || mine.step_name,
        event.kind || case when event.is_machine then ' (machine)' else '' end,
        null, event.detail
    from event
    join mine using (message_id)

    union all

    select
        reply.received_at, 6, 0, 'reply', '', concat_ws(' ', reply.kind, reply.intent),
        reply.rule, jsonb_build_object('sentiment', reply.sentiment, 'confidence', reply.confidence)
    from reply
    where reply.lead_id = :lead_id

    union all

    select
        ban.at, 7, ban.ban_id, 'ban', ban.kind || ' ' || ban.scope, 'suppressed', ban.reason,
        jsonb_build_object('source', ban.source)
    from ban
    where ban.lookup_hash in (
        select lookup_hash from contact_point where lead_id = :lead_id
        union all
        select domain_hash from contact_point where lead_id = :lead_id
    )
)

select at, kind, subject, what, reason, facts
from timeline
order by at, rank, place;

-- name: state_reason
-- A part: why a message stands where it does; what is planned waits for its hour or for a dispatch.
coalesce(
    message.reason,
    case
        when message.state <> 'planned' then ''
        when message.look_at > :as_of then 'not_due'
        else 'due'
    end
) as reason;

-- name: campaign_states
-- A campaign's messages by state and reason, with the next time that anything is looked at.
select
    message.state,
    count(*) as message_count,
    min(message.look_at) filter (where message.state in ('planned', 'held')) as next_at,
    -- include: why.state_reason
from message
where message.campaign_name = :campaign_name
group by 1, 4
order by 2 desc, 1, 4;

-- name: lead_open_messages
-- What is not closed of a lead, with the next look at it.
select
    message.message_id,
    message.campaign_name as campaign,
    message.step,
    message.step_name,
    message.state,
    message.look_at as next_at,
    -- include: why.state_reason
from message
where message.lead_id = :lead_id
    and message.state in ('planned', 'held', 'claimed', 'uncertain', 'dead')
    and (:message_id = '' or message.message_id::text = :message_id)
order by message.first_due_at, message.message_id;

-- name: find_ban
-- A ban in force on an address, a number or a domain.
select ban.reason, ban.at
from ban
left join ban_lift using (ban_id)
where ban.lookup_hash = any(:lookup_hashes::bytea[])
    and ban_lift.ban_id is null
order by ban.ban_id
limit 1;

-- name: count_quarantine
-- Rows that imports have set aside.
select count(*) from quarantine;

-- name: campaign_head
-- The campaign's own state, and the breakers that touch it.
select
    campaign.state,
    campaign.state_reason,
    campaign.current_version_id,
    (select count(*) from enrolment where enrolment.campaign_name = campaign.campaign_name)
        as enrolled_count,
    array(
        select breaker.breaker_key || ' ' || coalesce(breaker.reason, '')
        from breaker
        where breaker.state <> 'closed'
    ) as open_breakers
from campaign
where campaign.campaign_name = :campaign_name;

-- name: campaign_pauses
-- The pauses in force that stop something of a campaign, the widest first: of everything, of
-- itself, of its senders and their channels, of single sequences.
with
own_sender as (
    select sender.sender_id, sender.channel
    from campaign
    join campaign_version on campaign_version.campaign_version_id = campaign.current_version_id
    join sender on campaign_version.definition -> 'senders' ? sender.sender_id
    where campaign.campaign_name = :campaign_name

    union

    select message.sender_id, sender.channel
    from message
    join sender using (sender_id)
    where message.campaign_name = :campaign_name
        and message.state in ('planned', 'held')
)

select pause.level, pause.scope_key, pause.reason, pause.actor, pause.at
from pause
where pause.lifted_at is null
    and case pause.level
        when 'global' then true
        when 'campaign' then pause.scope_key = :campaign_name
        when 'sender' then pause.scope_key in (select sender_id from own_sender)
        when 'channel' then pause.scope_key in (select channel from own_sender)
        else :campaign_name = (
            select campaign_name from enrolment where enrolment_id = pause.scope_key::uuid
        )
    end
order by
    array_position(array['global', 'campaign', 'channel', 'sender'], pause.level), pause.at,
    pause.scope_key;

-- name: is_all_paused
-- Whether a pause in force stands before each open message of a campaign; null where none is open.
select
    bool_and(exists (
        select
        from pause
        where pause.lifted_at is null
            and (
                pause.level = 'global'
                or pause.level = 'campaign' and pause.scope_key = message.campaign_name
                or pause.level = 'sender' and pause.scope_key = message.sender_id
                or pause.level = 'channel' and pause.scope_key = sender.channel
                or pause.level = 'enrolment' and pause.scope_key = message.enrolment_id::text
            )
    ))
from message
join sender using (sender_id)
where message.campaign_name = :campaign_name
    and message.state in ('planned', 'held');

-- name: campaigns_without_lead
-- Active campaigns in which the lead has no enrolment, with how many they took since the day began.
select
    campaign.campaign_name,
    campaign.current_version_id,
    (
        select count(*)
        from enrolment
        where enrolment.campaign_name = campaign.campaign_name
            and enrolment.enrolled_at >= :since
    )
from campaign
where campaign.state = 'active'
    and not exists (
        select
        from enrolment
        where enrolment.lead_id = :lead_id
            and enrolment.campaign_name = campaign.campaign_name
    )
order by campaign.campaign_name;

-- name: lead_gate
-- The first gate that keeps the lead out of a campaign, by planning's own rule, with what it is.
select
    gate.code,
    case gate.code
        when 'suppressed'
            then (
                select ban.reason
                from (
                    -- include: planning.ban_in_force
                ) as ban
                order by ban.ban_id
                limit 1
            )
        when 'engaged' then lead.engagement_status
        when 'replied'
            then to_char(
                greatest(
                    lead.last_replied_at,
                    (
                        select max(reply.received_at)
                        from (
                            -- include: planning.own_replies
                        ) as reply
                    )
                ) at time zone 'UTC',
                'YYYY-MM-DD'
            )
        when 'email_confidence' then lead.email_confidence
        when 'holdout' then :experiment_key
        when 'other_sequence'
            then (
                select enrolment.campaign_name
                from enrolment
                where enrolment.lead_id = lead.lead_id
                    and enrolment.state in ('active', 'paused', 'waiting')
                limit 1
            )
        when 'cooling' then rest.cause
    end as detail,
    rest.began_at
from lead
cross join lateral (
    -- include: planning.gate
) as gate
left join lateral (
    select enrolment.campaign_name as cause, enrolment.closed_at as began_at
    from enrolment
    where enrolment.lead_id = lead.lead_id
        and enrolment.closed_at > :rested_since

    union all

    select 'a contact elsewhere', lead.last_contacted_at
    where lead.last_contacted_at > :rested_since

    order by began_at desc
    limit 1
) as rest on gate.code = 'cooling'
where lead.lead_id = :lead_id;
