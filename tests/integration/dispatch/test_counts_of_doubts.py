"""Is each doubt counted once, under what became of it?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import pytest

from models.ports import Accepted
from tasks.resources import Resources
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, MeddlingProvider, reasons
from tests.integration.dispatch.worlds import (
    ONE_STEP,
    make_hands,
    note_deliveries,
    reconcile_at,
    send_at,
)

ASKED = 4
SOON, LATE = timedelta(hours=2), timedelta(hours=100)


@pytest.fixture
def resources(bench: Bench) -> Resources:
    return make_hands(bench, dispatch={"batch_size": 2, "claim_size": 2})


def _doubt(bench: Bench, resources: Resources, as_of: datetime, limit: int = 8) -> list[str]:
    """Eight messages in four calls that all break off, every second one before it arrives."""
    definition = {**ONE_STEP, "uncertain_wait_hours": 72, "uncertain_policy": "drop"}
    world = make_ready_world(bench.store, 8, as_of, definition=definition, steps_with_content=(1,))
    bench.sandbox.put_faults(
        {"kind": "reset_after_accept", "calls": [1, 3]},
        {"kind": "reset_before_accept", "calls": [2, 4]},
    )
    assert send_at(resources, as_of, limit)["unknown"] == limit
    return sorted(world.message_ids)


def test_what_was_in_doubt_is_all_that_closes_and_all_that_is_left(bench, resources, as_of):
    messages = _doubt(bench, resources, as_of)
    bench.sandbox.put_faults({"kind": "503", "endpoint": "activity", "from_call": ASKED + 1})
    note_deliveries(bench.store, messages[:2], as_of)

    first = reconcile_at(resources, as_of + SOON)
    last = reconcile_at(resources, as_of + LATE)

    assert (first["in_doubt"], first["by_event"], first["still_uncertain"]) == (8, 2, 2)
    assert first["by_log"] + first["not_in_log"] == ASKED
    assert (last["in_doubt"], last["dropped_by_policy"], last["still_uncertain"]) == (2, 2, 0)
    assert first["closed_meanwhile"] == first["new_meanwhile"] == first["late_evidence"] == 0
    assert reasons(bench.store) == {
        "accepted evidence": 2 + first["by_log"],
        "planned not_in_log": first["not_in_log"],
        "dropped no_evidence": 2,
    }


def test_word_of_what_was_given_up_closes_no_doubt(bench, resources, as_of):
    messages = _doubt(bench, resources, as_of)
    bench.sandbox.put_faults({"kind": "503", "endpoint": "activity", "from_call": 1})
    assert reconcile_at(resources, as_of + LATE)["dropped_by_policy"] == 8
    note_deliveries(bench.store, messages[:3], as_of)

    counts = reconcile_at(resources, as_of + LATE)

    assert (counts["in_doubt"], counts["by_event"], counts["late_evidence"]) == (0, 0, 3)
    assert reasons(bench.store) == {"accepted evidence": 3, "dropped no_evidence": 5}


class _Rivalry(MeddlingProvider):
    """The real adapter; before it first asks its log, another run has its way."""

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        if not self.batches:
            self.batches.append([])
            self._meddle()
        return super().find_evidence(message_ids)


def _meet(resources: Resources, rival: Callable[[], object]) -> None:
    provider = _Rivalry(resources.email_providers["sendgrid"], rival)
    resources.__dict__["email_providers"] = {"sendgrid": provider}


def test_doubts_that_a_rival_closes_or_makes_are_told_apart(bench, resources, as_of):
    _doubt(bench, resources, as_of, limit=4)

    _meet(resources, lambda: send_at(resources, as_of + SOON, 4))
    made = reconcile_at(resources, as_of + SOON)
    _meet(resources, lambda: reconcile_at(resources, as_of + 2 * SOON))
    closed = reconcile_at(resources, as_of + 2 * SOON)

    assert (made["in_doubt"], made["new_meanwhile"], made["still_uncertain"]) == (4, 4, 4)
    assert (closed["in_doubt"], closed["closed_meanwhile"], closed["still_uncertain"]) == (4, 4, 0)
    assert closed["by_log"] == closed["not_in_log"] == 0
