-- Days on which due is not accepted + planned + held + merged + dropped + uncertain + dead
-- + in flight, or on which enrolments, messages and moves disagree.
select *
from ledger_balance
where not is_balanced
    or due_count <> accepted_count + planned_count + held_count + merged_count + dropped_count
        + uncertain_count + dead_count + in_flight_count
order by due_on, campaign_name
