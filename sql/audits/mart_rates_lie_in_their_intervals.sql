-- Rates outside of their own interval, or stated where nothing was counted: every rate of every
-- mart that has some.
with
figures as (
    unpivot (
        select
            'funnel_daily' as mart,
            campaign_name || ' ' || sent_on as place,
            columns('_rate')::double,
        from funnel_daily
        union all by name
        select
            'step_effectiveness' as mart,
            campaign_name || ' ' || step as place,
            columns('_rate')::double,
        from step_effectiveness
        union all by name
        select
            'experiment_results' as mart,
            concat_ws(' ', experiment_key, metric, arm) as place,
            columns('_rate')::double,
        from experiment_results
    )
    on columns('_rate')
    into name column_name value figure
),

rates as (
    select
        mart,
        place,
        regexp_extract(column_name, '^.*_rate') as rate_name,
        any_value(figure) filter (column_name = rate_name) as rate,
        any_value(figure) filter (column_name = rate_name || '_count') as counted,
        any_value(figure) filter (column_name = rate_name || '_low') as low,
        any_value(figure) filter (column_name = rate_name || '_high') as high,
    from figures
    group by mart, place, rate_name
)

select mart, place, rate_name, rate, counted, low, high
from rates
where (counted > 0) is distinct from coalesce(rate between low and high, false)
    or (rate is null) <> (low is null)
order by mart, place, rate_name
