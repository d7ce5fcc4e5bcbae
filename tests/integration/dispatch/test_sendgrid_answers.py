"""Does an answer that is not SendGrid's usual one ever lose, double or blame a message?"""

import orjson
import pytest

from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
)
from models.ports import Accepted, OutgoingEmail
from tasks.providers.sendgrid import SendGridProvider
from tests.answering import Answer, Wire, http, serving

PAGE = b"<html><body>Gateway</body></html>"
NO_CREDIT = http(401, b'{"errors": [{"message": "Maximum credits exceeded"}]}')
REFUSAL = b'{"errors": [{"message": "Does not contain a valid address.", "field": "x"}]}'


def _provider(wire: Wire) -> SendGridProvider:
    return SendGridProvider("SG.main.test", f"http://127.0.0.1:{wire.port}", 5, log_lag_seconds=1)


def _mails(count: int) -> list[OutgoingEmail]:
    return [
        OutgoingEmail(f"m{n}", "a", f"p{n}@e.example", "", "s@e.example", "S", "Hi", "text", "<p>")
        for n in range(count)
    ]


def _send(answer: Answer) -> Accepted | Exception:
    with serving(answer) as wire:
        return _provider(wire).send_batch(_mails(1))["m0"]


def test_an_acceptance_without_an_id_is_one():
    assert _send(http(202)) == Accepted("")


@pytest.mark.parametrize(
    "answer", [http(200), http(200, PAGE), http(201), Answer(b"HTTP/1.1 204 No Content\r\n\r\n")]
)
def test_only_202_says_that_a_mail_is_queued(answer: Answer):
    assert isinstance(_send(answer), OutcomeUnknownError)


def test_a_mail_is_blamed_in_sendgrids_own_words_alone():
    assert isinstance(_send(http(400, REFUSAL)), RejectedError)
    assert isinstance(_send(http(400, PAGE)), AccountRefusedError)
    assert isinstance(_send(http(400)), AccountRefusedError)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, AccountRefusedError),
        (403, AccountRefusedError),
        (404, AccountRefusedError),
        (405, AccountRefusedError),
        (415, AccountRefusedError),
        (408, OutcomeUnknownError),
        (413, RejectedError),
        (500, OutcomeUnknownError),
        (520, OutcomeUnknownError),
    ],
)
def test_a_page_of_somebody_on_the_way_is_judged_by_its_status(status: int, error: type):
    assert type(_send(http(status, PAGE, "Content-Type: text/html"))) is error


def test_words_of_an_answer_hold_nothing_that_the_ledger_could_not_keep():
    answer = _send(http(500, b"\x1f\x8b\x00\xff broken"))

    assert "\x00" not in str(answer)
    assert "\\x00" in str(answer)


@pytest.mark.parametrize(
    ("heads", "seconds"),
    [
        (["Retry-After: 7", "X-RateLimit-Reset: 1772463630"], 7.0),
        (["X-RateLimit-Reset: 1772463630"], 30.0),
        (["X-RateLimit-Reset: 1772463500"], 0.0),
        (["Retry-After: 999999999999"], 86_400.0),
        (["Retry-After: nan"], None),
        ([], None),
    ],
)
def test_a_limit_tells_when_to_come_again(heads: list[str], seconds: float | None):
    answer = _send(http(429, b"", "Date: Mon, 02 Mar 2026 15:00:00 GMT", *heads))

    assert isinstance(answer, ThrottledError)
    assert answer.retry_after_seconds == seconds


@pytest.mark.parametrize("body", [PAGE, b"", b"null", b"[]", b"{}", b'{"messages": null}', b"{"])
def test_a_log_that_does_not_answer_is_never_read_as_one_that_holds_nothing(body: bytes):
    with serving(http(200, body)) as wire, pytest.raises(OutcomeUnknownError, match="messages"):
        _provider(wire).find_evidence(["m0"])


def test_a_log_that_answers_says_what_it_holds():
    held = orjson.dumps({"messages": [{"msg_id": "x"}]})
    with serving(http(200, b'{"messages": []}'), http(200, held)) as wire:
        found = _provider(wire).find_evidence(["m0", "m1"])

    assert found == {"m1": Accepted("x")}


@pytest.mark.parametrize("body", [PAGE, b"null", b"{}", b'{"remain": null}', b'{"remain": "x"}'])
def test_a_credit_that_cannot_be_told_is_none(body: bytes):
    with serving(NO_CREDIT, http(200, body)) as wire:
        answers = _provider(wire).send_batch(_mails(3))

    assert {type(each) for each in answers.values()} == {AccountRefusedError}
    assert all(each.is_quota_spent for each in answers.values())
