"""Does what came in get its meaning once, and do its effects follow?"""

from datetime import datetime, timedelta

import pytest

from flows.ingest import run_ingest
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import KEYRING, make_event, make_sent, select
from tests.integration.ingest.conftest import Tell

SECOND = timedelta(seconds=1)


def _kinds(store: Store) -> list[tuple]:
    return select(store, "select kind, is_machine from event order by occurred_at, kind")


def test_each_event_becomes_a_fact_of_its_message(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of)
    tell(make_event(sent, "processed", as_of), make_event(sent, "delivered", as_of + 4 * SECOND))

    counts = run_ingest(resources, as_of)

    assert dict(counts) | {"events": 2, "new": 2, "repeated": 0, "parked": 0} == dict(counts)
    assert select(
        store, "select message_id, attempt_id, lead_id, kind, occurred_at from event order by 5"
    ) == [
        (sent.message_id, sent.attempt_id, sent.lead_id, "processed", as_of),
        (sent.message_id, sent.attempt_id, sent.lead_id, "delivered", as_of + 4 * SECOND),
    ]


def test_a_retold_event_with_a_new_provider_id_is_the_same_fact(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of)
    tell(make_event(sent, "delivered", as_of))
    tell(make_event(sent, "delivered", as_of, sg_event_id="changed"), at=as_of + 90 * SECOND)

    first = run_ingest(resources, as_of)
    tell(make_event(sent, "delivered", as_of, sg_event_id="later"), at=as_of + 999 * SECOND)
    second = run_ingest(resources, as_of)

    assert (first["new"], first["repeated"]) == (1, 1)
    assert (second["new"], second["repeated"]) == (0, 1)
    assert _kinds(store) == [("delivered", False)]


def test_a_second_run_changes_no_row(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of, later_steps=1)
    tell(
        make_event(sent, "bounce", as_of, type="bounce", status="5.1.1"),
        make_event(sent, "spamreport", as_of),
        {"event": "open", "email": "a@b.example", "timestamp": 1, "message_id": sent.lead_id},
        {"event": "open", "email": "a@b.example"},
    )
    run_ingest(resources, as_of)
    before = _everything(store)

    counts = run_ingest(resources, as_of)

    assert _everything(store) == before
    assert counts["new"] == 0


def _everything(store: Store) -> list[list[tuple]]:
    tables = "event parked_event ban message message_move enrolment enrolment_move attempt reply"
    return [select(store, f"select * from {table} order by 1") for table in tables.split()]


