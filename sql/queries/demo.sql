-- name: end_leases_write
-- Ends the leases of a simulated world's workers, of whom none outlives its demo: what they left
-- is settled at once. Should one live after all, its fencing token is refused.
update attempt
set lease_until = clock_timestamp()
where settled_at is null
    and lease_until > clock_timestamp()
    and exists (select from system_state where world = 'sandbox');
