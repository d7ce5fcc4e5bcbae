"""Does a stop name what it stops, and does going on lift no more than it says?"""

from datetime import datetime

import pytest

from models.errors import UsageError
from tasks.pauses import pause, resume
from tests.factories_ledger import make_ready_world
from tests.faults import Bench, query


def _in_force(bench: Bench) -> list[tuple[str, str]]:
    statement = "select level, scope_key from pause where lifted_at is null order by 1, 2"
    return [(level, key) for level, key in query(bench.store, statement)]


@pytest.mark.parametrize(
    ("level", "key", "hint"),
    [
        ("campaign", "sprung", "there are spring"),
        ("sender", "nobody", "there are sender1"),
        ("channel", "smoke", "there are email, sms, whatsapp, linkedin"),
        ("enrolment", "zzz", "`parley why LEAD` shows them"),
    ],
)
def test_a_pause_of_something_that_is_not_there_is_refused_and_says_what_is(
    bench: Bench, as_of: datetime, level: str, key: str, hint: str
):
    make_ready_world(bench.store, 1, as_of)

    with pytest.raises(UsageError, match=f"{key}: no such {level}, nothing is paused; {hint}"):
        pause(bench.store, level, key, "stop", "ann", as_of)

    assert _in_force(bench) == []


def test_every_level_can_be_paused_by_its_own_name(bench: Bench, as_of: datetime):
    world = make_ready_world(bench.store, 1, as_of)
    scopes = [
        ("campaign", "spring"),
        ("channel", "email"),
        ("enrolment", world.enrolment_ids[0]),
        ("global", ""),
        ("sender", "sender1"),
    ]

    for level, key in scopes:
        assert pause(bench.store, level, key, "stop", "ann", as_of)

    assert _in_force(bench) == scopes


def test_going_on_with_everything_leaves_what_was_stopped_by_itself(bench: Bench, as_of: datetime):
    make_ready_world(bench.store, 1, as_of)
    pause(bench.store, "sender", "sender1", "a new domain", "ann", as_of)
    pause(bench.store, "global", "", "an incident", "ann", as_of)

    lifted = resume(bench.store, "global", "", "ann", as_of)

    assert lifted == 1
    assert _in_force(bench) == [("sender", "sender1")]
