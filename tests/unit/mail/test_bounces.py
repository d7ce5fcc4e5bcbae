"""Does a delivery notice give its address, its reason and what that means?"""

import importlib.util
from pathlib import Path

import pytest

from models.mail.bounces import find_bounce
from models.mail.facts import BounceClass, Reason
from models.mail.reading import read_mail

_SPEC = importlib.util.spec_from_file_location("notices", Path(__file__).with_name("notices.py"))
assert _SPEC
assert _SPEC.loader
notices = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(notices)


@pytest.mark.parametrize("case", notices.FREE_FORMS, ids=lambda case: case[0])
def test_each_mail_system_s_own_words_are_understood(case):
    name, raw, recipients, bounce_class, reason, status = case

    bounce = find_bounce(read_mail(raw))

    assert bounce is not None, name
    assert [found.address for found in bounce.recipients] == recipients
    assert (bounce.bounce_class, bounce.reason) == (bounce_class, reason)
    if status:
        assert (bounce.status, bounce.status_source) == (status, "stated")
    else:
        assert bounce.status_source == "derived"


@pytest.mark.parametrize(
    ("status", "diagnostic", "bounce_class", "reason"),
    [
        ("5.1.1", "smtp; 550 5.1.1 User unknown", "hard", "unknown_user"),
        ("5.0.0", "smtp; 550 5.1.1 User unknown", "hard", "unknown_user"),
        ("5.1.1", "smtp; 552 mailbox is full", "soft", "mailbox_full"),
        ("5.2.2", "smtp; 552 5.2.2 over quota", "soft", "mailbox_full"),
        ("4.2.2", "smtp; 452 4.2.2 mailbox full", "soft", "mailbox_full"),
        ("5.2.1", "smtp; 550 5.2.1 The account is disabled", "hard", "inactive"),
        ("5.2.1", "smtp; 450 receiving mail at a rate that is too high", "soft", "rate"),
        ("4.4.7", "smtp; 550 4.4.7 message delayed, expired", "soft", "expired"),
        ("5.4.4", "x-unix; Host or domain name not found", "hard", "unknown_host"),
        ("4.4.4", "smtp; Host or domain name not found, try again", "soft", "unknown_host"),
        ("4.1.1", "smtp; 450 4.1.1 user unknown", "soft", "unknown_user"),
        (
            "5.7.515",
            "smtp; 550 5.7.515 Access denied, required authentication level not met",
            "sender_fault",
            "sender_fault",
        ),
        ("5.7.1", "smtp; 550 5.7.1 Relaying denied", "soft", "relaying"),
        ("5.7.1", "smtp; 550 5.7.1 blocked using a blocklist", "soft", "blocked"),
        ("5.7.1", "smtp; 550 5.7.1 Recipient unknown", "hard", "unknown_user"),
        ("5.3.4", "smtp; 552 5.3.4 message too large", "soft", "too_large"),
        (
            "5.4.1",
            "smtp; 550 5.4.1 Recipient address rejected: Access denied",
            "hard",
            "unknown_user",
        ),
        ("4.7.1", "smtp; 450 4.7.1 greylisted, try later", "soft", "greylisted"),
        ("5.4.6", "smtp; 554 too many hops", "soft", "network"),
        ("5.0.0", "", "soft", "undefined"),
    ],
)
def test_the_code_decides_before_the_reply_and_the_words(status, diagnostic, bounce_class, reason):
    raw = notices.make_dsn(status=status, diagnostic=diagnostic, human="Sorry.")

    bounce = find_bounce(read_mail(raw))

    assert (bounce.bounce_class, bounce.reason) == (bounce_class, reason)


def test_a_notice_names_the_mail_that_came_back():
    bounce = find_bounce(read_mail(notices.make_dsn()))

    assert bounce.original_message_id == "<m1@sender.example>"
    assert bounce.recipients[0].smtp_reply == "550"


def test_the_address_written_to_is_named_before_the_one_it_was_forwarded_to():
    raw = notices.make_dsn(more="Original-Recipient: rfc822; first@sender.example\n")

    bounce = find_bounce(read_mail(raw))

    assert bounce.recipients[0].address == "first@sender.example"
    assert bounce.recipients[0].final_address == "bob@dead.example"


@pytest.mark.parametrize(
    ("action", "reason"),
    [("delayed", Reason.DELAYED), ("relayed", Reason.DELIVERED), ("delivered", Reason.DELIVERED)],
)
def test_a_notice_of_delay_or_delivery_is_no_failure(action, reason):
    raw = notices.make_dsn(action=action, status="4.4.1" if action == "delayed" else "2.0.0")

    bounce = find_bounce(read_mail(raw))

    assert (bounce.bounce_class, bounce.reason) == (BounceClass.OTHER, reason)


def test_a_warning_in_words_is_a_delay():
    raw = notices.make_notice(
        "**********************************************\n**      THIS IS A WARNING MESSAGE ONLY"
        "      **\n** YOU DO NOT NEED TO RESEND YOUR MESSAGE **\n\nMessage could not be delivered "
        "for 4 hours\n<bob@slow.example>... Deferred: Connection timed out\n",
        subject="Warning: could not send message for past 4 hours",
    )

    assert find_bounce(read_mail(raw)).reason == Reason.DELAYED


def test_a_complaint_is_a_feedback_report():
    raw = (
        b"From: fbl@big.example\nTo: abuse@sender.example\nSubject: complaint\n"
        b'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nThis is an abuse report.\n"
        b"--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n"
        b"Original-Rcpt-To: bob@big.example\n\n--b\nContent-Type: message/rfc822\n\n"
        b"Message-ID: <m9@sender.example>\nTo: bob@big.example\n\nHi\n--b--\n"
    )

    bounce = find_bounce(read_mail(raw))

    assert (bounce.bounce_class, bounce.reason) == (BounceClass.OTHER, Reason.FEEDBACK_REPORT)
    assert bounce.recipients[0].address == "bob@big.example"


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        (
            "Ann <ann@shop.example>",
            "Re: Undelivered Mail Returned to Sender",
            "Your last mail bounced: 550 5.1.1 user unknown. Which address is right?",
        ),
        (
            "Ann <ann@shop.example>",
            "Mail delivery failed: what do I do?",
            "I get: could not be delivered to bob@dead.example, mailbox full. Help?",
        ),
        (
            "postmaster@shop.example",
            "Our DNS records",
            "Hello Mia, we changed the records that you asked for. Best, Ann",
        ),
        (
            "Parcel <delivery@parcel.example>",
            "Your parcel could not be delivered",
            "We were unable to deliver your parcel today.",
        ),
    ],
)
def test_a_person_who_writes_about_bounces_is_no_bounce(sender, subject, body):
    assert find_bounce(read_mail(notices.make_notice(body, sender=sender, subject=subject))) is None
