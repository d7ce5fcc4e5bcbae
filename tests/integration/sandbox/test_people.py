"""Do people behave by seed, message and address alone, and as the rates say?"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sendgrid import SendGridAPIClient

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json, make_batch, make_payload, make_person

Wait = Callable[[float], None]
STABLE = (
    "message_id",
    "attempt_id",
    "kind",
    "what",
    "order_key",
    "happens_at",
    "due_at",
)


def _futures(home: Path, seed: int, batches: list[list[int]]) -> list[tuple[object, ...]]:
    with Sandbox.start(home, seed=seed) as sandbox:
        client = SendGridAPIClient("SG.main", host=sandbox.url)
        for numbers in batches:
            client.client.mail.send.post(request_body=make_batch(numbers))
        return sorted(tuple(row[name] for name in STABLE) for row in sandbox.happenings())


def test_the_same_seed_gives_the_same_lives_whatever_the_batches(tmp_path: Path):
    one_batch = _futures(tmp_path / "a", 7, [list(range(400))])
    many = _futures(tmp_path / "b", 7, [list(range(399, 199, -1)), *([n] for n in range(200))])
    other_seed = _futures(tmp_path / "c", 8, [list(range(400))])

    assert one_batch == many
    assert other_seed != one_batch


def _send(mailer: SendGridAPIClient, count: int, **changes: object) -> None:
    for start in range(0, count, 1_000):
        numbers = range(start, min(start + 1_000, count))
        mailer.client.mail.send.post(request_body=make_batch(numbers, **changes))


def _counts(sandbox: Sandbox) -> Counter[str]:
    seen = {(row["message_id"], row["what"]) for row in sandbox.happenings()}
    return Counter(what for _, what in seen)


def test_a_bad_address_bounces_every_time_and_is_dropped_afterwards(
    mailer: SendGridAPIClient, sandbox: Sandbox, wait_days: Wait
):
    sandbox.put_people(hard_bounce=0.1)
    _send(mailer, 200)
    bounced = {r["message_id"] for r in sandbox.happenings() if r["what"] == "bounce"}
    wait_days(1)
    last = max(row["id"] for row in sandbox.happenings())

    _send(mailer, 200)

    dropped = {r["message_id"] for r in sandbox.happenings(after=last) if r["what"] == "dropped"}
    assert 5 < len(bounced) < 40
    assert dropped == bounced


def test_another_account_does_not_know_of_the_bounce(
    mailer: SendGridAPIClient, sandbox: Sandbox, wait_days: Wait
):
    sandbox.put_people(hard_bounce=1.0)
    _send(mailer, 3)
    wait_days(1)
    other = SendGridAPIClient("SG.second", host=sandbox.url)

    other.client.mail.send.post(request_body=make_batch(range(3)))

    assert _counts(sandbox) == {"processed": 3, "bounce": 3}


@pytest.mark.parametrize(
    ("rate", "what", "expected"),
    [
        ({"open": 0.35}, "open", 350),
        ({"soft_bounce": 0.1}, "bounce", 100),
        ({"machine_open": 0.4}, "open", 400),
        ({"out_of_office": 0.05}, "out_of_office", 50),
        ({"unsubscribe": 0.05}, "one_click", 50),
        ({"complaint": 0.05}, "spamreport", 50),
        ({"deferred": 0.1}, "deferred", 100),
    ],
)
def test_rates_hold(
    mailer: SendGridAPIClient, sandbox: Sandbox, rate: Json, what: str, expected: int
):
    sandbox.put_people(**rate)

    _send(mailer, 1_000)

    # Four standard deviations of a binomial with n = 1,000.
    spread = 4 * (expected * (1 - expected / 1_000)) ** 0.5
    assert abs(_counts(sandbox)[what] - expected) < spread


def test_an_arm_named_in_a_custom_argument_multiplies_replies(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    effect = {"argument": "arm", "value": "b", "rate": "reply", "times": 2.0}
    sandbox.put_people(reply=0.1, effects=[effect])
    people = [
        make_person(n, custom_args={"message_id": f"m{n}", "arm": "AB"[n % 2]})
        for n in range(1_000)
    ]

    mailer.client.mail.send.post(request_body=make_payload(people))

    replies = [r["message_id"] for r in sandbox.happenings() if r["kind"] == "reply"]
    by_arm = Counter(int(message_id[1:]) % 2 for message_id in replies)
    assert by_arm[1] > 1.5 * by_arm[0] > 0


def test_an_effect_can_hang_on_the_subject(mailer: SendGridAPIClient, sandbox: Sandbox):
    effect = {"argument": "subject", "value": "IDEA", "rate": "reply", "times": 0.0}
    sandbox.put_people(reply=1.0, effects=[effect])

    _send(mailer, 10)

    assert not [row for row in sandbox.happenings() if row["kind"] == "reply"]


def test_replies_are_of_every_kind(mailer: SendGridAPIClient, sandbox: Sandbox):
    sandbox.put_people(reply=0.5)

    _send(mailer, 1_000)

    kinds = {row["what"] for row in sandbox.happenings() if row["kind"] == "reply"}
    assert kinds == {
        "interested",
        "question",
        "ready_to_meet",
        "not_interested",
        "opt_out",
        "wrong_person",
    }


def test_people_read_in_the_working_hours_of_their_companys_headquarters(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    sandbox.put_people(open=1.0, second_open=1.0)
    at_home = [make_person(n, to=[{"email": f"p{n}@aonplc.example"}]) for n in range(200)]

    mailer.client.mail.send.post(request_body=make_payload(at_home))

    opened = [
        datetime.fromisoformat(row["happens_at"]).astimezone(ZoneInfo("Europe/London"))
        for row in sandbox.happenings()
        if row["what"] == "open"
    ]
    assert len(opened) > 150
    assert all(8 <= at.hour < 18 and at.weekday() < 5 for at in opened)


def test_a_sink_accepts_and_nothing_follows(mailer: SendGridAPIClient, sandbox: Sandbox):
    sandbox.put_mode(sink=True)

    _send(mailer, 1_000)

    assert sandbox.ledger_summary()["accepted"] == 1_000
    assert list(sandbox.happenings()) == []


def test_group_and_list_unsubscribes_are_events_where_no_one_click_is_offered(
    mailer: SendGridAPIClient, sandbox: Sandbox
):
    sandbox.put_people(unsubscribe=1.0)
    plain = [make_person(n, headers={}) for n in range(20)]

    mailer.client.mail.send.post(request_body=make_payload(plain))
    mailer.client.mail.send.post(
        request_body=make_payload(
            [make_person(n, headers={}) for n in range(20, 40)], asm={"group_id": 4}
        )
    )

    counts = _counts(sandbox)
    assert counts["unsubscribe"] > 5
    assert counts["group_unsubscribe"] > 5


def test_an_unknown_rate_is_refused_and_named(sandbox: Sandbox):
    with pytest.raises(Exception, match="unknown rate 'opens'"):
        sandbox.put_people(opens=0.5)
    with pytest.raises(Exception, match="share between 0 and 1"):
        sandbox.put_people(open=35)


def test_the_clock_never_goes_back(sandbox: Sandbox):
    with pytest.raises(Exception, match="never goes back"):
        sandbox.put_clock(datetime(2020, 1, 1, tzinfo=UTC))
