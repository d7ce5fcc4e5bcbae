"""Does a connection that is used again ever send a request twice, or hide that one may be there?"""

import logging
from base64 import b64encode

import orjson
import pytest

from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    ThrottledError,
    UnreachableError,
)
from models.ports import Accepted, OutgoingEmail
from tasks.providers.sendgrid import SendGridProvider
from tasks.providers.sendgrid_transport import Connections
from tests.answering import Answer, Wire, serving

TAKEN = Answer(b"HTTP/1.1 202 Accepted\r\nX-Message-Id: id\r\nContent-Length: 0\r\n\r\n")
TAKEN_AND_GONE = TAKEN._replace(hangs_up=True)
NO_BYTE = Answer(b"", hangs_up=True)


def _provider(wire: Wire) -> SendGridProvider:
    return SendGridProvider("SG.main.test", f"http://127.0.0.1:{wire.port}", 5)


def _send(provider: SendGridProvider, subject: str = "Hi") -> Accepted | Exception:
    mail = OutgoingEmail("m", "a", "p@e.example", "", "s@e.example", "S", subject, "text", "<p>")
    return provider.send_batch([mail])["m"]


def test_calls_one_after_the_other_share_a_connection():
    with serving(TAKEN, TAKEN, TAKEN) as wire:
        provider = _provider(wire)

        answers = [_send(provider) for _ in range(3)]

    assert answers == [Accepted("id")] * 3
    assert (wire.connection_count, len(wire.requests)) == (1, 3)


def test_calls_at_the_same_time_have_connections_of_their_own():
    with serving(TAKEN, TAKEN) as wire:
        connections = Connections(f"http://127.0.0.1:{wire.port}")
        first, second = connections.take(5), connections.take(5)
        for each in (first, second):
            each.request("GET", "/")
            each.getresponse().read()
            each.close()

    assert wire.connection_count == 2


def test_a_request_that_meets_a_closing_connection_may_have_arrived_and_is_not_sent_again():
    with serving(TAKEN, NO_BYTE, TAKEN) as wire:
        provider = _provider(wire)

        answers = [_send(provider) for _ in range(3)]

    assert isinstance(answers[1], OutcomeUnknownError)
    assert (answers[0], answers[2]) == (Accepted("id"), Accepted("id"))
    assert (wire.connection_count, len(wire.requests)) == (2, 3)


def test_an_answer_that_breaks_off_leaves_the_outcome_unknown():
    torn = Answer(b"HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\nhalf", hangs_up=True)
    with serving(TAKEN, torn) as wire:
        provider = _provider(wire)

        answers = [_send(provider) for _ in range(2)]

    assert isinstance(answers[1], OutcomeUnknownError)
    assert len(wire.requests) == 2


def test_after_a_connection_was_closed_in_idleness_nothing_has_left_a_call_that_finds_nobody():
    with serving(TAKEN_AND_GONE) as wire:
        provider = _provider(wire)
        first = _send(provider)
        assert wire.has_hung_up.wait(5)

        second = _send(provider)

    assert first == Accepted("id")
    assert isinstance(second, UnreachableError)
    assert len(wire.requests) == 1


def test_a_connection_that_idled_too_long_is_not_used():
    with serving(TAKEN, TAKEN) as wire:
        connections = Connections(f"http://127.0.0.1:{wire.port}", idle_seconds=0)
        for _ in range(2):
            connection = connections.take(5)
            connection.request("GET", "/")
            connection.getresponse().read()
            connections.keep(connection)
        connections.close()

    assert wire.connection_count == 2


def test_a_connection_is_given_up_where_the_server_says_so():
    last = Answer(b"HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", True)
    with serving(last, TAKEN) as wire:
        provider = _provider(wire)

        answers = [_send(provider) for _ in range(2)]

    assert [type(each) for each in answers] == [Accepted, Accepted]
    assert wire.connection_count == 2


def test_a_redirection_is_a_refusal_and_is_not_followed():
    elsewhere = b"HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"
    with serving(Answer(elsewhere), TAKEN) as wire:
        provider = _provider(wire)

        refused, sent = _send(provider), _send(provider)

    assert isinstance(refused, AccountRefusedError)
    assert sent == Accepted("id")
    assert [request.split()[1] for request in wire.requests] == [b"/v3/mail/send"] * 2


def test_the_sdks_request_goes_out_as_plain_json_and_its_log_tells_no_secret(
    caplog: pytest.LogCaptureFixture,
):
    with serving(TAKEN) as wire, caplog.at_level(logging.DEBUG, "python_http_client"):
        _send(_provider(wire), subject="Grüße aus Köln")

    head, _, body = wire.requests[0].partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert headers["Content-Type"] == "application/json"
    assert headers["Authorization"] == "Bearer SG.main.test"
    assert orjson.loads(body)["personalizations"][0]["subject"] == "Grüße aus Köln"
    assert f"PAYLOAD: {len(body)} bytes" in caplog.messages
    assert not any(
        secret in each for secret in ("p@e.example", "Köln", "SG.main") for each in caplog.messages
    )


def test_a_proxy_that_refuses_the_tunnel_has_let_nothing_out(monkeypatch: pytest.MonkeyPatch):
    with serving(Answer(b"HTTP/1.0 403 Forbidden\r\n\r\n", hangs_up=True)) as wire:
        monkeypatch.setenv("https_proxy", f"http://ada:s%40crt@127.0.0.1:{wire.port}")
        monkeypatch.setenv("no_proxy", "")
        provider = SendGridProvider("SG.main.test", "https://mail.example", 5)

        answer = _send(provider)

    assert isinstance(answer, UnreachableError)
    assert wire.requests[0].startswith(b"CONNECT mail.example:443 HTTP/1.0\r\n")
    assert b"Proxy-Authorization: Basic " + b64encode(b"ada:s@crt") in wire.requests[0]


def test_a_sandbox_on_this_machine_is_reached_without_the_proxy(monkeypatch: pytest.MonkeyPatch):
    with serving(TAKEN) as wire:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

        assert _send(_provider(wire)) == Accepted("id")


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        (b"90", 90.0),
        (b"Mon, 02 Mar 2026 15:02:00 GMT", 120.0),
        (b"Mon, 02 Mar 2026 14:00:00 GMT", 0.0),
        (b"1.5", 1.5),
        (b"soon", None),
        (b"", None),
    ],
)
def test_a_stated_wait_is_read_as_seconds_or_as_a_date(stated: bytes, seconds: float | None):
    head = b"HTTP/1.1 429 Too Many\r\nDate: Mon, 02 Mar 2026 15:00:00 GMT\r\n"
    text = head + b"Retry-After: " + stated + b"\r\nContent-Length: 2\r\n\r\n{}"
    with serving(Answer(text)) as wire:
        answer = _send(_provider(wire))

    assert isinstance(answer, ThrottledError)
    assert answer.retry_after_seconds == seconds
