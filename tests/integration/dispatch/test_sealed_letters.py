"""Does a letter that does not open hold up the others, and do wrong keys harm anything?"""

from datetime import datetime, timedelta

import pytest

from models.errors import BlockedError
from tasks.dispatch import send_due
from tasks.explaining import tell_lead
from tasks.keyring import Keyring
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, assert_each_once, assert_proved, finish, query, reasons
from tests.integration.dispatch.worlds import ONE_STEP, arrivals, make_hands, send_at

SEALED = {
    "text": ("content", "body_cipher"),
    "address": ("contact_point", "cipher"),
    "first name": ("lead", "first_name_cipher"),
    "last name": ("lead", "last_name_cipher"),
    "key": ("keys.person_key", "wrapped_key"),
}
RUBBISH = b"x" * 60


@pytest.mark.parametrize("part", SEALED)
def test_a_letter_that_does_not_open_waits_alone_until_it_does(
    bench: Bench, as_of: datetime, part: str
):
    table, column = SEALED[part]
    world = make_ready_world(bench.store, 10, as_of, definition=ONE_STEP, steps_with_content=(1,))
    lead, resources = world.lead_ids[3], make_hands(bench, dispatch={"batch_size": 5})
    sound = query(bench.store, f"select {column} from {table} where lead_id = %s", lead)[0][0]
    put = f"update {table} set {column} = %s where lead_id = %s"
    query(bench.store, put, RUBBISH, lead)

    send_at(resources, as_of)
    waiting = reasons(bench.store)
    story = [row["reason"] for row in tell_lead(resources, lead).timeline]
    query(bench.store, put, sound, lead)
    later = as_of + timedelta(hours=2)
    send_at(resources, later)

    assert waiting == {"accepted": 9, "planned unreadable": 1}
    assert "unreadable" in story
    assert_each_once(bench, world.message_ids, later)


def test_a_letter_that_never_opens_costs_no_budget_and_ends_no_other(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 4, as_of, definition=ONE_STEP, steps_with_content=(1,))
    resources = make_hands(bench, sendgrid={"daily_cap": 100})
    put = "update content set body_cipher = %s where lead_id = %s"
    query(bench.store, put, RUBBISH, world.lead_ids[0])

    for hours in range(5):
        send_at(resources, as_of + timedelta(hours=hours))

    used = query(bench.store, "select used_count from budget where kind = 'provider'")
    assert reasons(bench.store) == {"accepted": 3, "planned unreadable": 1}
    assert used == [(3,)]
    assert_proved(bench.store, as_of + timedelta(hours=5))


def test_a_senders_letters_that_all_fail_to_open_wait_and_the_run_goes_on(
    bench: Bench, as_of: datetime
):
    world = make_ready_world(bench.store, 8, as_of, definition=ONE_STEP, steps_with_content=(1,))
    resources = make_hands(bench, dispatch={"batch_size": 4})
    put = "update content set body_cipher = %s where lead_id = any(%s::uuid[])"
    query(bench.store, put, RUBBISH, world.lead_ids)

    counts = send_at(resources, as_of)

    assert reasons(bench.store) == {"planned unreadable": 8}
    assert counts["revoked"] == 8
    assert_proved(bench.store, as_of)


def test_wrong_keys_fail_the_run_and_leave_nothing_in_doubt(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 10, as_of, definition=ONE_STEP, steps_with_content=(1,))
    resources = make_hands(bench, dispatch={"batch_size": 5})
    right = resources.keyring
    resources.keyring = Keyring({1: b"n" * 32}, {1: b"l" * 32})

    with pytest.raises(BlockedError):
        send_at(resources, as_of)
    came = arrivals(bench)
    resources.keyring = right
    query(bench.store, "update attempt set lease_until = now() where settled_at is null")
    end = finish(resources, as_of, send_due)

    moves = query(bench.store, "select from message_move where to_state = 'uncertain'")
    assert came == {}
    assert moves == []
    assert_each_once(bench, world.message_ids, end)
