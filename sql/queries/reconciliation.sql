-- name: lock_unproved
-- Messages that evidence can still close, with the attempt that it proves, and whether each is in
-- doubt still.
select
    message.message_id,
    (
        select attempt.attempt_id
        from attempt
        where attempt.message_id = message.message_id
            and attempt.outcome = 'unknown'
        order by attempt.ordinal desc
        limit 1
    ),
    message.state = 'uncertain'
from message
where message.message_id = any(:message_ids::uuid[])
    and (
        message.state = 'uncertain'
        or message.state = 'dropped' and message.reason = 'no_evidence'
        -- About to be sent again, which is stopped where the first call turns out to have arrived.
        or message.state in ('planned', 'held')
        and message.uncertain_since is not null
        and exists (
            select
            from attempt
            where attempt.message_id = message.message_id
                and attempt.outcome = 'unknown'
        )
    )
order by message.message_id
for no key update;

-- name: named_by_events
-- Messages in doubt, dropped for want of evidence, or about to be sent again for want of it, that
-- an event names by now.
select message.message_id
from message
where message.uncertain_since is not null
and (
    message.state in ('uncertain', 'planned', 'held')
    or message.state = 'dropped' and message.reason = 'no_evidence'
)
and exists (select from event where event.message_id = message.message_id)
order by message.message_id
limit :limit;

-- name: uncertain_by_account
-- What is in doubt, the longest first, by the account whose log may tell, and since when.
select
    message.message_id,
    doubtful.account_name,
    message.uncertain_since
from message
cross join lateral (
    select attempt.account_name
    from attempt
    where attempt.message_id = message.message_id
        and attempt.outcome = 'unknown'
    order by attempt.ordinal desc
    limit 1
) as doubtful
where message.state = 'uncertain'
    and message.uncertain_since is not null
order by message.uncertain_since, message.message_id
limit :limit;

-- name: lock_still_uncertain
-- Those of the given messages that are in doubt still.
select message_id
from message
where message_id = any(:message_ids::uuid[])
    and state = 'uncertain'
order by message_id
for no key update;

-- name: lock_uncertain
-- What is in doubt, oldest first, with the version whose policy ends the doubt, and whether that
-- policy has sent it again already.
select
    message_id,
    uncertain_since,
    campaign_version_id,
    exists (
        select
        from message_move
        where message_move.message_id = message.message_id
            and message_move.from_state = 'uncertain'
            and message_move.reason = 'resent_by_policy'
    )
from message
where state = 'uncertain'
    and uncertain_since is not null
order by uncertain_since, message_id
limit :limit
for no key update skip locked;

-- name: count_uncertain
-- How many are in doubt.
select count(*) from message where state = 'uncertain' and uncertain_since is not null;
