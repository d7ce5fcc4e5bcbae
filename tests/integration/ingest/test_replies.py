"""Does an answer stop, ban, wait or ask as it should, whoever it is from?"""

from datetime import UTC, datetime, timedelta

import pytest

from flows.ingest import run_ingest
from models import keys
from models.rules.link_tokens import make_token
from tasks.mails import read_mails
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import KEYRING, REPLY_DOMAIN, make_event, make_mail, make_sent, select
from tests.integration.ingest.conftest import Tell

DAY = timedelta(days=1)
RETURN = datetime(2026, 3, 20, tzinfo=UTC)


def _reply(store: Store) -> list[tuple]:
    return select(store, "select kind, message_id, lead_id from reply order by received_at")


def _enrolment(store: Store) -> tuple:
    return select(store, "select state, state_reason from enrolment")[0]


def _states(store: Store) -> list[tuple]:
    return select(store, "select step, state, reason from message order by step")


def test_a_persons_answer_stops_the_sequence_and_drops_what_is_open(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY, later_steps=2)
    post(make_mail(sent.address, "Yes, tell me more please.", as_of, answers=sent.message_id))

    counts = run_ingest(resources, as_of)

    assert counts["replies_human"] == 1
    assert _reply(store) == [("human", sent.message_id, sent.lead_id)]
    assert _enrolment(store) == ("responded", "replied")
    assert _states(store) == [
        (1, "accepted", None),
        (2, "dropped", "replied"),
        (3, "dropped", "replied"),
    ]
    assert select(store, "select from_state, to_state, reason from enrolment_move") == [
        ("active", "responded", "replied")
    ]
    moves = select(store, "select from_state, to_state, reason from message_move")
    assert moves == [("planned", "dropped", "replied")] * 2
    assert select(
        store, "select kind, message_id, occurred_at, detail ->> 'intent' from event"
    ) == [("replied", sent.message_id, as_of, "interested")]