def test_an_event_without_our_id_is_matched_by_the_providers_id_and_the_address(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = [make_sent(store, as_of, number) for number in (1, 2)]
    with store.transaction() as session:  # one request carried both
        session.connection.execute("set session_replication_role = replica")
        session.connection.execute("update attempt set provider_message_id = 'batch1'")
        session.connection.execute("set session_replication_role = origin")
    events = [make_event(each, "delivered", as_of) for each in sent]
    for event in events:
        del event["message_id"], event["attempt_id"]
        event["sg_message_id"] = "batch1.recvd-5"
    tell(*events)

    run_ingest(resources, as_of)

    rows = select(store, "select message_id, attempt_id from event order by message_id")
    assert rows == sorted((each.message_id, each.attempt_id) for each in sent)


def test_an_event_of_an_unknown_message_is_parked_and_found_when_its_message_is(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of, state="claimed", attempt_state="posting")
    event = make_event(sent, "delivered", as_of)
    del event["message_id"], event["attempt_id"]
    tell(event)

    parked = run_ingest(resources, as_of)
    with store.transaction() as session:
        session.connection.execute(
            "update attempt set provider_message_id = %s", (sent.provider_message_id,)
        )
    found = run_ingest(resources, as_of + timedelta(minutes=5))
    again = run_ingest(resources, as_of + timedelta(minutes=5))

    assert (parked["new"], parked["parked"]) == (0, 1)
    assert select(store, "select reason from parked_event") == [("unknown_message",)]
    assert (found["new"], again["new"]) == (1, 0)


def test_an_event_without_its_own_time_is_parked_not_dated_by_arrival(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    tell(make_event(make_sent(store, as_of), "open", as_of, timestamp="soon"))

    run_ingest(resources, as_of)

    assert select(store, "select reason from parked_event") == [("no_time",)]
    assert _kinds(store) == []


@pytest.mark.parametrize(
    ("status", "type_", "reason", "bounce_class", "is_banned"),
    [
        ("5.1.1", "bounce", "550 5.1.1 user unknown", "hard", True),
        ("5.1.10", "bounce", "550 5.1.10 recipient not found", "hard", True),
        ("", "bounce", "", "hard", True),
        ("4.2.2", "blocked", "452 4.2.2 mailbox is over quota", "soft", False),
        ("5.7.1", "blocked", "550 5.7.1 rejected by content policy", "blocked", False),
        ("5.0.0", "blocked", "timed out", "soft", False),
    ],
)
def test_only_a_dead_address_is_banned_and_its_sequence_stopped(
    resources: Resources,
    store: Store,
    tell: Tell,
    as_of: datetime,
    status,
    type_,
    reason,
    bounce_class,
    is_banned,
):
    sent = make_sent(store, as_of, later_steps=1)
    tell(make_event(sent, "bounce", as_of, status=status, type=type_, reason=reason))

    run_ingest(resources, as_of)

    detail = select(store, "select detail ->> 'bounce_class' from event")
    bans = select(store, "select reason, lookup_hash, at from ban")
    enrolment = select(store, "select state, state_reason from enrolment")
    later = select(store, "select state, reason from message order by step desc limit 1")
    lookup = KEYRING.lookup_hash("email", sent.address)
    assert detail == [(bounce_class,)]
    assert bans == ([("hard_bounce", lookup, as_of)] if is_banned else [])
    assert enrolment == [("stopped", "suppressed") if is_banned else ("active", None)]
    assert later == [("dropped", "suppressed") if is_banned else ("planned", None)]


@pytest.mark.parametrize("kind", ["unsubscribe", "spamreport"])
def test_an_opt_out_stops_the_sequence_and_drops_what_is_open(
    resources: Resources, store: Store, tell: Tell, as_of: datetime, kind: str
):
    sent = make_sent(store, as_of, later_steps=2)
    tell(make_event(sent, kind, as_of))

    counts = run_ingest(resources, as_of)

    assert counts["stopped"] == 1
    assert select(store, "select state, state_reason from enrolment") == [("stopped", "suppressed")]
    assert select(store, "select step, state from message order by step") == [
        (1, "accepted"),
        (2, "dropped"),
        (3, "dropped"),
    ]
    assert select(store, "select from_state, to_state, reason from message_move") == [
        ("planned", "dropped", "suppressed"),
        ("planned", "dropped", "suppressed"),
    ]
    assert select(store, "select from_state, to_state, reason from enrolment_move") == [
        ("active", "stopped", "suppressed")
    ]


def test_an_event_that_names_an_uncertain_message_proves_it_was_accepted(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of, state="uncertain")
    with store.transaction() as session:
        session.connection.execute("update enrolment set step_count = 1, next_step = 1")
    tell(make_event(sent, "processed", as_of))

    counts = run_ingest(resources, as_of)

    assert counts["closed_by_evidence"] == 1
    assert select(store, "select state from message") == [("accepted",)]
    assert select(store, "select from_state, to_state, reason from message_move") == [
        ("uncertain", "accepted", "evidence")
    ]


def test_a_scanners_clicks_are_a_machines_even_when_they_arrive_one_by_one(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of)
    late = as_of + timedelta(hours=1)
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/131.0.0.0"
    links = [
        make_event(sent, "click", late + n * SECOND, url=f"https://x.example/{n}", useragent=agent)
        for n in range(2)
    ]
    tell(links[0])
    run_ingest(resources, as_of)
    alone = _kinds(store)

    tell(links[1])
    run_ingest(resources, as_of)

    assert alone == [("clicked", False)]
    assert _kinds(store) == [("clicked", True), ("clicked", True)]


def test_a_click_told_before_its_delivery_is_judged_when_the_delivery_is_known(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of)
    tell(make_event(sent, "click", as_of + 3 * SECOND, url="https://x.example/", useragent="B/1"))
    run_ingest(resources, as_of)
    before = _kinds(store)

    tell(make_event(sent, "delivered", as_of))
    run_ingest(resources, as_of)

    assert before == [("clicked", False)]
    assert _kinds(store) == [("delivered", False), ("clicked", True)]


def test_clicks_on_our_unsubscribe_link_are_never_counted(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of)
    url = resources.settings.receiver.public_url + "/u/sometoken"
    tell(make_event(sent, "click", as_of, url=url, useragent="B/1"))

    counts = run_ingest(resources, as_of)

    assert counts["not_counted"] == 1
    assert _kinds(store) == []


def test_a_row_whose_transaction_is_still_open_is_not_passed_over(
    resources: Resources, store: Store, tell: Tell, border, as_of: datetime
):
    from tasks.border import Arrival, store_webhook

    sent = make_sent(store, as_of)
    tell(make_event(sent, "processed", as_of))

    with store.transaction() as slow:
        arrival = Arrival("sendgrid", as_of, "slow", as_of)
        store_webhook(slow, border, [make_event(sent, "deferred", as_of)], arrival)
        tell(make_event(sent, "delivered", as_of))
        run_ingest(resources, as_of)
        meanwhile = len(_kinds(store))
    run_ingest(resources, as_of)

    assert meanwhile < 3
    assert {kind for kind, _ in _kinds(store)} == {"processed", "deferred", "delivered"}


def test_a_cursor_of_another_database_system_reads_everything_again(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    tell(make_event(make_sent(store, as_of), "delivered", as_of))
    with store.transaction() as session:
        session.run(
            "operations.write_cursor",
            cursor_name="ingest_events",
            next_xid=1 << 60,
            updated_at=as_of,
        )

    first = run_ingest(resources, as_of)
    second = run_ingest(resources, as_of)

    assert (first["new"], second["events"]) == (1, 0)


def test_an_empty_store_is_no_trouble(resources: Resources, as_of: datetime):
    counts = run_ingest(resources, as_of)

    assert counts["events"] == 0


def test_two_runs_at_once_do_no_more_than_one(
    resources: Resources, store: Store, tell: Tell, as_of: datetime
):
    from concurrent.futures import ThreadPoolExecutor

    people = [make_sent(store, as_of, number, later_steps=1) for number in range(1, 21)]
    for kind in ("delivered", "unsubscribe", "spamreport"):
        tell(*(make_event(sent, kind, as_of) for sent in people))

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(lambda _: run_ingest(resources, as_of), range(3)))

    assert sum(count["new"] for count in counts) == 60
    assert select(store, "select count(*) from event") == [(60,)]
    assert select(store, "select count(*) from enrolment_move") == [(20,)]
    assert select(store, "select count(*) from message_move") == [(20,)]
