"""Do order, repetition and lateness of what comes in change what it means?"""

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.ingest import run_ingest
from tasks.border import Arrival, Border, store_sealed, store_webhook
from tasks.rederivation import compare_events
from tasks.resources import Resources
from tasks.store.postgres import Store, open_store
from tests.factories_events import (
    KEYRING,
    Sent,
    make_event,
    make_mail,
    make_resources,
    make_sent,
    make_settings,
    select,
)

SECOND = timedelta(seconds=1)
BROWSER = "Mozilla/5.0 (Windows NT 10.0) Chrome/131.0.0.0"
LINKS = ("https://x.example/1", "https://x.example/2")
OPT_OUT = "Please remove me from your list."
RESULTS = (
    "select event_id, kind, message_id, lead_id, occurred_at, is_machine, detail from event",
    "select reply_id, kind, message_id, lead_id, intent, sentiment, return_on from reply",
    "select ban_key, lookup_hash, scope, scope_key, reason, at from ban",
    "select lead_id, state, state_reason, waiting_until from enrolment",
    # Which of two stops came first is history: an open message is dropped by the first of them.
    "select message_id, state from message",
    "select kind, subject_key, reason from review_task",
)


def _arrivals(people: list[Sent], as_of: datetime) -> list[dict | bytes]:
    first, second, third = people
    late = as_of + timedelta(hours=2)
    return [
        make_event(first, "processed", as_of),
        make_event(first, "delivered", as_of + 2 * SECOND),
        make_event(first, "click", as_of + 4 * SECOND, url=LINKS[0], useragent=BROWSER),
        make_event(first, "open", as_of + 4 * SECOND, useragent=BROWSER),
        make_event(first, "click", late, url=LINKS[0], useragent=BROWSER),
        make_event(first, "click", late + SECOND, url=LINKS[1], useragent=BROWSER),
        make_event(first, "open", late + timedelta(hours=1), useragent=BROWSER),
        make_mail(first.address, "Sounds good, tell me more.", as_of, answers=first.message_id),
        make_mail(
            first.address,
            "I am out of the office until 2026-03-30.",
            as_of,
            answers=first.message_id,
            Auto_Submitted="auto-replied",
        ),
        make_event(second, "deferred", as_of),
        make_event(second, "bounce", as_of, type="bounce", status="5.1.1", reason="550 unknown"),
        make_event(second, "unsubscribe", as_of),
        make_mail(
            third.address, "Please remove me from your list.", as_of, answers=third.message_id
        ),
        make_mail(third.address, "Do you still have my address?", as_of, answers=third.message_id),
        make_event(third, "spamreport", as_of),
        make_mail("stranger@elsewhere.example", "Hello, who are you?", as_of),
    ]


def _store(resources: Resources, arrivals: list, as_of: datetime) -> None:
    border = Border(KEYRING, resources.settings.receiver.public_url)
    with resources.store.transaction() as session:
        session.rows("events.ensure_partition", instant=as_of)
        for each in arrivals:
            if isinstance(each, bytes):
                arrival = Arrival("inbound_parse", as_of, border.body_hash(each))
                store_sealed(session, border, each, arrival)
            else:
                store_webhook(session, border, [each], Arrival("sendgrid", as_of, "h", as_of))


def _outcome(url: str, tmp_path: Path, as_of: datetime, batches: list[list]) -> list[list]:
    store: Store = open_store(url)
    resources = make_resources(store, as_of, make_settings(tmp_path, url, "unused"))
    people = [make_sent(store, as_of - timedelta(days=1), n, later_steps=1) for n in (1, 2, 3)]
    told = _arrivals(people, as_of)
    for batch in batches:
        _store(resources, [told[place] for place in batch], as_of)
        run_ingest(resources, as_of)
    result = [sorted(select(store, statement), key=str) for statement in RESULTS]
    assert compare_events(resources).differences == 0
    store.close()
    return result


SIZE = 16
ORDERS = st.permutations(range(SIZE)).flatmap(
    lambda order: st.tuples(
        st.lists(st.integers(0, SIZE - 1), max_size=6),
        st.lists(st.integers(1, SIZE - 1), max_size=3, unique=True).map(sorted),
    ).map(lambda extra: _cut([*order, *extra[0]], extra[1]))
)


def _cut(order: list[int], cuts: list[int]) -> list[list[int]]:
    edges = [0, *cuts, len(order)]
    return [order[start:end] for start, end in itertools.pairwise(edges)]


@pytest.mark.slow
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=ORDERS)
def test_any_order_with_repetitions_in_any_number_of_runs_gives_the_same(
    clone_database: Callable[[], str], tmp_path: Path, as_of: datetime, batches: list[list[int]]
):
    straight = _outcome(clone_database(), tmp_path, as_of, [list(range(SIZE))])

    assert _outcome(clone_database(), tmp_path, as_of, batches) == straight
