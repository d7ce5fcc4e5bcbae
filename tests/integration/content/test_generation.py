"""Does each message get a text that may go out, paid for once?"""

import re
from collections import Counter
from datetime import timedelta

import pytest

from tasks.dispatch import send_due
from tests.factories_content import add_facts, read_texts, shipped_definition
from tests.factories_ledger import make_resources, set_clock
from tests.generation_world import FACTS, World


def assert_balanced(counts: dict[str, int]) -> None:
    heads = ("written_by_model", "reused", "template", "fallback", "review", "left")
    assert counts.get("picked", 0) == sum(counts.get(head, 0) for head in heads), counts


def marks(world: World) -> list[list[tuple]]:
    tables = ("content", "message", "llm_call", "review_task", "alert")
    return [world.rows(f"select changed_xid from {table} order by 1") for table in tables]


def test_colleagues_with_the_same_facts_share_one_paid_answer(world: World):
    world.fill(30, accounts=5)

    counts = world.generate()

    assert counts == {"picked": 30, "written_by_model": 5, "reused": 25}
    assert world.chat_calls() == 5
    paid, on_texts = world.rows(
        "select (select sum(cost_micros) from llm_call), (select sum(cost_micros) from content)"
    )[0]
    assert paid == on_texts > 0


def test_second_run_at_the_same_instant_changes_no_row(world: World):
    world.sandbox.put_mode(bad_answer_rate=0.5)
    world.fill(30, accounts=15)
    world.generate()
    before = marks(world)

    counts = world.generate()

    assert counts == {}
    assert marks(world) == before


def test_every_text_names_the_person_and_leaves_no_variable_open(world: World):
    world.fill(10)
    world.generate()

    texts = read_texts(world.store)

    assert len(texts) == 10
    for text in texts:
        assert "Hi Ada," in text.text
        assert "{{" not in text.subject + text.text + text.html
        assert "1 Example Street" in text.text
        assert "unsubscribe" in text.text


def test_arms_subject_outranks_the_models(world: World):
    world.fill(20)
    world.rows("update enrolment set arm = 'b' returning 1")

    world.generate()

    subjects = {text.subject for text in read_texts(world.store)}
    assert {re.sub(r"company\d", "X", subject) for subject in subjects} == {
        "What X.example could know two days earlier"
    }


def test_drafts_that_break_rules_are_written_anew_else_the_template_stands_in(world: World):
    world.sandbox.put_mode(bad_answer_rate=1.0)
    world.fill(10, accounts=10)

    counts = world.generate()

    texts = read_texts(world.store)
    assert counts == {"picked": 10, "fallback": 10}
    assert world.chat_calls() == 20
    assert {text.origin for text in texts} == {"fallback"}
    assert {text.review_state for text in texts} == {"approved"}
    assert all("two-week pilot" in text.text for text in texts)
    assert all(text.findings for text in texts)


def test_some_bad_drafts_are_mended_by_asking_once_more(world: World):
    world.sandbox.put_mode(bad_answer_rate=0.3)
    world.fill(60, accounts=60)

    counts = world.generate()

    assert_balanced(counts)
    assert world.chat_calls() > 60
    assert counts["written_by_model"] > 45
    good = [text.text for text in read_texts(world.store)]
    assert not any("$40 million" in text or "favourite_topic" in text for text in good)


def test_refusal_is_paid_once_and_answered_by_the_template(world: World):
    world.sandbox.put_mode(refusal_rate=1.0)
    world.fill(4, accounts=1)

    counts = world.generate()

    assert counts == {"picked": 4, "fallback": 4}
    assert world.chat_calls() == 2


@pytest.mark.parametrize("kind", ["429", "500", "reset_before_accept", "outage"])
def test_model_that_is_down_is_waited_for_while_there_is_time(world: World, kind: str):
    world.sandbox.put_faults({"kind": kind, "endpoint": "chat"})
    world.fill(12, accounts=12)
    early = world.as_of - timedelta(hours=5)
    set_clock(world.store, early)

    counts = world.generate(early)

    assert counts == {"picked": 12, "left": 12, "left_model_down": 12}
    assert world.rows("select count(*) from content") == [(0,)]


def test_message_that_is_nearly_due_takes_the_template_when_the_model_is_down(world: World):
    world.sandbox.put_faults({"kind": "500", "endpoint": "chat"})
    world.fill(12, accounts=12)

    counts = world.generate()

    assert counts == {"picked": 12, "fallback": 12}
    assert world.rows("select kind from alert where recovered_at is null") == [("model_stopped",)]


def test_refused_account_is_asked_once_and_raises_one_alert(world: World):
    world.sandbox.put_faults({"kind": "revoked", "endpoint": "chat"})
    world.fill(40, accounts=40)

    counts = world.generate(concurrency=1)

    assert_balanced(counts)
    assert world.chat_calls() == 1
    sentence = world.rows("select sentence from alert")[0][0]
    assert "OPENAI_API_KEY" in sentence


