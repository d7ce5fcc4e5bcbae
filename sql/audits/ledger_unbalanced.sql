-- Days and campaigns on which the messages and the log of their moves disagree: every message has
-- exactly one first move, each move begins where the last one ended, and the last one ends at the
-- message's state.
with
moves as (
    select
        message_id,
        from_state,
        to_state,
        lag(to_state) over each_message as previous_state,
        row_number() over (
            partition by message_id order by message_move_id desc
        ) as place_from_end,
        row_number() over each_message as place
    from message_move
    window each_message as (partition by message_id order by message_move_id)
)

select
    'moves do not join' as what,
    message.campaign_name,
    message.message_id::text as key,
    concat_ws(' ', moves.previous_state, '/', moves.from_state, '>', moves.to_state) as detail
from moves
join message using (message_id)
where moves.from_state is distinct from moves.previous_state

union all

select
    'state is not where the log ends',
    message.campaign_name,
    message.message_id::text,
    concat_ws(' ', message.state, 'log:', coalesce(moves.to_state, 'no move'))
from message
left join moves
    on moves.message_id = message.message_id
        and moves.place_from_end = 1
where moves.to_state is distinct from message.state

union all

select
    'move of no message',
    '',
    moves.message_id::text,
    moves.to_state
from moves
left join message using (message_id)
where message.message_id is null;
