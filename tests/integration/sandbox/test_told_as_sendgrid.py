"""Do webhooks and Inbound Parse carry what SendGrid's carry, and nothing that they lack?"""

from collections.abc import Callable

import orjson
from sendgrid import SendGridAPIClient
from sendgrid.helpers.eventwebhook import EventWebhook

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, Recorder, make_batch, read_form

Wait = Callable[[float], None]
ALWAYS = {"email", "timestamp", "event", "sg_event_id", "message_id", "attempt_id"}
IDS = {"sg_message_id"}
SMTP = {"smtp-id"}
AGENT = {"useragent", "ip"}
FIELDS = {
    "processed": ALWAYS | IDS | SMTP,
    "deferred": ALWAYS | IDS | SMTP | {"response", "attempt"},
    "delivered": ALWAYS | IDS | SMTP | {"response", "ip", "tls"},
    "bounce": ALWAYS
    | IDS
    | SMTP
    | {"reason", "status", "type", "bounce_classification"}
    | {"ip", "tls"},
    "dropped": ALWAYS | IDS | SMTP | {"reason"},
    "open": ALWAYS | IDS | AGENT | {"sg_machine_open", "sg_content_type"},
    "click": ALWAYS | IDS | AGENT | {"url", "url_offset"},
    "spamreport": ALWAYS | IDS,
    "unsubscribe": ALWAYS | IDS,
    "group_unsubscribe": ALWAYS | IDS | AGENT | {"asm_group_id"},
}


def _tell(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait, **more: object
) -> list[Json]:
    headers = {"Message-ID": "<m@mail.example>"}
    mailer.client.mail.send.post(request_body={**make_batch([1], headers=headers), **more})
    wait_days(30)
    assert sandbox.drain()["acknowledged"]
    return receiver.events()


def test_each_event_has_the_fields_of_its_type_and_no_others(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    args = (mailer, sandbox, receiver, wait_days)
    sandbox.put_people(deferred=1, open=1, click=1, reply=0, unsubscribe=1)
    _tell(*args, asm={"group_id": 7})
    sandbox.put_people(deferred=0, complaint=1)
    _tell(*args)
    sandbox.put_people(open=0, click=0, unsubscribe=0, complaint=0)
    _tell(*args)  # dropped: this account has a complaint
    sandbox.put_people(hard_bounce=1)
    events = _tell(*args, mail_settings={"bypass_list_management": {"enable": True}})

    for event in events:
        optional = {"asm_group_id"} & event.keys()
        assert event.keys() == FIELDS[event["event"]] | optional, event["event"]
    assert {event["event"] for event in events} == FIELDS.keys()


def test_a_bounce_after_the_delivery_names_no_message_of_sendgrids(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(late_bounce=1.0)

    events = {each["event"]: each for each in _tell(mailer, sandbox, receiver, wait_days)}

    assert events["bounce"].keys() == FIELDS["bounce"] - {"sg_message_id", "ip", "tls"}
    assert events["bounce"]["timestamp"] > events["delivered"]["timestamp"]
    assert events["delivered"]["sg_message_id"]


def test_only_the_very_bytes_that_came_have_the_signature(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    _tell(mailer, sandbox, receiver, wait_days)
    post = receiver.posts[0]
    key = EventWebhook(sandbox.public_key())
    timestamp = post.headers["x-twilio-email-event-webhook-timestamp"]
    signature = post.headers["x-twilio-email-event-webhook-signature"]

    written_anew = orjson.dumps(orjson.loads(post.body)).decode()

    assert post.body.endswith(b"]\r\n")
    assert key.verify_signature(post.body.decode(), signature, timestamp)
    assert not key.verify_signature(written_anew, signature, timestamp)


def test_inbound_parse_posts_its_default_fields_and_the_headers_as_they_came(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(reply=1.0)
    mailer.client.mail.send.post(request_body=make_batch([1], subject="Grüße aus Köln"))
    wait_days(30)

    sandbox.drain()

    form = read_form(next(post for post in receiver.posts if post.path == "/inbound"))
    assert form.keys() == {
        *("headers", "dkim", "to", "html", "from", "text", "sender_ip", "spam_report", "envelope"),
        *("attachments", "subject", "spam_score", "charsets", "SPF"),
    }
    assert form["subject"] == "Re: Grüße aus Köln"
    assert "Subject: Re: =?utf-8?" in form["headers"]
    assert orjson.loads(form["charsets"]).keys() == {"to", "from", "subject", "text", "html"}


def test_a_raw_mail_comes_without_headers_and_bodies_beside_it(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(reply=1.0)
    sandbox.put_webhooks(inbound_raw=True)
    mailer.client.mail.send.post(request_body=make_batch([1]))
    wait_days(30)

    sandbox.drain()

    form = read_form(next(post for post in receiver.posts if post.path == "/inbound"))
    assert "email" in form
    assert not {"headers", "text", "html", "attachments"} & form.keys()


def test_a_mail_that_the_receiver_refuses_with_4xx_is_lost_and_said_to_be(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(reply=1.0)
    sandbox.put_webhooks(events_url=None)
    mailer.client.mail.send.post(request_body=make_batch([1]))
    wait_days(30)
    receiver.status = 403
    sandbox.put_webhooks(events_url=None, receiver_base=None)

    refused = sandbox.drain()
    receiver.status = 200
    receiver.posts.clear()
    sandbox.drain()

    assert (refused["acknowledged"], refused["lost"]) == (False, 1)
    assert {"kind": "reply", "url": f"{receiver.base}/inbound", "reason": 403} in refused[
        "failures"
    ]
    assert receiver.posts == []


def test_a_mail_that_meets_5xx_is_posted_again(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(out_of_office=1.0)
    mailer.client.mail.send.post(request_body=make_batch([1]))
    sandbox.put_webhooks(events_url=None)
    wait_days(30)
    receiver.failures_left = 2

    answer = sandbox.drain()

    assert (answer["lost"], answer["delivered"]["reply"], answer["retries"]) == (0, 1, 2)
