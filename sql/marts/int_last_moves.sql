-- In which state did the log of moves leave each message?
-- Grain: one row a message that has moved.
select
    message_id,
    arg_max(to_state, message_move_id) as to_state,
    count(*) as move_count,
from stg_message_moves
group by message_id
