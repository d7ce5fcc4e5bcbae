-- How much has been read of the sources that flows write to, and how old is the newest thing in
-- each at `as_of`?
-- Grain: one row a source table.
with
sources as (
    select 'enrolment' as source_name, count(*) as row_count, max(enrolled_at) as newest_at
    from stg_enrolments
    union all by name
    select 'lead' as source_name, count(*) as row_count, max(created_at) as newest_at
    from stg_leads
    union all by name
    select 'message' as source_name, count(*) as row_count, max(created_at) as newest_at
    from stg_messages
    union all by name
    select 'message_move' as source_name, count(*) as row_count, max(moved_at) as newest_at
    from stg_message_moves
    union all by name
    select 'decision' as source_name, count(*) as row_count, max(decided_at) as newest_at
    from stg_decisions
    union all by name
    select 'event' as source_name, count(*) as row_count, max(occurred_at) as newest_at
    from stg_events
)
select
    source_name,
    row_count,
    newest_at,
    getvariable('as_of') as as_of,
    date_sub('second', newest_at, getvariable('as_of')) as lag_seconds,
from sources
order by source_name
