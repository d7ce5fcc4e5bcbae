-- name: read_origin
-- Says which database this is and up to where its transactions are over: all below the horizon
-- are seen by this snapshot, and whatever is written later stands at or above it.
select
    world,
    database_id,
    epoch,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon
from system_state;