def test_what_is_in_flight_when_an_answer_comes_is_left_alone(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    make_sent(store, as_of - DAY, 1)
    flying = make_sent(store, as_of, 2, state="claimed", attempt_state="posting")
    post(make_mail(flying.address, "Tell me more.", as_of, answers=flying.message_id))

    run_ingest(resources, as_of)

    rows = select(store, "select state from message where message_id = %s", flying.message_id)
    assert rows == [("claimed",)]
    assert select(store, "select state from attempt where state = 'posting'") == [("posting",)]


def test_a_plus_address_matches_where_headers_are_missing(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY)
    token = make_token(KEYRING.purpose_key("link-tokens"), "reply", sent.message_id)
    mail = make_mail("assistant@elsewhere.example", "Tell me more.", as_of)
    to = f"reply+{token}@{REPLY_DOMAIN}".encode()
    post(mail.replace(f"reply@{REPLY_DOMAIN}".encode(), to))

    run_ingest(resources, as_of)

    assert _reply(store) == [("human", sent.message_id, sent.lead_id)]


def test_without_headers_the_sender_is_matched_to_the_last_message_sent_before(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    first = make_sent(store, as_of - 5 * DAY)
    second = make_sent(store, as_of - 2 * DAY, step=2)
    make_sent(store, as_of + DAY, step=3)
    post(make_mail(first.address.upper(), "Tell me more.", as_of))

    run_ingest(resources, as_of)

    assert _reply(store) == [("human", second.message_id, first.lead_id)]


def test_a_stranger_goes_to_a_person_and_changes_nothing(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    make_sent(store, as_of - DAY, later_steps=1)
    stranger = keys.message_id("sequence", "nobody/1")
    post(make_mail("stranger@elsewhere.example", "Tell me more.", as_of, answers=stranger))

    run_ingest(resources, as_of)

    assert _reply(store) == [("human", None, None)]
    assert select(store, "select kind, reason is not null from review_task") == [
        ("unmatched_reply", True)
    ]
    assert _enrolment(store) == ("active", None)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        (
            "I am out of the office and will return on 2026-03-20.",
            datetime(2026, 3, 20, tzinfo=UTC),
        ),
        ("I am out of the office on parental leave.", None),
        ("I am out of the office and was to return on 2026-01-05.", None),
    ],
)
def test_an_absence_makes_the_sequence_wait_until_the_stated_day_else_fourteen_days(
    resources: Resources, store: Store, post: Tell, as_of: datetime, text: str, until
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    mail = make_mail(
        sent.address, text, as_of, answers=sent.message_id, Auto_Submitted="auto-replied"
    )
    post(mail)

    counts = run_ingest(resources, as_of)

    assert counts["waiting"] == 1
    assert _reply(store)[0][0] == "out_of_office"
    assert select(store, "select state, state_reason, waiting_until from enrolment") == [
        ("waiting", "absent", until or as_of + 14 * DAY)
    ]
    assert _states(store)[1][1] == "planned"
    assert select(store, "select count(*) from event") == [(0,)]


def test_who_is_back_is_woken_by_the_plan_flow(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    post(
        make_mail(
            sent.address,
            "I am out of the office until further notice.",
            as_of,
            answers=sent.message_id,
            Auto_Submitted="auto-replied",
        )
    )
    run_ingest(resources, as_of)

    with store.transaction() as session:
        session.run("planning.wake_write", as_of=as_of + 13 * DAY)
    early = _enrolment(store)
    with store.transaction() as session:
        session.run("planning.wake_write", as_of=as_of + 14 * DAY)

    assert early == ("waiting", "absent")
    assert _enrolment(store)[0] == "active"


@pytest.mark.parametrize("text", ["Unsubscribe", "STOP", "Please remove me from your list."])
def test_an_opt_out_in_words_bans_and_stops(
    resources: Resources, store: Store, post: Tell, as_of: datetime, text: str
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    post(make_mail(sent.address, text, as_of, answers=sent.message_id))

    run_ingest(resources, as_of)

    lookup = KEYRING.lookup_hash("email", sent.address)
    assert select(store, "select reason, scope, lookup_hash from ban") == [
        ("stop_word", "global", lookup)
    ]
    assert _enrolment(store) == ("stopped", "suppressed")
    assert _states(store)[1] == (2, "dropped", "suppressed")
    assert select(store, "select kind from event") == [("unsubscribed",)]


def test_a_refusal_suppresses_the_campaign_and_not_the_person(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    post(make_mail(sent.address, "Not interested, thank you.", as_of, answers=sent.message_id))

    run_ingest(resources, as_of)

    assert select(store, "select reason, scope, scope_key from ban") == [
        ("negative_reply", "list", "hook")
    ]
    assert _enrolment(store) == ("responded", "replied")


BOUNCE = """From: Mail Delivery Subsystem <mailer-daemon@mx.example>
To: reply@reply.northwind.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 02 Mar 2026 15:00:00 +0000
Message-ID: <bounce1@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your mail could not be delivered: no such user.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: failed
Status: {status}
Diagnostic-Code: smtp; {diagnostic}

--b
Content-Type: text/rfc822-headers

Message-ID: <{message_id}@reply.northwind.example>
To: {address}
Subject: A question

--b--
"""


@pytest.mark.parametrize(
    ("status", "diagnostic", "bounce_class"),
    [
        ("5.1.1", "550 5.1.1 user unknown", "hard"),
        ("4.2.2", "452 4.2.2 mailbox full", "soft"),
    ],
)
def test_a_notice_about_our_message_is_a_bounce(
    resources: Resources,
    store: Store,
    post: Tell,
    as_of: datetime,
    status,
    diagnostic,
    bounce_class,
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    text = BOUNCE.format(
        address=sent.address, status=status, diagnostic=diagnostic, message_id=sent.message_id
    )
    post(text.replace("\n", "\r\n").encode())

    run_ingest(resources, as_of)

    assert select(store, "select kind, detail ->> 'bounce_class', message_id from event") == [
        ("bounced", bounce_class, sent.message_id)
    ]
    is_hard = bounce_class == "hard"
    assert select(store, "select reason from ban") == ([("hard_bounce",)] if is_hard else [])
    assert _enrolment(store)[0] == ("stopped" if is_hard else "active")


def test_a_forged_notice_that_names_no_message_of_ours_bans_nobody(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    text = BOUNCE.format(
        address=sent.address, status="5.1.1", diagnostic="550 unknown", message_id="guessed"
    )
    post(text.replace("\n", "\r\n").encode())

    run_ingest(resources, as_of)

    assert select(store, "select count(*) from ban") == [(0,)]
    assert _enrolment(store) == ("active", None)


def test_our_own_mail_and_automatic_mail_change_nothing(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY, later_steps=1)
    post(make_mail("sam@northwind.example", "Tell me more.", as_of, answers=sent.message_id))
    post(
        make_mail(
            sent.address,
            "Your request has been received.",
            as_of,
            answers=sent.message_id,
            Auto_Submitted="auto-generated",
        )
    )

    counts = run_ingest(resources, as_of)

    assert (counts["own_mails"], counts["replies_automatic"]) == (1, 1)
    assert _enrolment(store) == ("active", None)
    assert select(store, "select count(*) from review_task") == [(0,)]


def test_an_answer_after_the_sequence_was_over_still_counts(
    resources: Resources, store: Store, post: Tell, tell: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY)
    tell(make_event(sent, "unsubscribe", as_of - timedelta(hours=1)))
    run_ingest(resources, as_of)
    post(make_mail(sent.address, "Actually, tell me more.", as_of, answers=sent.message_id))

    run_ingest(resources, as_of)

    assert _enrolment(store) == ("responded", "replied")
    assert select(store, "select from_state, to_state from enrolment_move order by 1") == [
        ("active", "stopped"),
        ("stopped", "responded"),
    ]


def test_the_same_mail_from_two_paths_is_one_reply(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY)
    mail = make_mail(sent.address, "Tell me more.", as_of, answers=sent.message_id)
    post(mail)
    post(b"Received: by another path\r\n" + mail, at=as_of + timedelta(minutes=1))

    first = run_ingest(resources, as_of)
    second = run_ingest(resources, as_of)

    assert (first["replies_new"], first["replies_repeated"]) == (1, 1)
    assert second["mails"] == 0


def test_a_matched_mails_key_becomes_the_persons_and_dies_with_it(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    sent = make_sent(store, as_of - DAY)
    post(make_mail(sent.address, "Tell me more.", as_of, answers=sent.message_id))
    run_ingest(resources, as_of)
    raw = [row[0] for row in select(store, "select raw_event_id from raw_event")]

    handed_over = select(store, "select lead_id, expires_at from keys.border_key")
    opened = read_mails(resources, raw)
    with store.transaction() as session:
        session.connection.execute("delete from keys.person_key")
    erased = read_mails(resources, raw)

    assert handed_over == [(sent.lead_id, None)]
    assert opened[0][0].facts.sender == sent.address
    assert erased == ([], raw)


def test_an_unmatched_mail_keeps_its_own_key_which_expires(
    resources: Resources, store: Store, post: Tell, as_of: datetime
):
    post(make_mail("stranger@elsewhere.example", "Tell me more.", as_of))

    run_ingest(resources, as_of)

    assert select(store, "select lead_id, expires_at from keys.border_key") == [
        (None, as_of + 30 * DAY)
    ]


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"From: x\r\n\r\n", b"\r\n" * 50])
def test_a_mail_that_is_none_is_no_trouble(
    resources: Resources, post: Tell, as_of: datetime, raw: bytes
):
    post(raw)

    counts = run_ingest(resources, as_of)

    assert counts["mails"] == 1
