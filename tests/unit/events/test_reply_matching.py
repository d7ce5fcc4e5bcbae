"""Which of our messages does a mail answer, and what is it to a sequence?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.mail.explain import explain
from models.rules.link_tokens import make_token
from models.rules.reply_matching import (
    ReplyKind,
    Verdict,
    away_until,
    is_negative,
    judge_reply,
    named_messages,
    reply_event,
    reply_id,
    written_at,
)

KEY = bytes(32)
DOMAIN = "reply.northwind.example"
FIRST = "5b1c2d3e-0000-5000-8000-00000000000a"
SECOND = "5b1c2d3e-0000-5000-8000-00000000000b"
AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def _mail(text: str = "Tell me more.", **headers: str) -> bytes:
    lines = {"From": "Ann <ann@person.example>", "To": f"r@{DOMAIN}", "Subject": "Re: Hi"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{head}\r\n{text}\r\n".encode()


def _named(**headers: str) -> tuple[str, ...]:
    return named_messages(explain(_mail(**headers)), DOMAIN, KEY)


def test_in_reply_to_comes_before_references_and_the_newest_reference_first():
    third = "5b1c2d3e-0000-5000-8000-00000000000c"
    named = _named(
        In_Reply_To=f"<{SECOND}@{DOMAIN}>", References=f"<{FIRST}@{DOMAIN}> <{third}@{DOMAIN}>"
    )

    assert named == (SECOND, third, FIRST)


def test_ids_of_other_domains_and_ids_that_are_none_are_passed_over():
    named = _named(
        In_Reply_To=f"<{FIRST}@elsewhere.example>",
        References=f"<nonsense@{DOMAIN}> <{SECOND}@{DOMAIN.upper()}>",
    )

    assert named == (SECOND,)


def test_a_plus_token_names_its_message_and_a_forged_one_none():
    token = make_token(KEY, "reply", FIRST)

    assert _named(To=f"reply+{token}@{DOMAIN}") == (FIRST,)
    assert _named(To=f"reply+{token[:-4]}aaaa@{DOMAIN}") == ()


def test_a_reply_is_known_by_its_message_id_and_sender_else_by_its_bytes():
    named = _mail(Message_ID="<m1@person.example>")
    by_another_path = b"Received: by another path\r\n" + named
    other_sender = named.replace(b"ann@", b"bob@")

    assert reply_id(explain(named)) == reply_id(explain(by_another_path))
    assert reply_id(explain(named)) != reply_id(explain(other_sender))
    assert reply_id(explain(_mail())) != reply_id(explain(_mail("Something else.")))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (_mail(), ReplyKind.HUMAN),
        (_mail("Unsubscribe"), ReplyKind.UNSUBSCRIBE),
        (_mail("I am out of the office.", Auto_Submitted="auto-replied"), ReplyKind.OUT_OF_OFFICE),
        (_mail("We got your request.", Auto_Submitted="auto-generated"), ReplyKind.AUTOMATIC),
    ],
)
def test_each_mail_is_one_of_few_kinds(raw: bytes, kind: ReplyKind):
    assert judge_reply(explain(raw)).kind is kind


def test_our_own_mail_is_our_own_whatever_it_says():
    facts = explain(_mail("Unsubscribe"), frozenset({"ann@person.example"}))

    assert judge_reply(facts).kind is ReplyKind.OWN


def test_an_answer_that_asks_for_one_needs_a_person():
    assert judge_reply(explain(_mail("Yes, I am interested, tell me more."))).needs_person
    assert not judge_reply(explain(_mail("Not interested, thank you."))).needs_person


def test_a_refusal_is_negative_and_an_opt_out_is_not_counted_as_one():
    assert is_negative(judge_reply(explain(_mail("Not interested, thank you."))))
    assert not is_negative(judge_reply(explain(_mail("Unsubscribe"))))
    assert not is_negative(judge_reply(explain(_mail("Tell me more."))))


@pytest.mark.parametrize(
    ("return_on", "timezone", "expected"),
    [
        (date(2026, 3, 20), "UTC", datetime(2026, 3, 20, tzinfo=UTC)),
        (date(2026, 3, 20), "America/New_York", datetime(2026, 3, 20, 4, tzinfo=UTC)),
        (date(2026, 3, 20), "Nowhere/None", datetime(2026, 3, 20, tzinfo=UTC)),
        (None, "UTC", AT + timedelta(days=14)),
        (date(2026, 3, 2), "UTC", AT + timedelta(days=14)),
        (date(2031, 1, 1), "UTC", AT + timedelta(days=14)),
    ],
)
def test_an_absence_lasts_to_the_stated_day_where_the_person_is_else_fourteen_days(
    return_on: date | None, timezone: str, expected: datetime
):
    verdict = Verdict(ReplyKind.OUT_OF_OFFICE, "rule", return_on=return_on)

    assert away_until(verdict, AT, timezone) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Mon, 02 Mar 2026 16:30:00 +0200", AT - timedelta(minutes=30)),
        ("Mon, 02 Mar 2026 16:30:00 +0000", AT),
        ("Mon, 02 Feb 2026 15:00:00 +0000", AT),
        ("Mon, 02 Mar 2026 14:30:00 -0000", AT),
        ("soon", AT),
    ],
)
def test_a_mails_own_date_counts_where_it_can_be_true(stated: str, expected: datetime):
    assert written_at(explain(_mail(Date=stated)), AT) == expected


def test_a_replys_event_does_not_depend_on_its_arrival():
    verdict = judge_reply(explain(_mail()))

    assert reply_event("r1", verdict) == reply_event("r1", verdict)
    assert reply_event("r1", verdict) != reply_event("r2", verdict)
    assert reply_event("r1", Verdict(ReplyKind.AUTOMATIC, "rule")) is None


@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(raw: bytes):
    facts = explain(raw)

    assert judge_reply(facts).kind in ReplyKind
    assert named_messages(facts, DOMAIN, KEY) == ()
