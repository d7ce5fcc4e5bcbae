-- One row a changed verdict on a message; numbered in the order in which they were made.
select
    message_id,
    row_number() over (
        partition by message_id
        order by decision_id
    ) as decision_number,
    verdict,
    reason,
    until_at,
    policy_hash,
    decided_at,
from source_decision;
