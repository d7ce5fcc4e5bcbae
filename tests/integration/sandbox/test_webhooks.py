"""Are events signed, complete, duplicated, late and reordered as SendGrid's are?"""

import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

from sendgrid import SendGridAPIClient
from sendgrid.helpers.eventwebhook import EventWebhook

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Recorder, make_batch, read_form, recording

Wait = Callable[[float], None]


def test_every_event_post_carries_a_signature_that_sendgrids_own_verifier_accepts(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    mailer.client.mail.send.post(request_body=make_batch(range(300)))
    wait_days(1)

    answer = sandbox.drain()

    assert answer["acknowledged"]
    assert answer["delivered"]["event"] == 600
    key = EventWebhook(sandbox.public_key())
    assert (sandbox.home / "webhook_public_key.txt").read_text() == sandbox.public_key()
    for post in receiver.posts:
        timestamp = post.headers["x-twilio-email-event-webhook-timestamp"]
        signature = post.headers["x-twilio-email-event-webhook-signature"]
        assert key.verify_signature(post.body.decode(), signature, timestamp)
        assert not key.verify_signature(post.body.decode() + " ", signature, timestamp)
        assert int(timestamp) == int(sandbox.clock().timestamp())


def test_custom_args_are_flattened_into_each_event(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    mailer.client.mail.send.post(request_body=make_batch([5]))
    wait_days(1)
    sandbox.drain()

    delivered = next(event for event in receiver.events() if event["event"] == "delivered")
    assert (delivered["message_id"], delivered["attempt_id"]) == ("message-5", "attempt-5")
    assert delivered["email"] == "anna.p5@firm5.example"
    assert delivered["sg_message_id"] == next(iter(sandbox.ledger()))["provider_message_id"]
    assert delivered["smtp-id"] == "<message-5@mail.example>"


def test_nothing_is_told_before_its_time(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder
):
    mailer.client.mail.send.post(request_body=make_batch(range(20)))

    answer = sandbox.drain()

    assert answer["acknowledged"]
    assert receiver.posts == []


def test_events_come_again_late_and_out_of_order(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(duplicate=0.2, changed_duplicate=0.2, late=0.2, open=0.5)
    mailer.client.mail.send.post(request_body=make_batch(range(300)))
    wait_days(10)
    sandbox.drain()

    events = receiver.events()
    ids = Counter(event["sg_event_id"] for event in events)
    facts = Counter(
        (event["message_id"], event["event"], event["timestamp"], event["sg_event_id"])
        for event in events
    )
    same_fact = Counter(key[:3] for key in facts)
    assert sum(count > 1 for count in ids.values()) > 50  # again, same id
    assert sum(count > 1 for count in same_fact.values()) > 50  # again, another id
    stamps = [event["timestamp"] for event in events]
    assert stamps != sorted(stamps)
    late = [row for row in sandbox.happenings() if row["due_at"] > row["happens_at"]]
    assert len(late) > 100


def test_what_the_receiver_refuses_is_told_again_until_acknowledged(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    mailer.client.mail.send.post(request_body=make_batch(range(10)))
    wait_days(1)
    receiver.failures_left = 2

    answer = sandbox.drain()

    assert answer["acknowledged"]
    assert answer["retries"] == 2
    assert len(receiver.events()) == 20


def test_what_is_never_acknowledged_stays_pending(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    mailer.client.mail.send.post(request_body=make_batch(range(10)))
    wait_days(1)
    receiver.status = 500

    refused = sandbox.drain()
    receiver.status = 200
    receiver.posts.clear()
    taken = sandbox.drain()

    assert not refused["acknowledged"]
    assert refused["pending_due"] == 20
    assert refused["failures"][0]["reason"] == 500
    assert taken["acknowledged"]
    assert len(receiver.events()) == 20


def test_what_has_no_destination_waits(
    mailer: SendGridAPIClient, sandbox: Sandbox, wait_days: Wait
):
    mailer.client.mail.send.post(request_body=make_batch(range(3)))
    wait_days(1)

    answer = sandbox.drain()

    assert not answer["acknowledged"]
    assert answer["pending_due"] == 6


def test_a_reply_reaches_inbound_parse_in_its_thread_and_quotes_the_original(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(reply=1.0)
    mailer.client.mail.send.post(request_body=make_batch(range(10)))
    wait_days(30)

    sandbox.drain()

    replies = [post for post in receiver.posts if post.path == "/inbound"]
    assert replies
    form = read_form(replies[0])
    assert "In-Reply-To: <message-" in form["headers"]
    assert "References: <message-" in form["headers"]
    assert form["to"] == "replies@inbound.example"
    assert form["subject"].startswith("Re: An idea for firm")
    assert "see https://offer.example/" in form["text"]
    assert form["html"].startswith("<html>")
    assert '"to":["replies@inbound.example"]' in form["envelope"]


def test_raw_mode_posts_the_whole_mail(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(out_of_office=1.0)
    sandbox.put_webhooks(inbound_raw=True)
    mailer.client.mail.send.post(request_body=make_batch([1]))
    wait_days(3)

    sandbox.drain()

    form = read_form(next(post for post in receiver.posts if post.path == "/inbound"))
    mail = message_from_bytes(form["email"].encode())
    assert "text" not in form
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["In-Reply-To"] == "<message-1@mail.example>"


def test_leaving_is_a_one_click_post_to_the_address_in_the_header(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(unsubscribe=1.0)
    mailer.client.mail.send.post(request_body=make_batch(range(10)))
    wait_days(7)

    sandbox.drain()

    posts = [post for post in receiver.posts if post.path.startswith("/u/")]
    assert posts
    assert posts[0].method == "POST"
    assert posts[0].path.endswith("?t=x")
    assert posts[0].body == b"List-Unsubscribe=One-Click"
    assert posts[0].headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_link_scanner_clicks_everything_at_once_and_fetches_the_way_out(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(link_scanner=1.0)
    mailer.client.mail.send.post(request_body=make_batch([3]))
    wait_days(1)

    sandbox.drain()

    events = {event["event"]: event for event in receiver.events()}
    assert events["click"]["url"] == "https://offer.example/3"
    assert "LinkSecurityScanner" in events["click"]["useragent"]
    assert events["click"]["timestamp"] - events["delivered"]["timestamp"] < 20
    visits = [post for post in receiver.posts if post.path == "/unsubscribe/3"]
    assert [post.method for post in visits] == ["GET"]


def test_basic_auth_in_the_destination_is_sent(
    mailer: SendGridAPIClient, sandbox: Sandbox, receiver: Recorder, wait_days: Wait
):
    sandbox.put_people(out_of_office=1.0)
    host = receiver.base.removeprefix("http://")
    sandbox.put_webhooks(inbound_url=f"http://parse:secret@{host}/inbound/hidden")
    mailer.client.mail.send.post(request_body=make_batch([1]))
    wait_days(3)

    sandbox.drain()

    post = next(post for post in receiver.posts if post.path == "/inbound/hidden")
    assert post.headers["authorization"] == "Basic " + b64encode(b"parse:secret").decode()


def test_what_is_told_does_not_show_in_which_batches_it_was_sent(tmp_path: Path):
    told = []
    for name, batches in (("a", [range(60)]), ("b", [range(59, 29, -1), range(30)])):
        with Sandbox.start(tmp_path / name) as sandbox, recording() as receiver:
            sandbox.put_webhooks(**receiver.destinations())
            sandbox.put_people(reply=0.5, duplicate=0.2)
            client = SendGridAPIClient("SG.main", host=sandbox.url)
            for numbers in batches:
                client.client.mail.send.post(request_body=make_batch(numbers))
            sandbox.put_clock(sandbox.clock() + timedelta(days=20))
            sandbox.drain()
            told.append(sorted((post.path, post.body) for post in receiver.posts))
            assert (sandbox.home / "sandbox.log").read_text() == ""

    assert told[0] == told[1]


def test_under_the_wall_clock_webhooks_go_out_by_themselves(tmp_path: Path):
    with Sandbox.start(tmp_path, clock="wall") as sandbox, recording() as receiver:
        sandbox.put_webhooks(**receiver.destinations())
        client = SendGridAPIClient("SG.main", host=sandbox.url)
        started = sandbox.clock()
        client.client.mail.send.post(request_body=make_batch(range(200)))

        while not receiver.posts and sandbox.clock() - started < timedelta(seconds=30):
            time.sleep(0.05)

        assert receiver.events()[0]["event"] == "processed"
