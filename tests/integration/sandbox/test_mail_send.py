"""Does mail/send take, refuse and render what SendGrid would?"""

import gzip
from hashlib import sha256

import httpx
import orjson
import pytest
from python_http_client.exceptions import BadRequestsError, UnauthorizedError
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Content, CustomArg, From, Mail, Personalization, Substitution, To

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import make_batch, make_payload, make_person

KEY = {"authorization": "Bearer SG.main.x", "content-type": "application/json"}


def test_the_sdks_own_mail_object_is_accepted(mailer: SendGridAPIClient, sandbox: Sandbox):
    mail = Mail(from_email=From("sam@sender.example", "Sam"), subject="Hello -name-")
    mail.add_content(Content("text/plain", "Dear -name-"))
    person = Personalization()
    person.add_to(To("anna@firm.example"))
    person.add_substitution(Substitution("-name-", "Anna"))
    person.add_custom_arg(CustomArg("message_id", "m-1"))
    mail.add_personalization(person)

    response = mailer.send(mail)

    assert response.status_code == 202
    assert response.body == b""
    assert response.headers.get("X-Message-Id")
    assert sandbox.mails("m-1")[0]["subject"] == "Hello Anna"
    assert sandbox.mails("m-1")[0]["text"] == "Dear Anna"


def test_each_recipient_of_a_batch_gets_the_mail_made_for_them(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    payload = make_batch(range(1_000))

    mailer.client.mail.send.post(request_body=payload)

    ledger = {row["message_id"]: row for row in sandbox.ledger()}
    assert len(ledger) == 1_000
    for number in (0, 1, 500, 999):
        values = payload["personalizations"][number]["substitutions"]
        whole = f"{values['-subject-']}\n{values['-text-']}\n{values['-html-']}"
        row = ledger[f"message-{number}"]
        assert row["content_hash"] == sha256(whole.encode()).hexdigest()
        address = payload["personalizations"][number]["to"][0]["email"]
        assert row["to_hash"] == sha256(address.encode()).hexdigest()
        assert (row["account"], row["attempt_id"]) == ("main", f"attempt-{number}")


def test_all_mails_are_had_at_once_in_order_of_acceptance(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    for number in (2, 1, 3):
        mailer.client.mail.send.post(request_body=make_payload([make_person(number)]))

    subjects = [mail["subject"] for mail in sandbox.mails()]

    assert subjects == ["An idea for firm 2", "An idea for firm 1", "An idea for firm 3"]


def test_a_missing_part_counts_as_empty_in_the_hash(mailer: SendGridAPIClient, sandbox: Sandbox):
    payload = make_payload([make_person(1)], content=[{"type": "text/html", "value": "<b>x</b>"}])

    mailer.client.mail.send.post(request_body=payload)

    expected = sha256(b"An idea for firm 1\n\n<b>x</b>").hexdigest()
    assert next(iter(sandbox.ledger()))["content_hash"] == expected


def test_a_substituted_value_is_not_searched_again(mailer: SendGridAPIClient, sandbox: Sandbox):
    person = make_person(1, substitutions={"-subject-": "-text-", "-text-": "t", "-html-": "h"})

    mailer.client.mail.send.post(request_body=make_payload([person]))

    assert sandbox.mails("message-1")[0]["subject"] == "-text-"


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        (make_payload([]), "personalizations"),
        (make_payload([make_person(1)], subject=""), "subject"),
        (make_payload([make_person(1)], content=[]), "content"),
        (make_payload([make_person(1)], **{"from": {"email": "nobody"}}), "from.email"),
        (make_payload([make_person(1, to=[])]), "personalizations.0.to"),
        (make_payload([make_person(1, to=[{"email": "a@b"}])]), "personalizations.0.to.0.email"),
        (
            make_payload(
                [make_person(1), make_person(2, to=[{"email": "two words@firm.example"}])]
            ),
            "personalizations.1.to.0.email",
        ),
        (
            make_payload([make_person(1, cc=[{"email": "Anna.p1@firm1.example"}])]),
            "personalizations.0",
        ),
        (
            make_payload([make_person(1, subject="a\r\nBcc: x@y.example")]),
            "personalizations.0.subject",
        ),
        (
            make_payload([make_person(1, headers={"X-A": "1\r\nBcc: x@y.example"})]),
            "personalizations.0.headers.X-A",
        ),
        (
            make_payload([make_person(1, headers={"X-A": "nul\0"})]),
            "personalizations.0.headers.X-A",
        ),
        (
            make_payload([make_person(1, headers={"Reply-To": "x@y.example"})]),
            "personalizations.0.headers.Reply-To",
        ),
        (
            make_payload([make_person(1, substitutions={"-subject-": "x" * 9_992})]),
            "personalizations.0.substitutions",
        ),
        (
            make_payload([make_person(1, custom_args={"message_id": "x" * 10_001})]),
            "personalizations.0.custom_args",
        ),
        (make_payload([make_person(1, custom_args={"n": 1})]), "personalizations.0.custom_args"),
        (make_batch(range(1_001)), "personalizations"),
        (make_payload([make_person(1)], template_id="d-1"), "template_id"),
        (
            make_payload([make_person(1, to=[{"email": "a@b.example", "name": "Doe, Ann"}])]),
            "personalizations.0.to.0.name",
        ),
    ],
)
def test_a_faulty_payload_is_refused_whole_and_the_fault_is_named(
    mailer: SendGridAPIClient, sandbox: Sandbox, payload: dict, field: str
):
    with pytest.raises(BadRequestsError) as refused:
        mailer.client.mail.send.post(request_body=payload)

    assert field in [error["field"] for error in orjson.loads(refused.value.body)["errors"]]
    assert sandbox.ledger_summary()["accepted"] == 0


