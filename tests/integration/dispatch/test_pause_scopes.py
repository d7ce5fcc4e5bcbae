"""Does a stop name what it stops, and does going on lift no more than it says?"""

from datetime import datetime

import pytest

from deployments.cli.why import _show_campaign
from models.errors import UsageError
from tasks.explaining import tell_campaign
from tasks.pauses import pause, resume
from tests.factories_ledger import make_ready_world, make_resources
from tests.faults import SENDGRID, Bench, query


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


def test_a_campaigns_story_names_every_pause_that_stops_it_and_promises_no_hour(
    bench: Bench, as_of: datetime, capsys
):
    world = make_ready_world(bench.store, 2, as_of)
    resources = make_resources(bench.store, bench.home, bench.sandbox.url, sendgrid=SENDGRID)
    scopes = {
        "--enrolment": ("enrolment", world.enrolment_ids[0]),
        "--sender": ("sender", "sender1"),
        "--channel": ("channel", "email"),
        "--campaign": ("campaign", "spring"),
        "--all": ("global", ""),
    }
    for level, key in scopes.values():
        pause(bench.store, level, key, "a look", "ann", as_of)

    _show_campaign("spring", tell_campaign(resources, "spring"), "table")

    page = capsys.readouterr().out
    assert "nothing goes out until it is resumed" in page
    assert "may go out at" not in page
    assert "everything is paused since" in page
    told = [line for line in page.splitlines() if "is paused since" in line]
    assert len(told) == len(scopes)
    for option, (_, key) in scopes.items():
        assert f"`parley resume {' '.join(filter(None, [option, key]))}` goes on" in page


@pytest.mark.parametrize(
    ("scope", "is_paused"),
    [
        (("global", ""), True),
        (("campaign", "spring"), True),
        (("sender", "sender1"), True),
        (("channel", "email"), True),
        (("channel", "sms"), False),
        (("enrolment", "first"), False),
    ],
)
def test_a_campaign_waits_for_a_person_only_where_pauses_stop_all_of_it(
    bench: Bench, as_of: datetime, capsys, scope: tuple[str, str], is_paused: bool
):
    world = make_ready_world(bench.store, 2, as_of)
    resources = make_resources(bench.store, bench.home, bench.sandbox.url, sendgrid=SENDGRID)
    level, key = scope
    pause(bench.store, level, key.replace("first", world.enrolment_ids[0]), "x", "ann", as_of)

    story = tell_campaign(resources, "spring")

    assert story.head["is_paused"] is is_paused
    assert len(story.head["pauses"]) == (key != "sms")
    _show_campaign("spring", story, "table")
    assert ("the next message may go out at" in capsys.readouterr().out) is not is_paused
