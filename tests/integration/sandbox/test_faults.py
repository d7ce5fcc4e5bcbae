"""Does each fault strike the calls it names, and does the record tell the truth about it?"""

import socket
import ssl
import threading
import time
from collections import Counter
from datetime import timedelta

import httpx
import orjson
import pytest

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, make_batch

KEY = {"authorization": "Bearer SG.main.x", "content-type": "application/json"}


def _send(sandbox: Sandbox, numbers: list[int], timeout: float = 5.0) -> httpx.Response:
    body = orjson.dumps(make_batch(numbers))
    return httpx.post(f"{sandbox.url}/v3/mail/send", content=body, headers=KEY, timeout=timeout)


def _accepted(sandbox: Sandbox) -> int:
    return sandbox.ledger_summary()["accepted"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_status_before_acceptance_accepts_nothing(sandbox: Sandbox, status: int):
    sandbox.put_faults({"kind": str(status), "calls": [1], "retry_after": 2})

    first, second = _send(sandbox, [1]), _send(sandbox, [1])

    assert first.status_code == status
    assert first.headers.get("retry-after") == ("2" if status == 429 else None)
    assert "errors" in first.json()
    assert second.status_code == 202
    assert _accepted(sandbox) == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_status_after_acceptance_hides_what_was_accepted(sandbox: Sandbox, status: int):
    sandbox.put_faults({"kind": f"{status}_after_accept"})

    assert _send(sandbox, [1, 2]).status_code == status
    assert _accepted(sandbox) == 2


@pytest.mark.parametrize(("kind", "accepted"), [("before", 0), ("after", 3)])
def test_a_reset_breaks_the_connection_on_the_stated_side_of_acceptance(
    sandbox: Sandbox, kind: str, accepted: int
):
    sandbox.put_faults({"kind": f"reset_{kind}_accept"})

    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        _send(sandbox, [1, 2, 3])

    assert _accepted(sandbox) == accepted


@pytest.mark.parametrize(("kind", "accepted"), [("before", 0), ("after", 1)])
def test_a_time_out_leaves_the_caller_without_an_answer(sandbox: Sandbox, kind: str, accepted: int):
    sandbox.put_faults({"kind": f"timeout_{kind}_accept"})

    with pytest.raises(httpx.ReadTimeout):
        _send(sandbox, [1], timeout=0.3)

    assert _accepted(sandbox) == accepted
    assert next(iter(sandbox.calls()))["ending"] == "hang"


def test_slow_gives_the_right_answer_late(sandbox: Sandbox):
    sandbox.put_faults({"kind": "slow", "latency_ms": 300})
    started = time.monotonic()

    assert _send(sandbox, [1]).status_code == 202
    assert time.monotonic() - started >= 0.3


def test_latency_of_one_call_does_not_hold_up_others(sandbox: Sandbox):
    sandbox.put_mode(latency_ms=300)
    threads = [threading.Thread(target=_send, args=(sandbox, [n])) for n in range(10)]
    started = time.monotonic()

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert _accepted(sandbox) == 10
    assert time.monotonic() - started < 10 * 0.3


def test_a_quota_accepts_up_to_its_number_and_then_says_that_credits_are_gone(sandbox: Sandbox):
    sandbox.put_faults({"kind": "quota", "after_messages": 45})

    answers = [_send(sandbox, list(range(start, start + 9))) for start in range(0, 68, 9)]

    assert [answer.status_code for answer in answers] == [202] * 5 + [401] * 3
    assert answers[-1].json()["errors"][0]["message"] == "Maximum credits exceeded"
    assert _accepted(sandbox) == 45
    left = httpx.get(f"{sandbox.url}/v3/user/credits", headers=KEY).json()
    assert left["remain"] == 0


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_can_be_revoked_in_mid_run(sandbox: Sandbox, status: int):
    sandbox.put_faults({"kind": "revoked", "from_call": 3, "status": status})

    assert [_send(sandbox, [n]).status_code for n in range(4)] == [202, 202, status, status]


def test_a_rule_can_be_for_one_account_alone(sandbox: Sandbox):
    sandbox.put_faults({"kind": "503", "account": "main"})
    body = orjson.dumps(make_batch([1]))
    second = {**KEY, "authorization": "Bearer SG.second"}
    other = httpx.post(f"{sandbox.url}/v3/mail/send", content=body, headers=second)

    assert _send(sandbox, [1]).status_code == 503
    assert other.status_code == 202


def test_a_rate_strikes_the_same_calls_on_every_run_and_a_repeat_draws_anew(sandbox: Sandbox):
    rule = {"kind": "500", "rate": 0.2}
    sandbox.put_faults(rule)
    forwards = {n: _send(sandbox, [n]).status_code for n in range(150)}
    sandbox.reset()
    sandbox.put_faults(rule)
    backwards = {n: _send(sandbox, [n]).status_code for n in range(149, -1, -1)}
    struck = [n for n, status in forwards.items() if status == 500]

    repeated = Counter(_send(sandbox, [n]).status_code for n in struck)

    assert backwards == forwards
    assert 10 < len(struck) < 55
    assert repeated[202] > repeated[500]


def test_every_nth_call_fails(sandbox: Sandbox):
    sandbox.put_faults({"kind": "502", "every": 3})

    assert [_send(sandbox, [n]).status_code for n in range(6)] == [202, 202, 502, 202, 202, 502]


def test_a_fault_can_last_for_a_span_of_virtual_time(sandbox: Sandbox):
    start = sandbox.clock() + timedelta(minutes=5)
    end = start + timedelta(minutes=10)
    sandbox.put_faults({"kind": "503", "virtual": [start.isoformat(), end.isoformat()]})
    statuses = [_send(sandbox, [1]).status_code]

    for at in (start, end):
        sandbox.put_clock(at)
        statuses.append(_send(sandbox, [1]).status_code)

    assert statuses == [202, 503, 202]


def test_an_outage_refuses_connections_while_control_stays_up(sandbox: Sandbox):
    start = sandbox.clock() + timedelta(minutes=5)
    end = start + timedelta(minutes=10)
    sandbox.put_faults({"kind": "outage", "virtual": [start.isoformat(), end.isoformat()]})
    with httpx.Client(base_url=sandbox.url, headers=KEY) as standing:
        standing.get("/v3/scopes")

        sandbox.put_clock(start)
        with pytest.raises(httpx.TransportError):
            standing.get("/v3/scopes")
        for number in range(5):
            with pytest.raises(httpx.ConnectError):
                _send(sandbox, [number])
        assert _accepted(sandbox) == 0

        sandbox.put_clock(end)
        assert _send(sandbox, [1]).status_code == 202


def test_an_outage_can_last_for_a_span_of_real_time(sandbox: Sandbox):
    sandbox.put_faults({"kind": "outage", "wall_seconds": [0, 0.5]})

    with pytest.raises(httpx.ConnectError):
        _send(sandbox, [1])
    time.sleep(1.0)

    assert _send(sandbox, [1]).status_code == 202


def test_tls_fails_in_the_handshake_so_nothing_left(sandbox: Sandbox):
    with pytest.raises(httpx.ConnectError, match=r"(?i)ssl|handshake"):
        httpx.post(f"{sandbox.broken_tls_url}/v3/mail/send", content=b"{}")
    raw = socket.create_connection(("127.0.0.1", sandbox.broken_tls_port))
    context = ssl.create_default_context()
    with raw, pytest.raises(ssl.SSLError):
        context.wrap_socket(raw, server_hostname="api.example")


def test_every_call_is_on_record_with_its_fault(sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "calls": [2]}, {"kind": "reset_after_accept", "calls": [3]})
    _send(sandbox, [1, 2])
    _send(sandbox, [3])
    with pytest.raises(httpx.TransportError):
        _send(sandbox, [4])

    seen = [
        (row["endpoint"], row["account"], row["fault"], row["status"], row["message_count"])
        for row in sandbox.calls()
    ]

    assert seen == [
        ("mail_send", "main", None, 202, 2),
        ("mail_send", "main", "429", 429, 0),
        ("mail_send", "main", "reset_after_accept", None, 1),
    ]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"kind": "flood"}, "kind must be one of"),
        ({"kind": "429", "often": True}, "unknown"),
        ({"kind": "quota"}, "needs after_messages"),
        ({"kind": "500", "virtual": ["yesterday", "today"]}, "Invalid isoformat"),
    ],
)
def test_a_malformed_rule_is_refused_and_the_old_rules_stay(
    sandbox: Sandbox, rule: Json, message: str
):
    sandbox.put_faults({"kind": "503"})

    with pytest.raises(Exception, match=message):
        sandbox.put_faults(rule)

    assert _send(sandbox, [1]).status_code == 503


def test_an_unverified_sender_is_refused_in_sendgrids_words_and_others_are_not(sandbox: Sandbox):
    address = make_batch([1])["from"]["email"]
    sandbox.put_faults({"kind": "unverified", "sender": "other@*"})
    other = _send(sandbox, [1])
    sandbox.put_faults({"kind": "unverified", "sender": address.lower()})

    refused = _send(sandbox, [2, 3])

    (error,) = refused.json()["errors"]
    assert other.status_code == 202
    assert refused.status_code == 403
    assert error["field"] == "from"
    assert error["message"].startswith("The from address does not match a verified Sender Identity")
    assert _accepted(sandbox) == 1
