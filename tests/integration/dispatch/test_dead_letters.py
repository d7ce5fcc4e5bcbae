"""Can people bring dead letters back, mend them, or let them go, with their names kept?"""

from datetime import datetime, timedelta

import pytest

from models.errors import UsageError
from tasks.dead_letters import Word, discard_dead, edit_dead, list_dead, retry_dead
from tasks.dispatch import send_due
from tasks.resources import Resources
from tasks.store.named_queries import load_queries
from tests.factories_ledger import readdress, set_clock
from tests.faults import Bench, assert_proved, query, reasons

WORD = Word("ann", "the address is mended")


def _send(resources: Resources, moment: datetime) -> None:
    set_clock(resources.store, moment)
    send_due(resources, moment)


def test_a_dead_letter_is_listed_with_the_providers_words(dead, bench: Bench):
    _, world = dead

    rows = list_dead(bench.store)

    assert [row["message_id"] for row in rows] == world.message_ids[:1]
    assert rows[0]["reason"] == "rejected"
    assert "400" in rows[0]["error"]
    assert rows[0]["sentence"]
    assert list_dead(bench.store, "another") == []


def test_a_retried_letter_goes_out_though_its_sequence_is_complete(dead, bench: Bench, as_of):
    resources, world = dead
    later = as_of + timedelta(hours=1)
    readdress(bench.store, world.lead_ids[0], "person0@company0.example")

    moved = retry_dead(bench.store, world.message_ids[:1], WORD, later)
    _send(resources, later)

    audit = query(bench.store, "select actor, action, subject_key, detail from audit")
    moves = query(bench.store, "select actor, reason from message_move where actor is not null")
    assert moved == 1
    assert reasons(bench.store) == {"accepted": 3}
    assert moves == [("ann", "retried_by_person")]
    assert audit == [("ann", "dead letter: retry", world.message_ids[0], {"reason": WORD.reason})]
    assert_proved(bench.store, later)


def test_a_retried_letter_meets_every_rule_again(dead, bench: Bench, as_of):
    resources, world = dead
    lead = world.lead_ids[0]
    ban = (
        "insert into ban (ban_key, kind, lookup_hash, key_version, scope, reason, source, at,"
        " recorded_at) select 'manual/1', 'email', lookup_hash, 1, 'global', 'manual', 'x', %s, %s"
        " from contact_point where lead_id = %s"
    )
    query(bench.store, ban, as_of, as_of, lead)

    retry_dead(bench.store, world.message_ids[:1], WORD, as_of)
    _send(resources, as_of + timedelta(hours=1))

    assert reasons(bench.store) == {"accepted": 2, "dropped suppressed": 1}


def test_an_edited_letter_goes_out_with_the_persons_text(dead, bench: Bench, as_of):
    resources, world = dead
    later = as_of + timedelta(hours=1)
    readdress(bench.store, world.lead_ids[0], "person0@company0.example")

    edit_dead(resources, world.message_ids[0], "Mended", "By hand.", WORD, later)
    _send(resources, later)

    mail = bench.sandbox.mails(world.message_ids[0])[0]
    content = query(
        bench.store,
        "select origin, review_state, actor from content where lead_id = %s and is_current",
        world.lead_ids[0],
    )
    assert mail["subject"] == "Mended"
    assert mail["text"].startswith("By hand.")
    assert resources.settings.organisation.postal_address in mail["text"]
    assert content == [("person", "approved", "ann")]
    assert_proved(bench.store, later)


@pytest.mark.parametrize(("subject", "body"), [("", "text"), ("Hi", " "), ("Hi {{ name }}", "x")])
def test_a_text_that_could_not_go_is_refused(dead, as_of, subject: str, body: str):
    resources, world = dead

    with pytest.raises(UsageError):
        edit_dead(resources, world.message_ids[0], subject, body, WORD, as_of)


def test_a_discarded_letter_is_closed_for_good(dead, bench: Bench, as_of):
    resources, world = dead

    discard_dead(bench.store, world.message_ids[:1], WORD, as_of)
    _send(resources, as_of + timedelta(hours=1))

    assert reasons(bench.store) == {"accepted": 2, "dropped discarded_by_person": 1}
    assert list_dead(bench.store) == []
    assert_proved(bench.store, as_of)


def test_only_dead_letters_are_touched_and_all_or_none(dead, bench: Bench, as_of):
    _, world = dead

    with pytest.raises(UsageError, match="no dead letter"):
        retry_dead(bench.store, world.message_ids, WORD, as_of)
    with pytest.raises(UsageError, match="'nonsense' is no dead letter's id"):
        retry_dead(bench.store, ["nonsense"], WORD, as_of)
    with pytest.raises(UsageError, match="at least one"):
        discard_dead(bench.store, [], WORD, as_of)

    assert reasons(bench.store) == {"accepted": 2, "dead rejected": 1}


def test_dead_letters_are_found_by_the_index_of_their_ids(dead, bench: Bench):
    _, world = dead
    statement = load_queries()["dead_letters.lock_dead"]

    with bench.store.transaction() as session:
        session.connection.execute("set local enable_seqscan = off")
        rows = session.connection.execute(
            f"explain {statement}", {"message_ids": world.message_ids}
        ).fetchall()

    plan = "\n".join(row[0] for row in rows)
    assert "Index Scan using pk_message on message" in plan
    assert "Seq Scan on message" not in plan
