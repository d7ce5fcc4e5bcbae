"""Does what an account, a fallback or a campaign may send hold, whoever races for it?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from models.errors import SettingsError
from tasks.dispatch import send_due
from tasks.explaining import tell_campaign
from tasks.reconciliation import reconcile
from tasks.resources import Resources
from tasks.standing import read_standing
from tests.factories_ledger import DEFINITION, make_ready_world, make_resources, set_clock
from tests.faults import SENDGRID, Bench, assert_each_once, assert_proved, finish, query, reasons

BACKUP = {"accounts": {"backup": {"api_key": "SG.backup.test"}}, "fallbacks": "backup"}


def _resources(bench: Bench, **sendgrid: Any) -> Resources:
    return make_resources(
        bench.store,
        bench.home,
        bench.sandbox.url,
        dispatch={**bench.dispatch, "lease_seconds": 60},
        sendgrid={**SENDGRID, **sendgrid},
    )


def _backup(**account: Any) -> dict[str, Any]:
    return {**BACKUP, "accounts": {"backup": {"api_key": "SG.backup.test", **account}}}


def _accounts(bench: Bench) -> dict[str, int]:
    """Accepted calls by the account that carried them."""
    return dict(
        query(
            bench.store,
            "select account_name, count(*) from attempt where outcome = 'accepted' group by 1",
        )
    )


def _limited(**limits: int) -> dict[str, Any]:
    return {**DEFINITION, "limits": limits}


def test_a_refused_account_hands_over_to_the_fallback_and_nothing_is_doubled(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 100, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"concurrency": 1}
    bench.sandbox.put_faults({"kind": "revoked", "from_call": 3, "account": "main"})
    resources = _resources(bench, **BACKUP)

    send_due(resources, as_of)
    set_clock(bench.store, as_of + timedelta(minutes=2))
    send_due(resources, as_of + timedelta(minutes=2))

    assert _accounts(bench) == {"sendgrid": 40, "backup": 60}
    assert_each_once(bench, world.message_ids, as_of + timedelta(minutes=2))


def test_one_probe_at_a_time_and_the_rest_goes_by_the_fallback(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 60, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"concurrency": 4}
    bench.sandbox.put_faults({"kind": "revoked", "account": "main"})
    resources = _resources(bench, **BACKUP)
    send_due(resources, as_of, limit=20)
    later = as_of + timedelta(minutes=10)
    set_clock(bench.store, later)

    counts = send_due(resources, later)

    assert (counts["account_refused"], counts["accepted"]) == (1, 59)


def test_a_fallback_sends_within_its_own_warm_up_and_the_rest_waits_for_the_own_account(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 40, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_faults({"kind": "revoked", "account": "main"})
    resources = _resources(bench, **_backup(warmup_started_on=str(as_of.date())))
    send_due(resources, as_of)
    later = as_of + timedelta(minutes=2)

    send_due(resources, later)
    carried, waiting = _accounts(bench), reasons(bench.store)
    own_retry_at = query(bench.store, "select retry_at from breaker where state = 'open'")[0][0]
    looks = query(bench.store, "select distinct look_at from message where state = 'held'")
    wait = tell_campaign(resources, "spring").wait
    bench.sandbox.put_faults()
    end = finish(resources, own_retry_at, send_due)

    assert carried == {"backup": 15}
    assert waiting == {"accepted": 15, "held provider_quota": 25}
    assert looks == [(own_retry_at,)]
    assert wait is not None
    assert (wait.waiting_for, wait.next_at) == ("quota", own_retry_at)
    assert _accounts(bench) == {"backup": 15, "sendgrid": 25}
    assert_each_once(bench, world.message_ids, end)


def test_the_own_account_is_used_again_once_it_answers(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 60, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"claim_size": 20}
    bench.sandbox.put_faults({"kind": "revoked", "account": "main"})
    resources = _resources(bench, **BACKUP)
    send_due(resources, as_of, limit=20)
    send_due(resources, as_of + timedelta(minutes=2), limit=20)
    bench.sandbox.put_faults()

    end = finish(resources, as_of + timedelta(minutes=11), send_due)

    carried = _accounts(bench)
    assert carried["backup"] == 20
    assert carried["sendgrid"] == 40
    assert query(bench.store, "select distinct state from breaker") == [("closed",)]
    assert_each_once(bench, world.message_ids, end)


def test_a_stated_wait_of_the_own_account_moves_nothing(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 20, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_faults({"kind": "429", "retry_after": 90, "account": "main"})
    resources = _resources(bench, **BACKUP)

    send_due(resources, as_of)
    send_due(resources, as_of + timedelta(seconds=60))

    assert _accounts(bench) == {}


def test_what_the_fallback_left_in_doubt_is_asked_of_the_fallbacks_own_log(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 20, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_faults(
        {"kind": "revoked", "account": "main"},
        {"kind": "timeout_after_accept", "account": "backup"},
    )
    resources = _resources(bench, timeout_seconds=0.5, **_backup(activity_lag_seconds=0))
    send_due(resources, as_of)
    send_due(resources, as_of + timedelta(minutes=2))
    in_doubt = reasons(bench.store)
    bench.sandbox.put_faults()

    counts = reconcile(resources, as_of + timedelta(minutes=10))

    assert in_doubt == {"uncertain outcome_unknown": 20}
    assert counts["by_log"] == 20
    assert_each_once(bench, world.message_ids, as_of + timedelta(minutes=10))


def test_an_accounts_day_holds_the_rest_until_its_next(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 50, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    resources = _resources(bench, daily_cap=30)

    send_due(resources, as_of)
    held = query(bench.store, "select distinct look_at::date from message where state = 'held'")
    next_day = as_of + timedelta(days=1)
    set_clock(bench.store, next_day)
    send_due(resources, next_day)

    assert held == [(date(as_of.year, as_of.month, as_of.day + 1),)]
    assert reasons(bench.store) == {"accepted": 50}
    assert_proved(bench.store, next_day)


def test_a_campaigns_day_is_never_exceeded_by_rivals(bench: Bench, as_of: datetime):
    definition = _limited(messages_per_day=33)
    make_ready_world(bench.store, 120, as_of, steps_with_content=(1,), definition=definition)
    set_clock(bench.store, as_of)
    resources = _resources(bench)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: send_due(resources, as_of), range(4)))

    wait = tell_campaign(resources, "spring").wait
    assert reasons(bench.store) == {"accepted": 33, "held budget_spent": 87}
    assert wait is not None
    assert wait.waiting_for == "quota"
    assert_proved(bench.store, as_of)


def test_a_campaigns_whole_budget_lasts_over_days(bench: Bench, as_of: datetime):
    definition = _limited(messages_in_all=25, messages_per_day=20)
    make_ready_world(bench.store, 60, as_of, steps_with_content=(1,), definition=definition)
    resources = _resources(bench)
    for day in range(3):
        moment = as_of + timedelta(days=day)
        set_clock(bench.store, moment)
        send_due(resources, moment)

    assert reasons(bench.store) == {"accepted": 25, "held budget_spent": 35}
    assert_proved(bench.store, moment)


def test_what_did_not_leave_us_comes_back_to_every_budget(bench: Bench, as_of: datetime):
    definition = _limited(messages_per_day=100, messages_in_all=100)
    make_ready_world(bench.store, 30, as_of, steps_with_content=(1,), definition=definition)
    set_clock(bench.store, as_of)
    bench.sandbox.put_faults({"kind": "revoked"})
    resources = _resources(bench, daily_cap=100)

    send_due(resources, as_of)

    kinds = query(bench.store, "select distinct kind, used_count from budget order by 1")
    assert kinds == [("account", 0), ("campaign", 0), ("provider", 0), ("sender", 0)]


def test_a_quota_in_mid_batch_makes_the_campaign_wait_for_it_with_a_next_time(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 68, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.sandbox.put_faults({"kind": "quota", "after_messages": 45})
    resources = _resources(bench)

    send_due(resources, as_of)

    wait = tell_campaign(resources, "spring").wait
    retry_at = query(bench.store, "select retry_at from breaker")[0][0]
    standing = read_standing(bench.store, as_of + timedelta(minutes=1))
    assert wait is not None
    assert wait == ("quota", 23, retry_at)
    assert any("spring waits: quota; 23 messages are due" in each for each in standing.alerts)


def test_a_sender_whose_account_is_not_set_is_refused_before_anything_is_claimed(
    bench: Bench, as_of: datetime
):
    make_ready_world(bench.store, 5, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    with bench.store.transaction() as session:
        session.connection.execute("update sender set account_name = 'elsewhere'")

    with pytest.raises(SettingsError, match=r"sendgrid\.accounts\.elsewhere\.api_key"):
        send_due(_resources(bench), as_of)

    assert reasons(bench.store) == {"planned": 5}
    assert query(bench.store, "select count(*) from attempt") == [(0,)]
