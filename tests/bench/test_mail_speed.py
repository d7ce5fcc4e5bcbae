"""How fast is the understanding of mail, and what is its worst case?

Speed over the frozen set on one core, beside the standard library's parser alone on the same
bytes; the time of every rule on inputs of one megabyte that are made to hurt, and 10,000 fuzzed
mails. The speed and the bound of the slowest rule are asserted; both leave room for a busy machine.
"""

import email
import email.policy
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.mail.absence_dates import find_return_date
from models.mail.automatic import find_automatic
from models.mail.bounces import find_bounce
from models.mail.explain import explain
from models.mail.facts import Mail
from models.mail.meaning import judge_meaning
from models.mail.reading import read_mail
from models.mail.replies import split_reply
from models.mail.threads import thread_keys

CORPUS = Path(__file__).parent.parent / "mail_corpus"
MEGABYTE = 1_000_000
BOUND_SECONDS = 0.25
LEAST_RATE = 300
"""Mails a second on one core, all rules."""
pytestmark = pytest.mark.bench

STAGES: dict[str, Callable[[Mail], object]] = {
    "bounce": find_bounce,
    "automatic": find_automatic,
    "reply": split_reply,
    "meaning": lambda mail: judge_meaning(mail.text),
    "return date": lambda mail: find_return_date(mail.text, None),
    "thread": thread_keys,
}
UNITS = {
    "letters": b"a",
    "blanks": b" ",
    "words": b"not interested, please remove me ",
    "lines": b"hello there my friend and so on\n",
    "attributions": b"On Mon, Mar 2, 2026 at 10:00 AM Max <\n",
    "colons": b"abc def ghi:\n",
    "quotes": b"> a\nb\n",
    "dashes": b"-- \n",
    "addresses": b"<bob@dead.example>: 550 5.1.1 user unknown\n",
    "at signs": b"a@",
    "digits": b"5.1.1 12/12/2026 ",
    "dates": b"until 14 August 2026 to ",
    "brackets": b"([{<",
    "labels": b"From: a\nSent: b\n",
    "blank lines": b"\n",
    "Chinese": "不要再联系我".encode(),
    "negations": b"not n't no never ",
}
HEADERS = {
    "plain": b"Content-Type: text/plain; charset=utf-8\n\n",
    "HTML": b"Content-Type: text/html; charset=utf-8\n\n",
    "notice": b"From: mailer-daemon@x.example\nReturn-Path: <>\nSubject: failure notice\n\n",
    "answer": b"From: a@x.example\nAuto-Submitted: auto-replied\nSubject: Out of office\n\n",
}
HTML_UNITS = (b"<div>", b"<table><tr><td>a</td></tr></table>", b"<b>x</b> y<br>", b"<blockquote>a")


def seconds(call: Callable[[], object]) -> float:
    """Return the shortest of three runs: the least disturbed one."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def test_speed_beside_the_standard_parser():
    raws = [path.read_bytes() for path in sorted(CORPUS.glob("*.eml"))]

    ours = seconds(lambda: [explain(raw) for raw in raws])
    reading = seconds(lambda: [read_mail(raw) for raw in raws])
    parser = seconds(
        lambda: [email.message_from_bytes(raw, policy=email.policy.default) for raw in raws]
    )

    count = len(raws)
    print(
        f"\n{count} mails: all rules {count / ours:,.0f}/s of at least {LEAST_RATE}, "
        f"reading {count / reading:,.0f}/s"
    )
    print(f"standard library, parsing only {len(raws) / parser:,.0f}/s")
    print(f"all rules cost {ours / parser:.1f} times the standard parser")
    assert count / ours >= LEAST_RATE


def test_no_rule_takes_long_on_a_megabyte():
    slowest: list[tuple[float, str]] = []
    for kind, head in HEADERS.items():
        units = {**UNITS, **{unit.decode(): unit for unit in HTML_UNITS}}
        for name, unit in units.items():
            raw = head + unit * (MEGABYTE // len(unit))
            mail = read_mail(raw)
            slowest.append((seconds(lambda raw=raw: read_mail(raw)), f"read: {kind} of {name}"))
            for stage, rule in STAGES.items():
                took = seconds(lambda rule=rule, mail=mail: rule(mail))
                slowest.append((took, f"{stage}: {kind} of {name}"))

    slowest.sort(reverse=True)
    print(f"\n{len(slowest)} pairs of a rule and a megabyte; the slowest (bound 250 ms):")
    for took, name in slowest[:6]:
        print(f"  {took * 1000:7.1f} ms  {name}")
    assert slowest[0][0] < BOUND_SECONDS


_LINES = st.sampled_from(
    [
        b"From: Ann <ann@shop.example>",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        b"Content-Type: message/delivery-status",
        b"Content-Type: text/html; charset=utf-7",
        b"--b",
        b"",
        b"Action: failed",
        b"Auto-Submitted: auto-replied",
        b"> quoted",
        b"-- ",
        b"I am away until 31.02.2026",
        b"=?utf-8?B?/////w==?=",
    ]
)
_WORST: list[float] = [0.0]


@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(_LINES, st.binary(max_size=80)), max_size=30).map(b"\n".join))
def _fuzz(raw):
    start = time.perf_counter()
    explain(raw)
    _WORST[0] = max(_WORST[0], time.perf_counter() - start)


def test_ten_thousand_fuzzed_mails_raise_nothing():
    _fuzz()

    print(f"\n10,000 fuzzed mails: no exception, slowest {_WORST[0] * 1000:.1f} ms")
    assert _WORST[0] > 0
