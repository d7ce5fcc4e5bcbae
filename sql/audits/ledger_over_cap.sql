-- More than a budget allows, counted from the calls themselves and not from the budget's own row.
with
spent as (
    select
        budget_key,
        count(*) as spent_count
    from attempt
    cross join lateral unnest(attempt.budget_keys) as budget_key
    where attempt.settled_at is null
        or attempt.outcome in ('accepted', 'unknown')
    group by budget_key
)

select
    case
        when spent.spent_count > budget.limit_count then 'more calls than the budget allows'
        else 'the budget does not say what was spent'
    end as what,
    '' as campaign_name,
    budget.budget_key as key,
    concat_ws(
        ' ', 'limit', budget.limit_count, 'used', budget.used_count, 'spent',
        coalesce(spent.spent_count, 0)
    ) as detail
from budget
left join spent using (budget_key)
where coalesce(spent.spent_count, 0) > budget.limit_count
    or coalesce(spent.spent_count, 0) <> budget.used_count;
