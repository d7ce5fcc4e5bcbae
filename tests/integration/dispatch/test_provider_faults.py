"""Does what goes wrong at the provider lose, double or kill a message?"""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models.errors import UnreachableError
from models.ports import OutgoingEmail
from tasks.dispatch import send_due
from tasks.providers.sendgrid import SendGridProvider
from tasks.resources import Resources
from tasks.standing import read_standing
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import (
    SENDGRID,
    Bench,
    FaultSize,
    MisroutedProvider,
    assert_each_once,
    assert_proved,
    finish,
    marked_outcomes,
    query,
    reasons,
    states,
    tell,
)
from tests.postgres_fixture import free_port


def _resources(bench: Bench, url: str = "", **groups):
    sendgrid = {**SENDGRID, **groups.pop("sendgrid", {})}
    return make_resources(
        bench.store,
        bench.home,
        url or bench.sandbox.url,
        dispatch={**bench.dispatch, "lease_seconds": 60},
        sendgrid=sendgrid,
        **groups,
    )


@pytest.mark.fault
def test_time_outs_after_acceptance_double_nothing(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 600, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"batch_size": 5, "claim_size": 50, "concurrency": 4}
    bench.sandbox.put_faults({"kind": "timeout_after_accept", "rate": 0.05})
    resources = _resources(bench, sendgrid={"timeout_seconds": 0.5})

    send_due(resources, as_of)
    end = finish(resources, as_of, send_due)

    assert marked_outcomes(bench.store)["unknown"] > 0
    assert_each_once(bench, world.message_ids, end)


DIALLED = ("429", "500", "503", "reset_before_accept")
RATE = 0.02


def _mix_faults(bench: Bench) -> tuple[Resources, MisroutedProvider]:
    """Dial in what the provider does; what happens on the way to it is routed by the test."""
    bench.sandbox.put_faults(*({"kind": kind, "rate": RATE} for kind in DIALLED))
    bench.dispatch |= {"batch_size": 3, "claim_size": 90, "concurrency": 2}
    resources = _resources(bench)
    detours = {
        "dns": SendGridProvider("SG.main.test", "https://sendgrid.invalid", 3),
        "tls": SendGridProvider("SG.main.test", bench.sandbox.broken_tls_url, 3),
    }
    routed = MisroutedProvider(resources.email_providers["sendgrid"], detours, RATE)
    resources.__dict__["email_providers"] = {"sendgrid": routed}
    return resources, routed


