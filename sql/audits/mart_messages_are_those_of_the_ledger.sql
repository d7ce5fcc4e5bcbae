-- Messages that are in the ledger and not in fct_messages, in it twice, or the other way round.
select
    message_id,
    count(*) filter (is_mart) as mart_count,
    count(*) filter (not is_mart) as ledger_count,
from (
    select message_id, true as is_mart from fct_messages
    union all
    select message_id, false from stg_messages
)
group by message_id
having mart_count <> ledger_count
