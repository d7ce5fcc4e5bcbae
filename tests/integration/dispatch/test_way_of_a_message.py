"""Does a due message go out once, and does the ledger say so?"""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from deployments.sandbox_control import Sandbox
from tasks.dispatch import send_due
from tasks.store.postgres import Store
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import states


def test_due_messages_are_accepted_once_and_the_next_step_is_planned(
    store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of
):
    world = make_ready_world(store, 25, as_of)
    set_clock(store, as_of)
    resources = make_resources(store, tmp_path, clean_sandbox.url)

    counts = send_due(resources, as_of)
    again = send_due(resources, as_of)

    ledger = list(clean_sandbox.ledger())
    assert counts == Counter(looked_at=25, claimed=25, accepted=25)
    assert again == Counter()
    assert sorted(row["message_id"] for row in ledger) == sorted(world.message_ids)
    assert states(store) == Counter({"1 accepted": 25, "2 planned": 25})


def test_provider_renders_the_text_that_was_approved(
    store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of
):
    make_ready_world(store, 3, as_of)
    set_clock(store, as_of)

    send_due(make_resources(store, tmp_path, clean_sandbox.url), as_of)

    with store.transaction() as session:
        ours = dict(
            session.connection.execute("select message_id, content_hash from attempt").fetchall()
        )
    theirs = {row["message_id"]: row["content_hash"] for row in clean_sandbox.ledger()}
    assert theirs == ours


def test_each_attempt_keeps_the_providers_id_and_the_provider_ours(
    store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of
):
    make_ready_world(store, 4, as_of)
    set_clock(store, as_of)
    alone = {"batch_size": 1}

    send_due(make_resources(store, tmp_path, clean_sandbox.url, dispatch=alone), as_of)

    with store.transaction() as session:
        ours = session.connection.execute(
            "select attempt_id, message_id, provider_message_id from attempt"
        ).fetchall()
    theirs = [
        (row["attempt_id"], row["message_id"], row["provider_message_id"].partition(".")[0])
        for row in clean_sandbox.ledger()
    ]
    assert len(ours) == 4
    assert all(provider_id for *_, provider_id in ours)
    assert sorted(ours) == sorted(theirs)


def test_whole_sequence_ends_completed(store: Store, clean_sandbox: Sandbox, tmp_path: Path, as_of):
    make_ready_world(store, 5, as_of)
    resources = make_resources(store, tmp_path, clean_sandbox.url)
    for day in range(5):
        moment = as_of + timedelta(days=day)
        set_clock(store, moment)

        send_due(resources, moment)

    with store.transaction() as session:
        enrolments = session.connection.execute(
            "select state, next_step, count(*) from enrolment group by 1, 2"
        ).fetchall()
    assert states(store) == Counter({"1 accepted": 5, "2 accepted": 5})
    assert enrolments == [("completed", 2, 5)]
    assert clean_sandbox.duplicates() == []