@pytest.mark.fault
@pytest.mark.timeout(1800)
def test_faults_of_many_kinds_cost_few_attempts_and_lose_nothing(
    bench: Bench, as_of: datetime, size: FaultSize
):
    count = size.mixed_messages
    world = make_ready_world(bench.store, count, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    resources, routed = _mix_faults(bench)
    started = time.monotonic()

    send_due(resources, as_of)
    # A run a minute, as in production: each ends early where the provider says when to come again.
    end = finish(resources, as_of, send_due, rounds=300, minutes=1)

    calls = marked_outcomes(bench.store)
    sends = [each for each in bench.sandbox.calls() if each["endpoint"] == "mail_send"]
    struck = routed.struck + Counter(each["fault"] for each in sends if each["fault"])
    seconds = round(time.monotonic() - started)
    tell(bench, "six faults at 2 %", batches=routed.calls, struck=dict(struck), seconds=seconds)
    assert routed.calls == len(sends) + routed.struck.total()
    assert set(struck) == {*DIALLED, "dns", "tls"}
    assert 0.06 < struck.total() / routed.calls < 0.17
    assert calls.total() <= 1.2 * count
    assert_each_once(bench, world.message_ids, end)


def _mail() -> OutgoingEmail:
    return OutgoingEmail("m", "a", "p@e.example", "", "s@e.example", "S", "Hi", "text", "<p>")


@pytest.mark.parametrize("fault", ["tls", "dns", "refused"])
def test_failures_before_the_request_are_known_to_have_sent_nothing(bench: Bench, fault: str):
    urls = {
        "tls": bench.sandbox.broken_tls_url,
        "dns": "https://sendgrid.invalid",
        "refused": f"http://127.0.0.1:{free_port()}",
    }
    provider = SendGridProvider("SG.main.test", urls[fault], 3)

    answers = provider.send_batch([_mail()])

    assert isinstance(answers["m"], UnreachableError)
    assert bench.sandbox.ledger_summary()["accepted"] == 0


def test_unreachable_provider_leaves_all_planned_and_budgets_whole(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 40, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    resources = _resources(bench, f"http://127.0.0.1:{free_port()}")

    counts = send_due(resources, as_of)

    assert counts["unreachable"] == 40
    assert reasons(bench.store) == {"planned unreachable": 40}
    assert query(bench.store, "select distinct used_count from budget") == [(0,)]
    assert_proved(bench.store, as_of)


@pytest.mark.fault
def test_an_outage_opens_the_breaker_and_kills_nothing(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 300, as_of, steps_with_content=(1,))
    resources = _resources(bench)
    bench.sandbox.put_faults({"kind": "outage"})
    breaker = []
    for minute in range(25):
        moment = as_of + timedelta(minutes=minute)
        set_clock(bench.store, moment)
        if minute == 10:
            bench.sandbox.put_faults()

        send_due(resources, moment)
        breaker += query(bench.store, "select state from breaker")

    calls = marked_outcomes(bench.store)
    assert ("open",) in breaker[:10]
    assert breaker[-1] == ("closed",)
    assert calls["unreachable"] < 150 + 10 * 10
    assert states(bench.store)["1 dead"] == 0
    assert_each_once(bench, world.message_ids, moment)


def test_a_key_revoked_in_mid_batch_kills_nothing_and_stops_the_account(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 100, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"concurrency": 1}
    bench.sandbox.put_faults({"kind": "revoked", "from_call": 3})
    resources = _resources(bench)

    counts = send_due(resources, as_of)
    standing = read_standing(bench.store, as_of)
    calls = len(list(bench.sandbox.calls()))
    idle = send_due(resources, as_of + timedelta(minutes=2))
    still = len(list(bench.sandbox.calls()))
    bench.sandbox.put_faults()
    end = finish(resources, as_of + timedelta(minutes=10), send_due)

    assert (counts["accepted"], counts["account_refused"], counts["revoked"]) == (40, 20, 40)
    assert standing.breakers[0]["reason"] == "account_refused"
    assert any("circuit breaker" in alert for alert in standing.alerts)
    assert (idle["claimed"], still) == (0, calls)
    assert_each_once(bench, world.message_ids, end)


def test_a_quota_in_mid_batch_sends_what_it_covers_and_says_so(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 68, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"batch_size": 100}
    bench.sandbox.put_faults({"kind": "quota", "after_messages": 45})
    resources = _resources(bench)

    counts = send_due(resources, as_of)
    again = query(bench.store, "select min(look_at) from message where state = 'planned'")
    waiting = reasons(bench.store)
    bench.sandbox.put_faults()
    end = finish(resources, as_of + timedelta(minutes=10), send_due)

    assert counts["accepted"] == 45
    assert waiting == {"accepted": 45, "planned provider_quota": 23}
    assert again[0][0] > as_of
    assert_each_once(bench, world.message_ids, end)


def test_a_stated_wait_pauses_the_provider_for_every_worker(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 100, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    bench.dispatch |= {"concurrency": 1}
    bench.sandbox.put_faults({"kind": "429", "calls": [2], "retry_after": 90})

    counts = send_due(_resources(bench), as_of)
    early = send_due(_resources(bench), as_of + timedelta(seconds=60))
    set_clock(bench.store, as_of + timedelta(hours=1))
    late = send_due(_resources(bench), as_of + timedelta(hours=1))

    assert counts["throttled"] == 20
    assert counts["accepted"] <= 40
    assert early["claimed"] == 0
    assert counts["accepted"] + late["accepted"] == 100


def test_a_refused_message_is_found_by_halves_and_the_rest_goes(
    bench: Bench, as_of: datetime, tmp_path: Path
):
    from tests.factories_ledger import readdress

    world = make_ready_world(bench.store, 64, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    readdress(bench.store, world.lead_ids[37], "no address at all")
    bench.dispatch |= {"batch_size": 64}

    counts = send_due(_resources(bench), as_of)

    sends = [each for each in bench.sandbox.calls() if each["endpoint"] == "mail_send"]
    assert counts["accepted"] == 63
    assert reasons(bench.store) == {"accepted": 63, "dead rejected": 1}
    assert len(sends) <= 13
    assert_proved(bench.store, as_of)


def test_a_rate_limit_is_shared_by_all_workers(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 120, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    resources = _resources(bench, sendgrid={"messages_per_second": 40})

    start = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(lambda _: send_due(resources, as_of), range(2)))
    took = time.monotonic() - start

    assert sum(each["accepted"] for each in counts) == 120
    assert took >= (120 - 40 - 20) / 40
