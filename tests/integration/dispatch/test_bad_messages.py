"""Does one message that cannot go hold up the others?"""

from datetime import datetime, timedelta

import pytest

from tasks.dispatch import send_due
from tests.factories_ledger import (
    ReadyWorld,
    make_ready_world,
    make_resources,
    readdress,
    rename,
    rewrite,
    set_clock,
)
from tests.faults import SENDGRID, Bench, assert_proved, meddle, query, reasons


def _ready(bench: Bench, as_of: datetime, count: int = 10, **groups) -> tuple:
    world = make_ready_world(bench.store, count, as_of, steps_with_content=(1,))
    set_clock(bench.store, as_of)
    dispatch = {"batch_size": 5, "claim_size": 100, "concurrency": 1}
    resources = make_resources(
        bench.store,
        bench.home,
        bench.sandbox.url,
        dispatch=dispatch,
        sendgrid=SENDGRID,
        **groups,
    )
    return world, resources


def _second_batch(bench: Bench, world: ReadyWorld) -> list[int]:
    """Places of the messages that are not in the first batch, which goes by message id."""
    order = sorted(range(len(world.message_ids)), key=lambda each: world.message_ids[each])
    return order[5:]


@pytest.mark.parametrize("sign", ["\r\nBcc: x@y.example", "\n", "\r", "\0"])
def test_a_line_break_in_a_name_drops_that_message_alone(bench: Bench, as_of: datetime, sign: str):
    world, resources = _ready(bench, as_of)
    rename(bench.store, world.lead_ids[3], f"Ada{sign}")

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "dropped unsafe_header": 1}
    assert_proved(bench.store, as_of)


def test_a_line_break_in_a_subject_drops_that_message_alone(bench: Bench, as_of: datetime):
    world, resources = _ready(bench, as_of)
    rewrite(bench.store, world.enrolment_ids[2], "Hi\r\nBcc: x@y.example", as_of)

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "dropped unsafe_header": 1}


@pytest.mark.parametrize("name", ["Ada; Countess", "Lovelace, Ada", 'Ada "A" <x>'])
def test_a_name_with_separators_is_written_to(bench: Bench, as_of: datetime, name: str):
    world, resources = _ready(bench, as_of)
    rename(bench.store, world.lead_ids[3], name)

    send_due(resources, as_of)

    sends = [each for each in bench.sandbox.calls() if each["endpoint"] == "mail_send"]
    assert reasons(bench.store) == {"accepted": 10}
    assert len(sends) == 2


def test_a_lead_without_a_usable_address_is_skipped_and_the_sequence_goes_on(
    bench: Bench, as_of: datetime
):
    world, resources = _ready(bench, as_of)
    lead = world.lead_ids[4]
    query(bench.store, "update contact_point set status = 'dead' where lead_id = %s", lead)

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "dropped no_contact_point": 1}
    assert query(bench.store, "select count(*) from message where step = 2") == [(10,)]
    assert_proved(bench.store, as_of)


def test_an_address_that_goes_after_the_claim_is_not_written_to(bench: Bench, as_of: datetime):
    world, resources = _ready(bench, as_of)
    lead = world.lead_ids[_second_batch(bench, world)[0]]
    gone = "update contact_point set status = 'dead' where lead_id = %s"
    meddle(resources, lambda: query(bench.store, gone, lead))

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "dropped no_contact_point": 1}
    assert_proved(bench.store, as_of)


def test_a_refused_address_is_a_dead_letter_and_its_sequence_goes_on(bench: Bench, as_of: datetime):
    world, resources = _ready(bench, as_of)
    readdress(bench.store, world.lead_ids[0], "not an address")

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "dead rejected": 1}
    assert query(bench.store, "select count(*) from message where step = 2") == [(10,)]
    assert_proved(bench.store, as_of)


def test_a_text_that_changes_after_the_claim_is_not_sent_under_the_old_approval(
    bench: Bench, as_of: datetime
):
    world, resources = _ready(bench, as_of)
    place = _second_batch(bench, world)[0]
    meddle(resources, lambda: rewrite(bench.store, world.enrolment_ids[place], "Another", as_of))

    send_due(resources, as_of)
    before = reasons(bench.store)
    later = as_of + timedelta(hours=1)
    set_clock(bench.store, later)
    send_due(resources, later)

    assert before == {"accepted": 9, "planned content_changed": 1}
    assert reasons(bench.store) == {"accepted": 10}
    subjects = [mail["subject"] for mail in bench.sandbox.mails(world.message_ids[place])]
    assert subjects == ["Another"]


def test_a_text_that_is_rejected_after_the_claim_is_not_sent(bench: Bench, as_of: datetime):
    world, resources = _ready(bench, as_of)
    place = _second_batch(bench, world)[0]
    reject = "update content set review_state = 'rejected' where enrolment_id = %s"
    meddle(resources, lambda: query(bench.store, reject, world.enrolment_ids[place]))

    send_due(resources, as_of)
    later = as_of + timedelta(hours=1)
    set_clock(bench.store, later)
    send_due(resources, later)

    assert reasons(bench.store) == {"accepted": 9, "dropped content_rejected": 1}
    assert bench.sandbox.mails(world.message_ids[place]) == []


def test_a_text_that_is_tampered_with_is_not_sent(bench: Bench, as_of: datetime):
    world, resources = _ready(bench, as_of)
    enrolment = world.enrolment_ids[1]
    rewrite(bench.store, enrolment, "Another", as_of)
    query(
        bench.store,
        "update content set content_hash = 'approved' where enrolment_id = %s and is_current",
        enrolment,
    )

    send_due(resources, as_of)

    assert reasons(bench.store) == {"accepted": 9, "planned content_changed": 1}


def test_a_long_unsubscribe_address_stays_on_one_header_line(bench: Bench, as_of: datetime):
    path = "p/" * 400
    receiver = {"public_url": f"https://links.example/{path}"}
    world, resources = _ready(bench, as_of, 1, receiver=receiver)

    send_due(resources, as_of)

    headers = bench.sandbox.mails(world.message_ids[0])[0]["headers"]
    value = headers["List-Unsubscribe"]
    assert value.startswith(f"<https://links.example/{path}u/")
    assert value.endswith(">")
    assert not set(value) & set("\r\n ")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
