"""Is what SendGrid tells stored once it is proved, and never before?"""

from datetime import datetime, timedelta

import httpx
import orjson
import pytest

from tasks.store.postgres import Store
from tests.factories_events import KEYRING, Provider, dump_events, make_event, make_sent, select

PATH = "/webhooks/sendgrid"


def _count(store: Store) -> int:
    return select(store, "select count(*) from raw_event")[0][0]


def _refused(store: Store) -> int:
    rows = select(store, "select count from counter where counter_name = 'receiver.bad_signature'")
    return rows[0][0] if rows else 0


def test_signed_events_become_one_row_each(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    sent = make_sent(store, as_of)
    body = dump_events(
        make_event(sent, "processed", as_of),
        make_event(sent, "delivered", as_of + timedelta(seconds=4), response="250 OK"),
    )

    answer = client.post(PATH, content=body, headers=provider.sign(body, as_of))

    assert answer.status_code == 204
    rows = select(
        store,
        "select source, received_at, signed_at, is_stale, message_id, body ->> 'event'"
        " from raw_event order by raw_event_id",
    )
    assert rows == [
        ("sendgrid", as_of, as_of, False, sent.message_id, "processed"),
        ("sendgrid", as_of, as_of, False, sent.message_id, "delivered"),
    ]


@pytest.mark.parametrize(
    "forge",
    [
        lambda headers: {},
        lambda headers: {name: value for name, value in headers.items() if "Sig" not in name},
        lambda headers: {name: value for name, value in headers.items() if "Time" not in name},
        lambda headers: {**headers, "X-Twilio-Email-Event-Webhook-Signature": "not base64!"},
        lambda headers: {**headers, "X-Twilio-Email-Event-Webhook-Timestamp": "1"},
        lambda headers: Provider().sign(b"[]", datetime.fromisoformat("2026-03-02T15:00Z")),
    ],
    ids=["none", "no signature", "no timestamp", "no base64", "other timestamp", "other key"],
)
def test_without_a_valid_signature_only_a_counter_is_stored(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime, forge
):
    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))

    answer = client.post(PATH, content=body, headers=forge(provider.sign(body, as_of)))

    assert answer.status_code == 403
    assert _count(store) == 0
    assert _refused(store) == 1


def test_one_changed_byte_breaks_the_signature(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))
    headers = provider.sign(body, as_of)

    answers = [
        client.post(PATH, content=changed, headers=headers).status_code
        for changed in (body + b" ", body.replace(b"delivered", b"deliverex"), b"\xff" + body, b"")
    ]

    assert answers == [403, 403, 403, 403]
    assert _count(store) == 0


def test_a_stale_but_authentic_event_is_stored_and_flagged(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))

    for age in (601, 599):
        headers = provider.sign(body, as_of - timedelta(seconds=age))
        assert client.post(PATH, content=body, headers=headers).status_code == 204

    rows = select(store, "select is_stale from raw_event order by raw_event_id")
    assert rows == [(True,), (False,)]


