"""Does every input give a result that says what could not be read?"""

import dataclasses

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.mail.explain import explain
from models.mail.meaning import judge_meaning
from models.mail.replies import split_reply

_LINES = st.sampled_from(
    [
        b"From: Ann <ann@shop.example>",
        b"Subject: =?utf-8?B?/////w==?=",
        b"Subject: Re: Hi",
        b"Content-Type: multipart/mixed; boundary=b",
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        b"--b",
        b"--b--",
        b"",
        b"Content-Type: message/delivery-status",
        b"Content-Type: message/rfc822",
        b"Content-Type: text/html; charset=utf-16",
        b"Content-Type: text/plain; charset=utf-7",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: quoted-printable",
        b"Final-Recipient: rfc822; ",
        b"Action: failed",
        b"Status: 5.1.1",
        b"Status: 9.99.999",
        b"Auto-Submitted: auto-replied",
        b"Date: Mon, 99 Foo 2026 25:61:00 +9999",
        b"Date: Mon, 03 Aug 2026 10:00:00 +0200",
        b"Return-Path: <>",
        b"> > > quoted",
        b"-- ",
        b"On Mon, Mar 2, 2026 Max <m@x.example> wrote:",
        b"I am away until 31.02.2026",
        b"until 99/99/9999",
        b"back on 0. August",
        b"+2D8- +3/8- \x00 \xff\xfe \xed\xa0\x80",
        b"From: a\nSent: b\nTo: c",
        b"=?x?q?=ZZ=?=",
        b"<blockquote><div><table><tr>",
        b"STOP",
    ]
)
_MAILS = st.lists(st.one_of(_LINES, st.binary(max_size=60)), max_size=25).map(b"\n".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_MAILS)
def test_no_bytes_make_it_raise_and_every_result_can_be_stored(raw):
    facts = explain(raw)

    assert facts.size == len(raw)
    assert orjson.dumps(dataclasses.asdict(facts))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=400))
def test_no_text_makes_the_rules_raise(text):
    assert split_reply(text).text is not None
    assert 0 <= judge_meaning(text).intent.confidence <= 1


def problems_of(raw: bytes) -> set[str]:
    return {problem.code for problem in explain(raw).problems}


def test_a_truncated_mail_says_so():
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHalf a"

    facts = explain(raw)

    assert facts.reply.text == "Half a"
    assert {problem.code for problem in facts.problems} == {"no_end"}


def test_base64_that_breaks_off_is_read_as_far_as_it_goes_and_says_so():
    head = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"

    cut, whole = explain(head + b"U1RPUCBp"[:-1]), explain(head + b"U1RPUCBp\n")

    assert cut.reply.text.startswith("STOP")
    assert {problem.code for problem in cut.problems} == {"base64_cut"}
    assert not whole.problems


def test_references_in_a_circle_are_only_a_list():
    raw = b"Message-ID: <a@x>\nIn-Reply-To: <a@x>\nReferences: <a@x> <b@x> <a@x>\n\nHi"

    keys = explain(raw).thread

    assert keys.in_reply_to == ("a@x",)
    assert keys.references == ("b@x", "a@x")


def test_ten_thousand_parts_are_read_in_part():
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 10_000 + b"--b--\n"

    assert "too_many_parts" in problems_of(raw)


def test_parts_nested_without_end_are_read_in_part():
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )

    assert "too_deep" in problems_of(raw)


def test_thirty_megabytes_are_read_in_part():
    raw = b"Subject: big\n\n" + b"word and word\n" * 2_200_000

    facts = explain(raw)

    assert facts.size > 30_000_000
    assert "text_cut" in {problem.code for problem in facts.problems}


def test_a_header_of_a_megabyte_is_read_in_part():
    assert "headers_cut" in problems_of(b"Subject: " + b"a" * 1_000_000 + b"\n\nHi")


def test_nuls_and_lone_surrogates_are_left_out_and_told():
    raw = b"Subject: a\nContent-Type: text/plain; charset=utf-7\n\n+2D0- a\x00b"

    facts = explain(raw)

    assert "\x00" not in facts.reply.text
    assert "\ud83d" not in facts.reply.text
    assert "charset" in {problem.code for problem in facts.problems}
    assert split_reply("a\ud800b\x00").text == "a\ufffdb"


def test_a_wrong_charset_is_guessed_and_told():
    raw = "Content-Type: text/plain; charset=us-ascii\n\nGrüße aus Köln".encode()

    facts = explain(raw)

    assert facts.reply.text == "Grüße aus Köln"
    assert "charset" in {problem.code for problem in facts.problems}


def test_an_unknown_charset_is_guessed_and_told():
    raw = b"Content-Type: text/plain; charset=x-mars\n\nGr\xfc\xdfe aus K\xf6ln und M\xfcnchen"

    facts = explain(raw)

    assert "aus K" in facts.reply.text
    assert "charset" in {problem.code for problem in facts.problems}


def test_an_empty_mail_is_told():
    assert "empty" in problems_of(b"")
