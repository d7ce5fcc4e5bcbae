-- Wilson's score interval of a rate at 95 % (JASA 22, 1927); null where nothing was counted.
-- The quantile of the normal distribution at 0.975 is 1.959963984540054.
create or replace macro rate_of(successes, trials) as
    case when trials > 0 then successes / trials end;

create or replace macro wilson_low(successes, trials) as
    case
        when trials > 0 and successes = 0 then 0.0
        when trials > 0
            then greatest(
                0.0,
                (
                    successes + 3.8414588206941227 / 2
                    - 1.959963984540054 * sqrt(
                        successes * (1 - successes / trials) + 3.8414588206941227 / 4
                    )
                ) / (trials + 3.8414588206941227)
            )
    end;

create or replace macro wilson_high(successes, trials) as
    case
        when trials > 0 and successes = trials then 1.0
        when trials > 0
            then least(
                1.0,
                (
                    successes + 3.8414588206941227 / 2
                    + 1.959963984540054 * sqrt(
                        successes * (1 - successes / trials) + 3.8414588206941227 / 4
                    )
                ) / (trials + 3.8414588206941227)
            )
    end;
