-- One row a change of a message's state.
select message_id, from_state, to_state, reason, moved_at, message_move_id
from source_message_move;
