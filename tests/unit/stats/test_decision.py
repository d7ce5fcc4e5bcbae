"""Does a verdict say what may be said, and never simply the highest rate?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from models.stats.counts import Counts
from models.stats.decision import decide_experiment
from models.stats.design import Guardrail, Metric
from models.stats.evidence import Status
from tests.unit.stats.factories import (
    HALVES,
    THIRDS,
    joined,
    make_counts,
    make_design,
    make_even_counts,
)


def test_a_clear_gain_ships_on_the_first_look_that_passes_its_wall():
    verdict = decide_experiment(make_even_counts({"A": 21, "B": 60}, 700), make_design(), 28)

    test = verdict.evidence.tests[0]
    assert verdict.status is Status.SHIP
    assert test.claim == "better"
    assert verdict.evidence.stopped_on_day == test.claimed_on_day == 14
    assert test.estimate_low > 0.0
    assert "Ship B" in verdict.sentence


def test_later_days_do_not_undo_a_verdict():
    counts, design = make_even_counts({"A": 21, "B": 60}, 700), make_design()

    found = [decide_experiment(counts, design, day) for day in (14, 20, 28, 60)]

    assert {verdict.status for verdict in found} == {Status.SHIP}
    assert {verdict.evidence.stopped_on_day for verdict in found} == {14}


def test_the_rates_of_today_are_not_set_beside_the_difference_of_an_earlier_look():
    counts, design = make_even_counts({"A": 21, "B": 60}, 700), make_design()

    at_once, later = (decide_experiment(counts, design, day).sentence for day in (14, 28))

    assert "a difference of +5.7 points at the look of day 14" in at_once
    assert "at the look of day 14 the difference of B from A was +5.7 points" in later
    assert "by day 28 B has reply_rate 8.6 % against 3.0 % of A" in later


def test_a_clear_loss_rolls_back():
    verdict = decide_experiment(make_even_counts({"A": 60, "B": 21}, 700), make_design(), 28)

    assert verdict.status is Status.ROLL_BACK
    assert verdict.evidence.tests[0].estimate_high < 0.0


def test_the_higher_rate_alone_is_undecided_at_the_end():
    verdict = decide_experiment(make_even_counts({"A": 21, "B": 28}, 700), make_design(), 28)

    assert verdict.status is Status.UNDECIDED
    assert verdict.evidence.tests[0].estimate_low < 0.0 < verdict.evidence.tests[0].estimate_high


def test_between_looks_it_runs_and_says_how_long():
    verdict = decide_experiment(make_counts({"A": 0.03, "B": 0.04}), make_design(), 10)

    assert verdict.status is Status.RUNNING
    assert verdict.evidence.days_left == 18
    assert verdict.evidence.next_look_day == 14
    assert "18 days left, next look on day 14" in verdict.sentence


def test_a_wall_passed_between_looks_decides_nothing():
    counts = make_even_counts({"A": 21, "B": 60}, 700)

    assert decide_experiment(counts, make_design(), 13).status is Status.RUNNING


def test_no_rows_are_no_data_and_name_the_arms():
    empty = Counts([], [], [], [], [])

    verdict = decide_experiment(empty, make_design(), 3)

    assert verdict.status is Status.NO_DATA
    assert verdict.sentence == "No lead's outcome is settled yet in A, B on day 3."


def test_an_arm_that_never_came_is_unhealthy_once_chance_cannot_explain_it():
    counts = make_counts({"A": 0.03})

    assert decide_experiment(counts, make_design(), 28).status is Status.UNHEALTHY
    few = make_counts({"A": 0.03}, days=1, a_day=4)
    assert decide_experiment(few, make_design(), 1).status is Status.NO_DATA


def test_a_broken_split_blocks_even_a_clear_winner():
    a, b = make_even_counts({"A": 30}, 1000), make_even_counts({"B": 80}, 800)
    both = joined(("reply_rate", a), ("reply_rate", b))

    verdict = decide_experiment(both, make_design(), 28)

    assert verdict.status is Status.UNHEALTHY
    assert "sample ratio" in verdict.sentence


def test_a_broken_split_within_a_segment_blocks_too():
    counts = make_counts({"A": 0.03, "B": 0.03})
    flips = np.arange(len(counts)) % 5 > 0
    segment = [
        "retail" if (arm == "A") == flip else "finance"
        for arm, flip in zip(counts.arm, flips, strict=True)
    ]

    verdict = decide_experiment(replace(counts, segment=segment), make_design(), 28)

    assert verdict.status is Status.UNHEALTHY
    assert "sample ratio by segment" in verdict.sentence


def test_an_account_in_two_arms_blocks():
    counts = make_counts({"A": 0.03, "B": 0.03})
    account = list(counts.account)
    account[account.index("B-5")] = "A-5"

    verdict = decide_experiment(replace(counts, account=account), make_design(), 28)

    assert verdict.status is Status.UNHEALTHY
    assert "1 account was seen in several arms" in verdict.sentence


def guarded(harm: int, control: int = 4):
    replies = make_even_counts({"A": 21, "B": 60}, 700)
    leavers = make_even_counts({"A": control, "B": harm}, 700)
    design = make_design(guardrails=(Guardrail("unsubscribe_rate", 0.02),))
    return decide_experiment(
        joined(("reply_rate", replies), ("unsubscribe_rate", leavers)), design, 28
    )


def test_a_gain_ships_only_once_its_guardrail_is_shown_safe():
    verdict = guarded(harm=4)

    assert verdict.status is Status.SHIP
    assert verdict.evidence.guardrails[0].is_safe
    assert verdict.evidence.stopped_on_day >= 14


def test_a_gain_whose_guardrail_is_open_stays_undecided():
    verdict = guarded(harm=14)

    assert verdict.status is Status.UNDECIDED
    assert "guardrail is not shown safe" in verdict.sentence


def test_a_harmed_guardrail_rolls_a_gain_back():
    verdict = guarded(harm=50)

    assert verdict.status is Status.ROLL_BACK
    assert "worsens unsubscribe_rate" in verdict.sentence


def test_of_two_winners_none_is_called_the_best():
    counts = make_even_counts({"A": 21, "B": 70, "C": 66}, 700)

    verdict = decide_experiment(counts, make_design(weights=THIRDS, planned_leads=2100.0), 28)

    assert verdict.status is Status.SHIP
    assert "B and C each beat A" in verdict.sentence
    assert "was not tested" in verdict.sentence


def test_one_loser_of_two_does_not_stop_the_other():
    counts = make_even_counts({"A": 40, "B": 3, "C": 44}, 700)

    verdict = decide_experiment(counts, make_design(weights=THIRDS, planned_leads=2100.0), 21)

    assert verdict.status is Status.RUNNING
    assert [test.claim for test in verdict.evidence.tests] == ["worse", None]


def test_more_comparisons_raise_the_wall():
    counts = make_even_counts({"A": 21, "B": 42, "C": 21}, 700)
    alone = make_even_counts({"A": 21, "B": 42}, 700)
    design = make_design(weights=THIRDS, planned_leads=2100.0)

    three = decide_experiment(counts, design, 28).evidence.tests[0]
    two = decide_experiment(alone, make_design(), 28).evidence.tests[0]

    assert three.boundary > two.boundary
    assert three.holm_p == pytest.approx(2 * three.sequential_p, rel=0.01)


def test_a_metric_that_is_better_when_lower_is_judged_so():
    design = make_design(metrics=(Metric("complaint_rate", is_higher_better=False),))

    verdict = decide_experiment(make_even_counts({"A": 60, "B": 21}, 700), design, 28)

    assert verdict.status is Status.SHIP
    assert verdict.evidence.tests[0].estimate < 0.0


def test_one_sided_designs_find_gains_and_call_no_loss():
    design = make_design(sides=1, alpha=0.025)

    gain = decide_experiment(make_even_counts({"A": 21, "B": 60}, 700), design, 28)
    loss = decide_experiment(make_even_counts({"A": 60, "B": 21}, 700), design, 28)

    both = decide_experiment(make_even_counts({"A": 21, "B": 60}, 700), make_design(), 28)
    assert gain.status is Status.SHIP
    assert "95 % interval" in gain.sentence
    assert gain.evidence.tests[0].estimate_low == pytest.approx(
        both.evidence.tests[0].estimate_low, abs=1e-4
    )
    assert loss.status is Status.UNDECIDED


def test_a_hopeless_experiment_may_end_for_futility():
    counts = make_even_counts({"A": 21, "B": 21}, 700)

    verdict = decide_experiment(counts, make_design(futility_beta=0.2), 28)

    assert verdict.status is Status.UNDECIDED
    assert "no longer likely" in verdict.sentence
    assert verdict.evidence.stopped_on_day < 28


def test_one_look_is_a_design_too():
    design = make_design(look_days=(28,))

    assert decide_experiment(make_counts(HALVES), design, 27).status is Status.RUNNING
    ended = decide_experiment(make_even_counts({"A": 21, "B": 42}, 700), design, 28)
    assert ended.status is Status.SHIP
    assert ended.evidence.tests[0].boundary == pytest.approx(1.96, abs=0.001)


def test_less_volume_than_planned_still_ends_on_the_day_with_all_error_spent():
    counts = make_even_counts({"A": 8, "B": 26}, 300)

    verdict = decide_experiment(counts, make_design(), 28)

    assert verdict.evidence.looks[-1].information < 0.5
    assert verdict.evidence.looks[-1].alpha_spent == pytest.approx(0.05)


def test_more_volume_than_planned_ends_when_the_plan_is_full():
    counts = make_even_counts({"A": 42, "B": 44}, 1400)

    verdict = decide_experiment(counts, make_design(), 20)

    assert verdict.status is Status.UNDECIDED
    assert verdict.evidence.stopped_on_day == 14


def test_rows_after_the_plan_was_full_do_not_move_its_end():
    counts = make_even_counts({"A": 42, "B": 44}, 1400)

    found = [decide_experiment(counts, make_design(), day) for day in (14, 20, 28, 90)]

    assert {verdict.evidence.stopped_on_day for verdict in found} == {14}
    assert len({verdict.sentence.split(", a difference")[1] for verdict in found}) == 1


def test_a_last_day_without_new_leads_spends_what_is_left_on_those_there_are():
    early = make_even_counts({"A": 21, "B": 38}, 520, days=21)

    before = decide_experiment(early, make_design(), 27)
    ended = decide_experiment(early, make_design(), 28)

    assert before.status is Status.RUNNING
    assert before.evidence.tests[0].boundary > 2.3
    assert ended.status is Status.SHIP
    assert ended.evidence.stopped_on_day == 28
    assert ended.evidence.tests[0].boundary < 2.05


def test_too_few_accounts_are_never_tested():
    counts = make_even_counts({"A": 1, "B": 9}, 20)

    verdict = decide_experiment(counts, make_design(), 28)

    assert verdict.status is Status.UNDECIDED
    assert verdict.evidence.looks == ()
    assert "nothing was tested" in verdict.sentence


@pytest.mark.parametrize("rates", [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.03, 0.06)])
@pytest.mark.parametrize("planned", [10.0, 1400.0, 1e9])
def test_extreme_rates_and_plans_end_in_a_verdict(rates, planned):
    counts = make_counts(dict(zip(HALVES, rates, strict=True)))

    verdict = decide_experiment(counts, make_design(planned_leads=planned), 28)

    test = verdict.evidence.tests[0]
    assert verdict.status in (Status.SHIP, Status.UNDECIDED)
    assert -1.0 <= test.repeated_low <= test.repeated_high <= 1.0


def test_a_thousand_million_leads_are_counted_as_well():
    rows = [
        (arm, f"{arm}{place}", 3e8 * (1.1 if arm == "B" else 1.0), 1e10, 1)
        for arm in "AB"
        for place in range(40)
    ]
    counts = Counts(*(list(column) for column in zip(*rows, strict=True)))

    verdict = decide_experiment(counts, make_design(planned_leads=8e11), 28)

    assert verdict.status is Status.SHIP
    assert verdict.evidence.tests[0].estimate == pytest.approx(0.003, rel=1e-3)


def test_two_giant_accounts_prove_nothing():
    rows = [("A", "a", 100.0, 1000.0, 1), ("B", "b", 500.0, 1000.0, 1)]
    counts = Counts(*(list(column) for column in zip(*rows, strict=True)))

    verdict = decide_experiment(counts, make_design(min_accounts=2), 28)

    assert verdict.status is Status.UNDECIDED


def test_an_instant_counts_only_days_that_are_over():
    counts = make_counts({"A": 0.03, "B": 0.04})
    start = date(2026, 3, 2)
    design = make_design(starts_on=start)
    dated = replace(counts, day=[date(2026, 3, 1 + day) for day in counts.day])

    noon = decide_experiment(dated, design, datetime(2026, 3, 15, 12, tzinfo=UTC))
    day = decide_experiment(dated, design, date(2026, 3, 15))

    assert noon.evidence.day == 13
    assert day.evidence.day == 14


def test_weekdays_that_were_not_seen_hold_a_look_back():
    counts = make_even_counts({"A": 21, "B": 60}, 700)
    early = [day for day in counts.day if day <= 28]
    workdays = [1 + (day - 1) // 7 * 7 + min((day - 1) % 7, 3) for day in early]
    design = make_design(weekdays=(0, 1, 2, 3, 4), starts_on=date(2026, 3, 2))

    verdict = decide_experiment(replace(counts, day=workdays), design, 28)

    check = next(check for check in verdict.evidence.checks if check.name == "weekdays")
    assert "Fri" in check.detail
    assert verdict.evidence.looks == ()


def test_a_fading_effect_is_flagged():
    early = make_even_counts({"A": 10, "B": 70}, 350, days=14)
    late = make_even_counts({"A": 24, "B": 10}, 350, days=14)
    late = replace(
        late,
        day=[day + 14 for day in late.day],
        account=[f"late-{account}" for account in late.account],
    )

    verdict = decide_experiment(
        joined(("reply_rate", early), ("reply_rate", late)), make_design(), 28
    )

    novelty = next(check for check in verdict.evidence.checks if check.name == "novelty")
    assert not novelty.is_ok


def test_colleagues_of_one_account_count_less():
    alone = decide_experiment(make_even_counts({"A": 30, "B": 51}, 700), make_design(), 28)
    counts = make_even_counts({"A": 30, "B": 51}, 700)
    wide = [
        (arm, account, 4 * good, 4.0, day)
        for arm, account, good, _, day in zip(
            counts.arm, counts.account, counts.successes, counts.trials, counts.day, strict=True
        )
    ]
    copied = decide_experiment(
        Counts(*(list(column) for column in zip(*wide, strict=True))),
        make_design(leads_per_account=4.0, icc=1.0, planned_leads=5600.0),
        28,
    )

    assert copied.evidence.tests[0].z == pytest.approx(alone.evidence.tests[0].z)
    assert copied.evidence.icc == pytest.approx(1.0, abs=0.01)
    assert copied.status is alone.status


def test_the_holdout_is_counted_and_its_share_checked():
    counts = make_counts({"A": 0.03, "B": 0.03})
    held = make_counts({"holdout": 0.01}, a_day=6)
    both = joined(("reply_rate", counts), ("reply_rate", held))

    verdict = decide_experiment(both, make_design(holdout=0.107), 28)
    wrong = decide_experiment(both, make_design(holdout=0.3), 28)

    assert verdict.status is Status.UNDECIDED
    assert verdict.evidence.arms[-1].arm == "holdout"
    assert wrong.status is Status.UNHEALTHY