def test_substitutions_of_just_the_allowed_size_pass(mailer: SendGridAPIClient):
    fitting = {"-subject-": "x" * (10_000 - len("-subject-"))}

    response = mailer.client.mail.send.post(
        request_body=make_payload([make_person(1, substitutions=fitting)])
    )

    assert response.status_code == 202


def test_the_same_address_may_stand_in_two_personalizations(mailer: SendGridAPIClient):
    twice = [make_person(1), {**make_person(2), "to": make_person(1)["to"]}]

    assert mailer.client.mail.send.post(request_body=make_payload(twice)).status_code == 202


@pytest.mark.parametrize("key", ["SG.revoked.x", "other", ""])
def test_a_key_that_is_no_good_gets_401(sandbox: Sandbox, key: str):
    client = SendGridAPIClient(key or "x", host=sandbox.url)

    with pytest.raises(UnauthorizedError):
        client.client.mail.send.post(request_body=make_batch([1]))

    assert sandbox.ledger_summary()["accepted"] == 0


def test_a_good_key_can_be_checked_without_sending(mailer: SendGridAPIClient):
    assert "mail.send" in mailer.client.scopes.get().to_dict["scopes"]


def test_a_body_above_30_mb_gets_413(sandbox: Sandbox):
    response = httpx.post(
        f"{sandbox.url}/v3/mail/send",
        content=b"x" * 30_000_001,
        headers=KEY,
        timeout=20,
    )

    assert response.status_code == 413


def test_a_gzipped_body_is_read(sandbox: Sandbox):
    response = httpx.post(
        f"{sandbox.url}/v3/mail/send",
        content=gzip.compress(orjson.dumps(make_batch([1, 2]))),
        headers={**KEY, "content-encoding": "gzip"},
    )

    assert response.status_code == 202
    assert sandbox.ledger_summary()["accepted"] == 2


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe"])
def test_what_is_no_json_object_gets_400(sandbox: Sandbox, body: bytes):
    response = httpx.post(f"{sandbox.url}/v3/mail/send", content=body, headers=KEY)

    assert response.status_code == 400


def test_a_message_accepted_twice_shows_as_a_duplicate(mailer: SendGridAPIClient, sandbox: Sandbox):
    mailer.client.mail.send.post(request_body=make_batch([1, 2]))
    mailer.client.mail.send.post(request_body=make_batch([2, 3]))

    assert [(each["message_id"], each["count"]) for each in sandbox.duplicates()] == [
        ("message-2", 2)
    ]
    assert sandbox.ledger_summary() | {"first_at": "", "last_at": ""} == {
        "accepted": 4,
        "messages": 3,
        "duplicates": 1,
        "by_account": {"main": 4},
        "first_at": "",
        "last_at": "",
    }


def test_a_single_send_is_found_by_its_message_id_in_the_events(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    response = mailer.client.mail.send.post(request_body=make_batch([1]))

    row = next(iter(sandbox.ledger()))
    assert row["provider_message_id"].startswith(response.headers["X-Message-Id"] + ".")
