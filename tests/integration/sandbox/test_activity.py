"""Does the e-mail log answer searches, after its lag and for its own account alone?"""

from collections.abc import Callable

import pytest
from python_http_client.exceptions import BadRequestsError, ForbiddenError
from sendgrid import SendGridAPIClient

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, make_batch

Wait = Callable[[float], None]
HOUR = 1 / 24


def _search(mailer: SendGridAPIClient, query: str, limit: int = 10) -> list[Json]:
    answer = mailer.client.messages.get(query_params={"query": query, "limit": limit})
    return answer.to_dict["messages"]


@pytest.mark.parametrize(
    "query",
    [
        "unique_args['message_id']=\"message-3\"",
        "unique_args['attempt_id']=\"attempt-3\"",
        'to_email="anna.p3@firm3.example"',
        'to_email="anna.p3@firm3.example" AND unique_args[\'message_id\']="message-3"',
        'unique_args[\'message_id\'] IN ("message-3", "none")',
    ],
)
def test_a_message_is_found_by_what_identifies_it(
    mailer: SendGridAPIClient, wait_days: Wait, query: str
):
    mailer.client.mail.send.post(request_body=make_batch(range(10)))
    wait_days(HOUR)

    found = _search(mailer, query)

    assert [each["to_email"] for each in found] == ["anna.p3@firm3.example"]
    assert found[0]["status"] == "delivered"
    detail = mailer.client.messages._(found[0]["msg_id"]).get().to_dict
    assert detail["unique_args"] == {"message_id": "message-3", "attempt_id": "attempt-3"}
    assert [event["event_name"] for event in detail["events"]] == ["processed", "delivered"]


def test_a_message_shows_only_after_the_lag(
    mailer: SendGridAPIClient, sandbox: Sandbox, wait_days: Wait
):
    sandbox.put_mode(activity_lag_seconds=3_600)
    mailer.client.mail.send.post(request_body=make_batch([1]))

    before = _search(mailer, "unique_args['message_id']=\"message-1\"")
    wait_days(HOUR)
    after = _search(mailer, "unique_args['message_id']=\"message-1\"")

    assert (len(before), len(after)) == (0, 1)


def test_another_account_sees_nothing(mailer: SendGridAPIClient, sandbox: Sandbox, wait_days: Wait):
    mailer.client.mail.send.post(request_body=make_batch([1]))
    wait_days(HOUR)
    other = SendGridAPIClient("SG.second", host=sandbox.url)

    assert _search(other, "") == []


def test_an_account_without_the_add_on_is_refused(mailer: SendGridAPIClient, sandbox: Sandbox):
    sandbox.put_mode(activity=False)

    with pytest.raises(ForbiddenError):
        _search(mailer, "")


def test_a_query_that_is_not_understood_is_refused(mailer: SendGridAPIClient):
    with pytest.raises(BadRequestsError):
        _search(mailer, "to_email LIKE 'x'")
