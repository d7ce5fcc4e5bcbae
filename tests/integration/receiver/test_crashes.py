"""Does an event survive the receiver's death, and have one effect?"""

import signal
import threading
import time
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from models.rules.link_tokens import make_token
from tasks.store.postgres import Store
from tests.factories_events import (
    KEYRING,
    Provider,
    dump_events,
    make_event,
    make_sent,
    select,
    set_clock,
)
from tests.integration.receiver.wire import LossyPostgres, ReceiverProcess

pytestmark = [pytest.mark.fault, pytest.mark.slow]
PATH = "/webhooks/sendgrid"


def _post(url: str, body: bytes, headers: dict[str, str]) -> int | None:
    try:
        return httpx.post(url + PATH, content=body, headers=headers, timeout=30).status_code
    except httpx.TransportError:
        return None


def _facts(store: Store) -> tuple:
    return select(store, "select (select count(*) from ban), (select count(*) from raw_event)")[0]


def test_a_kill_between_commit_and_answer_makes_no_second_effect(
    store: Store, database_url: str, provider: Provider, as_of: datetime, tmp_path: Path
):
    sent = make_sent(store, as_of, state="claimed", attempt_state="planned")
    set_clock(store, as_of)
    body = dump_events(make_event(sent, "unsubscribe", as_of))
    headers = provider.sign(body, as_of)
    wire = LossyPostgres(database_url, tmp_path / "wire", b"insert into raw_event")
    first = ReceiverProcess(wire.url, provider.public_key, tmp_path)
    answers: list[int | None] = []

    sender = threading.Thread(target=lambda: answers.append(_post(first.url, body, headers)))
    sender.start()
    deadline = time.monotonic() + 20
    while _facts(store) != (1, 1) and time.monotonic() < deadline:
        time.sleep(0.05)
    committed_before_the_kill = _facts(store)
    first.stop(signal.SIGKILL)
    sender.join()
    second = ReceiverProcess(database_url, provider.public_key, tmp_path)
    retried = _post(second.url, body, headers)
    code = second.stop()
    wire.close()

    assert answers == [None]
    assert committed_before_the_kill == (1, 1)
    assert retried == 204
    assert code == 0
    assert _facts(store) == (1, 2)
    assert select(store, "select from_state, to_state from message_move") == [
        ("claimed", "planned")
    ]


def test_a_kill_before_the_commit_leaves_nothing_and_the_retry_stores_it(
    store: Store, database_url: str, provider: Provider, as_of: datetime, tmp_path: Path
):
    sent = make_sent(store, as_of)
    set_clock(store, as_of)
    body = dump_events(make_event(sent, "spamreport", as_of))
    headers = provider.sign(body, as_of)
    first = ReceiverProcess(database_url, provider.public_key, tmp_path)
    answers: list[int | None] = []

    with store.transaction() as session:
        session.connection.execute("select from lead for update")
        sender = threading.Thread(target=lambda: answers.append(_post(first.url, body, headers)))
        sender.start()
        _wait_for_lock(store)
        first.stop(signal.SIGKILL)
    sender.join()
    left = _facts(store)
    second = ReceiverProcess(database_url, provider.public_key, tmp_path)
    retried = _post(second.url, body, headers)
    second.stop()

    assert answers == [None]
    assert left == (0, 0)
    assert retried == 204
    assert _facts(store) == (1, 1)


def _wait_for_lock(store: Store) -> None:
    waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
    deadline = time.monotonic() + 20
    while select(store, waiting)[0][0] == 0:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_logs_are_json_and_hold_nothing_personal(
    store: Store, database_url: str, provider: Provider, as_of: datetime, tmp_path: Path
):
    sent = make_sent(store, as_of)
    set_clock(store, as_of)
    body = dump_events(make_event(sent, "unsubscribe", as_of))
    token = make_token(KEYRING.purpose_key("link-tokens"), "unsubscribe", sent.message_id)
    process = ReceiverProcess(database_url, provider.public_key, tmp_path)

    assert _post(process.url, body, provider.sign(body, as_of)) == 204
    assert httpx.get(f"{process.url}/u/{token}").status_code == 200
    assert httpx.post(f"{process.url}/inbound/guessed-secret").status_code == 403
    code = process.stop()

    text = "".join(process.lines)
    requests = [line for line in process.log() if line["what"] == "request"]
    assert code == 0
    assert [(line["route"], line["status"]) for line in requests] == [
        ("/webhooks/sendgrid", 204),
        ("/u/{token:path}", 200),
        ("/inbound/{secret}", 403),
    ]
    assert requests[0]["events"] == 1
    for personal in (
        sent.address,
        "person1",
        token,
        sent.message_id,
        "guessed-secret",
        "127.0.0.1",
    ):
        assert personal not in text