def test_alert_ends_when_the_model_answers_again(world: World):
    world.sandbox.put_faults({"kind": "revoked", "endpoint": "chat"})
    world.fill(6)
    world.generate(world.as_of - timedelta(hours=5))
    world.sandbox.put_faults()

    counts = world.generate()

    assert counts["picked"] == 6
    assert world.rows("select count(*) from alert where recovered_at is null") == [(0,)]


def test_days_budget_stops_the_asking_before_it_is_overspent(world: World):
    world.fill(40, accounts=40)
    early = world.as_of - timedelta(hours=5)

    counts = world.generate(early, daily_budget_micros=4_000)

    spent = world.rows("select sum(cost_micros) from llm_call")[0][0]
    assert_balanced(counts)
    assert 0 < counts["left_model_down"] < 40
    assert spent <= 4_000
    assert "budget" in world.rows("select sentence from alert")[0][0]


def test_lead_without_a_required_fact_is_left_with_a_named_reason(world: World):
    definition = shipped_definition()
    steps = [{**definition["steps"][0], "requires": ["top_services"]}, *definition["steps"][1:]]
    made = world.fill(6, steps=steps)
    add_facts(world.store, made.lead_ids[:2], {"top_services": "haulage"}, world.as_of)

    counts = world.generate()

    assert_balanced(counts)
    assert counts["left_facts_missing"] == 4
    assert world.rows("select distinct kind, reason from review_task") == [
        ("facts_missing", "not known: top_services")
    ]


def test_message_that_lacks_a_fact_is_held_for_it_and_goes_once_the_fact_is_known(world: World):
    definition = shipped_definition()
    steps = [{**definition["steps"][0], "requires": ["top_services"]}, *definition["steps"][1:]]
    made = world.fill(4, steps=steps)
    world.generate()
    resources = make_resources(world.store, world.home, world.sandbox.url)
    reason = "select distinct state, reason from message where step = 1"
    send_due(resources, world.as_of)
    held = world.rows(reason)
    add_facts(world.store, made.lead_ids, {"top_services": "haulage"}, world.as_of)
    later = world.as_of + timedelta(minutes=10)
    set_clock(world.store, later)

    world.generate(later)
    send_due(resources, later)

    assert held == [("held", "facts_missing")]
    assert world.rows(reason) == [("accepted", None)]


def test_step_without_a_prompt_uses_its_template_and_no_model(world: World):
    definition = shipped_definition()
    world.fill(6, steps=[{**step, "prompt": None} for step in definition["steps"]])

    counts = world.generate()

    assert counts == {"picked": 6, "template": 6}
    assert world.chat_calls() == 0


def test_campaign_that_reviews_all_holds_every_text_for_a_person(world: World):
    world.fill(6, review="all")

    counts = world.generate()

    assert counts == {"picked": 6, "review": 6}
    assert world.rows("select count(*) from review_task where content_hash is not null") == [(6,)]
    assert {text.review_state for text in read_texts(world.store)} == {"pending"}


def test_held_messages_are_looked_at_as_soon_as_their_text_is_there(world: World):
    world.fill(8)
    resources = make_resources(world.store, world.home, world.sandbox.url)
    assert send_due(resources, world.as_of) == Counter(looked_at=8, held=8)

    world.generate()
    counts = send_due(resources, world.as_of)

    assert counts == Counter(looked_at=8, claimed=8, accepted=8)


def test_changed_fact_makes_a_new_text_and_keeps_the_old_one_aside(world: World):
    made = world.fill(4)
    world.generate()
    later = world.as_of + timedelta(hours=1)
    add_facts(world.store, made.lead_ids[:1], {"industry": "Aviation"}, later, precedence=0)
    resources = make_resources(world.store, world.home, world.sandbox.url)

    counts = world.generate(later)

    assert counts["picked"] == 1
    assert world.rows("select count(*), count(*) filter (where is_current) from content") == [
        (5, 4)
    ]
    set_clock(world.store, later)
    assert send_due(resources, later)["accepted"] == 4


def test_expired_facts_are_not_used_again(world: World):
    made = world.fill(4, facts={})
    soon = world.as_of + timedelta(hours=1)
    add_facts(world.store, made.lead_ids, FACTS, world.as_of, expires_at=soon)
    world.generate()

    counts = world.generate(soon)

    assert counts["picked"] == 4
    assert all(text.facts["fields"] == {} for text in read_texts(world.store))
    assert world.generate(soon) == {}


def test_person_erased_meanwhile_gets_no_text(world: World):
    made = world.fill(4)
    world.rows(f"delete from keys.person_key where lead_id = '{made.lead_ids[0]}' returning 1")

    counts = world.generate()

    assert_balanced(counts)
    assert counts["left"] == 1
    assert len(read_texts(world.store)) == 3


def test_run_beside_another_leaves_everything_to_it(world: World):
    world.fill(4)
    with world.store.transaction() as session:
        session.connection.execute("select pg_advisory_xact_lock(7203161003)")

        counts = world.generate()

    assert counts == {"picked": 4, "left": 4, "left_to_another_run": 4}
    assert world.chat_calls() == 0


def test_empty_store_has_nothing_to_write(world: World):
    assert world.generate() == {}
