"""Do two plans at once enrol one wave, and none while a pause is in force?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from tasks.pauses import pause, resume
from tasks.planning import plan_due
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_ledger import DEFINITION, make_ready_world, set_clock
from tests.faults import Bench, query
from tests.integration.dispatch.worlds import await_waiter, count_waiting, make_hands

LEADS, WAVE = 12, 5


def _newcomers(bench: Bench, as_of: datetime) -> Resources:
    """Hands on a campaign that takes five leads a day, and has taken none of twelve."""
    definition = {**DEFINITION, "waves": {"leads_per_day": WAVE}}
    make_ready_world(bench.store, LEADS, as_of, definition=definition)
    set_clock(bench.store, as_of)
    with bench.store.transaction() as session:
        session.connection.execute("set local session_replication_role = 'replica'")
        for table in ("content", "message_move", "message", "enrolment_move", "enrolment"):
            session.connection.execute(f"delete from {table}")
    return make_hands(bench)


def _meet_at_the_enrolments(store: Store, rivals: ThreadPoolExecutor, resources, as_of) -> list:
    """Let two plans go on only once each waits for the other or for us."""
    with store.transaction() as session:
        session.connection.execute("lock table enrolment in share mode")
        plans = [rivals.submit(plan_due, resources, as_of) for _ in range(2)]
        while count_waiting(store) < 2:
            assert not any(plan.done() for plan in plans), "a plan passed a table that is locked"
    return [plan.result() for plan in plans]


def test_two_plans_at_once_enrol_one_wave(bench: Bench, as_of: datetime):
    resources = _newcomers(bench, as_of)

    with ThreadPoolExecutor(2) as rivals:
        counts = _meet_at_the_enrolments(bench.store, rivals, resources, as_of)

    assert query(bench.store, "select count(*) from enrolment") == [(WAVE,)]
    assert sorted(each["planned"] for each in counts) == [0, WAVE]
    assert [each["waits_for_wave"] for each in counts] == [LEADS - WAVE] * 2


def test_a_campaign_that_was_paused_while_its_plan_waited_takes_nobody(
    bench: Bench, as_of: datetime
):
    resources = _newcomers(bench, as_of)

    with ThreadPoolExecutor(1) as rivals:
        with bench.store.transaction() as session:
            session.connection.execute("update campaign set state = 'paused'")
            plan = rivals.submit(plan_due, resources, as_of)
            await_waiter(bench.store, plan)
        counts = plan.result()

    assert counts == {"campaigns": 1}
    assert query(bench.store, "select count(*) from enrolment") == [(0,)]


@pytest.mark.parametrize(("level", "key"), [("campaign", DEFINITION["name"]), ("global", "")])
def test_nobody_enters_while_paused_and_one_wave_once_it_is_lifted(
    bench: Bench, as_of: datetime, level: str, key: str
):
    resources = _newcomers(bench, as_of)
    pause(bench.store, level, key, "a look at the texts", "a person", as_of)
    for day in range(3):
        counts = plan_due(resources, as_of + timedelta(days=day))
        assert (counts["enrolled"], counts["kept_out_paused"]) == (0, LEADS)

    resume(bench.store, level, key, "a person", as_of + timedelta(days=2))
    counts = plan_due(resources, as_of + timedelta(days=2))

    assert (counts["enrolled"], counts["waits_for_wave"]) == (WAVE, LEADS - WAVE)
