"""Are the finer rules of mail/send SendGrid's, and is nothing taken that would then be ignored?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import orjson
import pytest
from python_http_client.exceptions import BadRequestsError
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import (
    Asm,
    Attachment,
    Bcc,
    Category,
    Cc,
    Content,
    GroupId,
    IpPoolName,
    Mail,
    MailSettings,
    ReplyTo,
    SandBoxMode,
    SendAt,
    To,
)

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, Recorder, make_payload, make_person

Wait = Callable[[float], None]
TEXT = {"type": "text/plain", "value": "t"}
HTML = {"type": "text/html", "value": "<b>h</b>"}


def _refused(mailer: SendGridAPIClient, payload: Json) -> list[Json]:
    with pytest.raises(BadRequestsError) as refused:
        mailer.client.mail.send.post(request_body=payload)
    return orjson.loads(refused.value.body)["errors"]


def _mail(**changes: Any) -> Mail:
    fields: dict[str, Any] = {
        "from_email": "sam@sender.example",
        "to_emails": "anna@firm.example",
        "subject": "Hello",
        "plain_text_content": "Dear Anna",
    }
    return Mail(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"content": [HTML, TEXT]}, "content", "text/plain needs to be first"),
        ({"content": [TEXT, TEXT]}, "content", "only be provided once"),
        (
            {"content": [{"type": "text/calendar", "value": "c"}, TEXT]},
            "content",
            "text/plain needs to be first",
        ),
        ({"content": [{**TEXT, "value": ""}]}, "content.0.value", "at least one character"),
        ({"content": [{**HTML, "type": "text/html; charset=utf-8"}]}, "content.0.type", "';'"),
        ({"content": ["hello"]}, "content.0", "Expected: object, given: string."),
        ({"from": "sam@sender.example"}, "from", "Expected: object, given: string."),
        ({"subject": 5}, "subject", "Expected: string, given: integer."),
        ({"categories": [f"c{n}" for n in range(11)]}, "categories", "limit of 10 categories"),
        ({"categories": ["x" * 256]}, "categories.0", "longer than 255"),
        ({"categories": ["x", "x"]}, "categories.1", "unique"),
        ({"categories": ["é"]}, "categories.0", "non-ASCII"),
        ({"categories": "x"}, "categories", "array of strings"),
        ({"send_at": "tomorrow"}, "send_at", "UNIX timestamp"),
        ({"send_at": 1 << 40}, "send_at", "72 hours"),
        ({"asm": {"group_id": "1"}}, "asm.group_id", "integer"),
        (
            {"asm": {"group_id": 1, "groups_to_display": list(range(26))}},
            "asm.groups_to_display",
            "25",
        ),
        ({"ip_pool_name": "x"}, "ip_pool_name", "2 to 64"),
        (
            {"attachments": [{"filename": "a.txt", "content": "no base64!"}]},
            "attachments.0.content",
            "base64",
        ),
        ({"attachments": [{"content": "aGk="}]}, "attachments.0.filename", "at least one"),
        (
            {"attachments": [{"filename": "a", "content": "aGk=", "disposition": "below"}]},
            "attachments.0.disposition",
            '"inline" or "attachment"',
        ),
        (
            {"reply_to_list": [{"email": "r@inbound.example"}]},
            "reply_to_list",
            "but not both",
        ),
        ({"reply_to": {"email": "nobody"}}, "reply_to.email", "valid address"),
        (
            {"mail_settings": {"sandbox_mode": {"enable": "true"}}},
            "mail_settings.sandbox_mode.enable",
            "boolean",
        ),
        (
            {"tracking_settings": {"click_tracking": {"enable": 1}}},
            "tracking_settings.click_tracking.enable",
            "boolean",
        ),
        ({"custom_args": {"n": 1}}, "custom_args", "must be strings"),
        ({"custom_args": "n"}, "custom_args", "Expected: object, given: string."),
        ({"custom_args": {"n": "x" * 9_990}}, "personalizations.0.custom_args", "10000 bytes"),
        ({"headers": {"X A": "b"}}, "headers.X A", "empty spaces"),
    ],
)
def test_what_sendgrid_refuses_is_refused_with_the_field_and_its_words(
    mailer: SendGridAPIClient, sandbox: Sandbox, changes: Json, field: str, words: str
):
    errors = _refused(mailer, make_payload([make_person(1)], **changes))

    assert [words in error["message"] for error in errors if error["field"] == field] == [True]
    assert all(error["help"].startswith("http://sendgrid.com/docs/") for error in errors)
    assert sandbox.ledger_summary()["accepted"] == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": 5}, "personalizations.0.subject"),
        ({"from": {"email": "nobody"}}, "personalizations.0.from.email"),
        ({"from": "sam@sender.example"}, "personalizations.0.from"),
        ({"send_at": 1 << 40}, "personalizations.0.send_at"),
        ({"to": [{"email": "a@b.example", "name": 5}]}, "personalizations.0.to.0.name"),
        ({"bcc": {"email": "a@b.example"}}, "personalizations.0.bcc"),
    ],
)
def test_a_fault_of_one_personalization_is_named_with_its_place(
    mailer: SendGridAPIClient, changes: Json, field: str
):
    errors = _refused(mailer, make_payload([make_person(1, **changes)]))

    assert [error["field"] for error in errors] == [field]


def test_an_empty_request_hears_of_all_that_is_missing(mailer: SendGridAPIClient):
    fields = [error["field"] for error in _refused(mailer, {})]

    assert sorted(fields) == ["content", "from", "personalizations", "subject"]


def test_recipients_are_counted_over_to_cc_and_bcc(mailer: SendGridAPIClient):
    people = [
        {"to": [{"email": f"a{n}.{place}@firm.example"} for n in range(334)]} for place in "ab"
    ]
    people[0]["cc"] = [{"email": f"c{n}@firm.example"} for n in range(333)]

    errors = _refused(mailer, make_payload(people))

    assert "1000 total recipients (to + cc + bcc)" in errors[0]["message"]


@pytest.mark.parametrize(
    "changes",
    [
        {"batch_id": "HkJ5yLYULb7Rj8GKSx7u025ouWVlMgAi"},
        {"sections": {":a:": "b"}},
        {"mail_settings": {"footer": {"enable": True, "text": "bye"}}},
    ],
)
def test_what_the_sandbox_cannot_do_is_refused_and_says_so(
    mailer: SendGridAPIClient, sandbox: Sandbox, changes: Json
):
    errors = _refused(mailer, make_payload([make_person(1)], **changes))

    assert ["The sandbox " in error["message"] for error in errors] == [True]
    assert sandbox.ledger_summary()["accepted"] == 0


def test_sandbox_mode_checks_the_mail_and_sends_nothing(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    mail = _mail()
    mail.mail_settings = MailSettings(sandbox_mode=SandBoxMode(enable=True))

    answer = mailer.send(mail)

    assert (answer.status_code, answer.body) == (200, b"")
    assert sandbox.ledger_summary()["accepted"] == 0


def test_all_that_the_sdks_mail_object_may_carry_is_taken_and_kept(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    mail = _mail(to_emails=[To("anna@firm.example", "Anna")], html_content="<p>Dear Anna</p>")
    mail.add_cc(Cc("carl@firm.example"))
    mail.add_bcc(Bcc("ben@firm.example"))
    mail.add_content(Content("text/calendar", "BEGIN:VCALENDAR"))
    mail.category = [Category("one"), Category("two")]
    mail.attachment = Attachment("aGVsbG8=", "hello.txt", "text/plain", "attachment")
    mail.asm = Asm(GroupId(7))
    mail.ip_pool_name = IpPoolName("warm")
    mail.reply_to = ReplyTo("replies@inbound.example")

    answer = mailer.send(mail)
    wait_days(1)
    sandbox.drain()

    mails = sandbox.mails()
    assert answer.status_code == 202
    assert [each["to_email"].partition("@")[0] for each in mails] == ["anna", "carl", "ben"]
    assert mails[0]["attachments"] == [
        {"filename": "hello.txt", "type": "text/plain", "disposition": "attachment", "size": 5}
    ]
    processed = [each for each in receiver.events() if each["event"] == "processed"]
    assert [each["pool"]["name"] for each in processed] == ["warm"] * 3
    assert [sorted(each["category"]) for each in processed] == [["one", "two"]] * 3
    assert [each["asm_group_id"] for each in processed] == [7] * 3


def test_replies_go_to_the_first_of_a_reply_to_list(mailer: SendGridAPIClient, sandbox: Sandbox):
    several = [{"email": "first@inbound.example"}, {"email": "second@inbound.example"}]
    payload = make_payload([make_person(1)], reply_to_list=several)
    del payload["reply_to"]

    mailer.client.mail.send.post(request_body=payload)

    assert sandbox.mails("message-1")[0]["reply_to"] == "first@inbound.example"


def test_a_scheduled_mail_leaves_at_its_time_and_not_before(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    at = sandbox.clock() + timedelta(hours=71)
    mail = _mail()
    mail.send_at = SendAt(int(at.timestamp()))
    mailer.send(mail)

    wait_days(2.9)
    sandbox.drain()
    before = list(receiver.posts)
    wait_days(0.2)
    sandbox.drain()

    assert before == []
    assert {event["event"] for event in receiver.events()} == {"processed", "delivered"}
    assert all(event["timestamp"] >= at.timestamp() for event in receiver.events())


def test_an_enabled_bypass_reaches_an_address_that_bounced(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(hard_bounce=1.0)
    mailer.send(_mail())
    wait_days(1)
    bypassing = {"mail_settings": {"bypass_bounce_management": {"enable": True}}}
    for changes in ({}, bypassing):
        mailer.client.mail.send.post(request_body={**_mail().get(), **changes})
    wait_days(1)
    sandbox.drain()

    events = [event["event"] for event in receiver.events() if event["event"] != "processed"]
    assert sorted(events) == ["bounce", "bounce", "dropped"]


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "text/plain", "", "multipart/form-data"]
)
def test_a_body_that_is_not_called_json_gets_415(sandbox: Sandbox, content_type: str):
    headers = {"authorization": "Bearer SG.main.x", "content-type": content_type}

    answer = httpx.post(
        f"{sandbox.url}/v3/mail/send",
        content=orjson.dumps(make_payload([make_person(1)])),
        headers=headers,
    )

    assert answer.status_code == 415
    assert answer.json()["errors"][0]["message"] == "Content-Type should be application/json."


def test_a_body_of_another_json_type_is_named(mailer: SendGridAPIClient):
    error = _refused(mailer, "hello")[0]  # type: ignore[arg-type]  # as a caller does it by mistake

    assert error["field"] == "(root)"
    assert error["message"] == "Invalid type. Expected: object, given: string."


def test_a_broken_gzip_is_a_bad_request(sandbox: Sandbox):
    answer = httpx.post(
        f"{sandbox.url}/v3/mail/send",
        content=b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xffbroken",
        headers={
            "authorization": "Bearer SG.main.x",
            "content-type": "application/json",
            "content-encoding": "gzip",
        },
    )

    assert answer.status_code == 400
    assert answer.json() == {"errors": [{"message": "Bad Request", "field": None, "help": None}]}