def test_nothing_personal_is_stored(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    sent = make_sent(store, as_of)
    reason = f"550 5.1.1 <{sent.address}>: person1 unknown, said 192.0.2.7, call +1 555 010 9999"
    body = dump_events(
        make_event(sent, "bounce", as_of, type="bounce", status="5.1.1", reason=reason),
        make_event(
            sent,
            "click",
            as_of,
            url=f"https://shop.example/?for={sent.address}",
            ip="203.0.113.9",
            useragent=f"Mozilla/5.0 ({sent.address})",
            a_new_field=sent.address,
        ),
    )

    client.post(PATH, content=body, headers=provider.sign(body, as_of))

    rows = select(store, "select body from raw_event order by raw_event_id")
    stored = orjson.dumps([row[0] for row in rows]).decode()
    for personal in (sent.address, "person1", "192.0.2.7", "203.0.113.9", "555", "shop.example"):
        assert personal not in stored
    bounce = rows[0][0]
    assert bounce["email_hash"] == KEYRING.lookup_hash("email", sent.address).hex()
    assert bounce["reason"].startswith("550 5.1.1 <<address>>: <name> unknown, said <ip>")


@pytest.mark.parametrize("kind", ["unsubscribe", "group_unsubscribe", "spamreport"])
def test_an_opt_out_is_a_ban_when_the_answer_comes(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime, kind: str
):
    sent = make_sent(store, as_of)
    body = dump_events(make_event(sent, kind, as_of - timedelta(minutes=1)))

    answer = client.post(PATH, content=body, headers=provider.sign(body, as_of))

    assert answer.status_code == 204
    bans = select(store, "select kind, lookup_hash, scope, reason, at, recorded_at from ban")
    lookup = KEYRING.lookup_hash("email", sent.address)
    reason = "complaint" if kind == "spamreport" else "unsubscribe"
    assert bans == [
        ("email", lookup, "global", reason, as_of - timedelta(minutes=1), as_of),
    ]


def test_an_opt_out_told_twice_makes_one_ban(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    body = dump_events(make_event(make_sent(store, as_of), "unsubscribe", as_of))

    for _ in range(3):
        client.post(PATH, content=body, headers=provider.sign(body, as_of))

    assert select(store, "select count(*) from ban") == [(1,)]
    assert _count(store) == 3


def test_an_opt_out_of_an_unknown_message_still_bans_the_address(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    body = orjson.dumps(
        [{"event": "spamreport", "email": "Stranger+tag@Elsewhere.example", "timestamp": 1}]
    )

    client.post(PATH, content=body, headers=provider.sign(body, as_of))

    lookup = KEYRING.lookup_hash("email", "stranger@elsewhere.example")
    assert select(store, "select lookup_hash from ban") == [(lookup,)]


def test_an_opt_out_takes_back_what_is_claimed_and_not_yet_posting(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    claimed = make_sent(store, as_of, 1, state="claimed", attempt_state="planned")
    posting = make_sent(store, as_of, 2, state="claimed", attempt_state="posting")
    body = dump_events(
        make_event(claimed, "unsubscribe", as_of), make_event(posting, "unsubscribe", as_of)
    )

    client.post(PATH, content=body, headers=provider.sign(body, as_of))

    rows = select(
        store,
        "select attempt.state, attempt.outcome, message.state, message.reason from attempt"
        " join message using (message_id) order by message.created_at, attempt.state",
    )
    assert sorted(rows, key=str) == [
        ("posting", None, "claimed", None),
        ("settled", "revoked", "planned", "revoked"),
    ]
    moves = select(store, "select message_id, from_state, to_state, attempt_id from message_move")
    assert moves == [(claimed.message_id, "claimed", "planned", claimed.attempt_id)]


def test_authentic_bodies_that_make_no_sense_are_kept_and_answered(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    bodies = [
        b"[]",
        b"{not json",
        b"[1, null, []]",
        b'{"event": "open"}',
        b'[{"event": {"a": 1}, "email": 7, "timestamp": "soon", "message_id": "x", "ip": []}]',
        b'[{"event": "click", "email": "a\\u0000b@c.example", "url": "http://x/\\u0000"}]',
    ]

    answers = [
        client.post(PATH, content=body, headers=provider.sign(body, as_of)).status_code
        for body in bodies
    ]

    assert answers == [204] * len(bodies)
    kinds = select(store, "select source, body ->> 'event' from raw_event order by raw_event_id")
    assert kinds == [
        ("sendgrid", None),
        ("sendgrid", "unreadable"),
        ("sendgrid", "unreadable"),
        ("sendgrid", "unreadable"),
        ("sendgrid", "open"),
        ("sendgrid", "unknown"),
        ("sendgrid", "click"),
    ]


def test_a_body_that_is_too_large_is_refused_before_it_is_read(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    body = b" " * (9 * 1024 * 1024)

    stated = client.post(PATH, content=body, headers=provider.sign(body, as_of))
    chunked = client.post(PATH, content=iter([body]), headers=provider.sign(body, as_of))

    assert (stated.status_code, chunked.status_code) == (413, 413)
    assert _count(store) == 0


def test_a_new_month_gets_its_partition(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    from tests.factories_events import set_clock

    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))

    for days in (0, 31, 62):
        instant = as_of + timedelta(days=days)
        set_clock(store, instant)
        headers = provider.sign(body, instant)
        assert client.post(PATH, content=body, headers=headers).status_code == 204

    assert _count(store) == 3


def test_a_client_that_keeps_forging_costs_no_more_counters(client: httpx.Client, store: Store):
    answers = [client.post(PATH, content=b"[]").status_code]
    while answers[-1] == 403 and len(answers) < 1000:  # until a ten-second window is full
        answers.append(client.post(PATH, content=b"[]").status_code)

    assert answers[0] == 403
    assert answers[-1] == 429
    assert _refused(store) == answers.count(403)


def test_requests_at_once_lose_nothing(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    from concurrent.futures import ThreadPoolExecutor

    people = [make_sent(store, as_of, number) for number in range(1, 9)]
    bodies = [
        dump_events(*(make_event(sent, "unsubscribe", as_of) for sent in people[::direction]))
        for direction in (1, -1)
    ] * 8

    def post(body: bytes) -> int:
        return client.post(PATH, content=body, headers=provider.sign(body, as_of)).status_code

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(post, bodies))

    assert answers == [204] * 16
    assert _count(store) == 16 * 8
    assert select(store, "select count(*) from ban") == [(8,)]


def test_a_character_cut_in_half_does_not_hide_the_opt_out_beside_it(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    sent = make_sent(store, as_of)
    body = dump_events(
        make_event(sent, "open", as_of, useragent="HALF"), make_event(sent, "unsubscribe", as_of)
    ).replace(b"HALF", b"Agent \\ud83d")

    answer = client.post(PATH, content=body, headers=provider.sign(body, as_of))

    assert answer.status_code == 204
    kinds = "select body ->> 'event', body ->> 'useragent' from raw_event order by raw_event_id"
    assert select(store, kinds) == [("open", "Agent ?"), ("unsubscribe", None)]
    assert select(store, "select count(*) from ban") == [(1,)]


def test_odd_forms_of_times_and_ids_are_read(
    client: httpx.Client, store: Store, provider: Provider, as_of: datetime
):
    sent = make_sent(store, as_of)
    event = make_event(sent, "delivered", as_of)
    event |= {"timestamp": float(event["timestamp"]) + 0.5, "sg_message_id": " abc.1 "}
    body = orjson.dumps(event)

    answer = client.post(PATH, content=body, headers=provider.sign(body, as_of))

    assert answer.status_code == 204
    columns = "body ->> 'timestamp', body ->> 'sg_message_id'"
    rows = select(store, f"select {columns} from raw_event")
    assert rows == [(str(int(as_of.timestamp())), "abc.1")]
