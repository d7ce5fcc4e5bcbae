"""Is a verdict given on what the marts know, once for an instant, and by the agreed design?"""

from pathlib import Path
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from models import keys
from models.schemas.campaign import CampaignDefinition
from tasks.experiments import design_of, evaluate_due
from tasks.marts import publish_marts_at
from tasks.resources import Resources
from tests import factories_marts as make
from tests.integration.marts.conftest import Ask

DEFINITION = {
    **make.DEFINITION,
    "senders": ["anna"],
    "steps": [
        {"name": name, "day": day, "template": f"{name}.liquid", "subject": "Hello"}
        for name, day in (("hook", 0), ("proof", 3), ("fomo", 7))
    ],
}


def _run_experiment(resources: Resources, accounts: int, better: int) -> None:
    """Write to accounts, half of them in each arm; `better` of 10 answer in one, 1 in the other."""
    with resources.store.transaction() as session:
        version = make.make_campaign(session, **DEFINITION)
        for number in range(accounts):
            arm = ("plain", "curious")[number % 2]
            lead = make.make_lead(session, number)
            account = keys.account_id(f"company{number}.example")
            when = make.at(number % 14)
            make.insert(
                session,
                "experiment_assignment",
                experiment_key="subjects",
                account_id=account,
                arm=arm,
                weight=0.5,
                assigned_at=when if number else make.START,
            )
            enrolment = make.make_enrolment(
                session, lead, version, experiment_key="subjects", arm=arm, enrolled_at=when
            )
            message = make.make_message(session, enrolment, 1, when)
            make.send(session, message, make.at(number % 14 + 0.1))
            if number // 2 % 10 < (better if arm == "curious" else 1):
                make.make_event(session, message, "replied", make.at(number % 14 + 2))


def _evaluate(resources: Resources, day: float) -> dict[str, int]:
    publish_marts_at(resources, make.at(day))
    return dict(evaluate_due(resources, make.at(day)))


def _verdicts(resources: Resources) -> list[dict[str, Any]]:
    with resources.store.transaction() as session:
        cursor = session.connection.execute(
            "select status, sentence, look, as_of, evidence from experiment_verdict order by as_of"
        )
        return [
            dict(zip(("status", "sentence", "look", "as_of", "evidence"), row, strict=True))
            for row in cursor.fetchall()
        ]


def test_clear_winner_is_shipped_at_a_planned_look_and_not_before(resources: Resources):
    _run_experiment(resources, 360, better=5)

    for day in (6, 26, 29):
        assert _evaluate(resources, day) == {"experiments": 1, "judged": 1}

    verdicts = _verdicts(resources)
    assert [verdict["status"] for verdict in verdicts] == ["no_data", "ship", "ship"]
    assert "curious" in verdicts[1]["sentence"]
    assert [verdict["look"] for verdict in verdicts] == [0, 2, 2]


def test_arms_that_are_alike_are_not_told_apart(resources: Resources):
    _run_experiment(resources, 240, better=1)

    _evaluate(resources, 30)

    assert _verdicts(resources)[0]["status"] == "undecided"


def test_second_evaluation_at_the_same_instant_changes_no_row(resources: Resources):
    _run_experiment(resources, 40, better=5)
    _evaluate(resources, 20)
    before = _verdicts(resources)

    again = evaluate_due(resources, make.at(20))

    assert dict(again) == {"experiments": 1, "judged_before": 1}
    assert _verdicts(resources) == before


def test_verdict_is_as_of_the_marts_not_of_a_later_run(resources: Resources):
    _run_experiment(resources, 40, better=5)
    publish_marts_at(resources, make.at(20))

    evaluate_due(resources, make.at(27))

    assert _verdicts(resources)[0]["as_of"] == make.at(20)


def test_results_show_the_verdict_beside_the_rates(resources: Resources, ask: Ask):
    _run_experiment(resources, 360, better=5)
    _evaluate(resources, 29)

    publish_marts_at(resources, make.at(29))

    rows = ask(
        "select arm, success_count, success_rate_count, is_control, verdict"
        " from experiment_results where is_deciding order by arm"
    )
    assert rows == [("curious", 90, 180, False, "ship"), ("plain", 18, 180, True, "ship")]


def test_design_that_is_changed_under_way_is_named_and_blocks_the_verdict(resources: Resources):
    _run_experiment(resources, 40, better=5)
    _evaluate(resources, 20)
    changed = {**DEFINITION["experiment"], "alpha": 0.2}
    with resources.store.transaction() as session:
        session.connection.execute("set local parley.retention = 'on'")
        session.connection.execute(
            "update campaign_version set definition = definition || %s",
            [Jsonb({"experiment": changed})],
        )

    _evaluate(resources, 27)

    last = _verdicts(resources)[-1]
    assert last["status"] == "unhealthy"
    assert "alpha" in last["sentence"]


def test_another_pace_of_enrolment_is_no_change_of_design(resources: Resources):
    _run_experiment(resources, 40, better=5)
    _evaluate(resources, 20)
    with resources.store.transaction() as session:
        session.connection.execute("set local parley.retention = 'on'")
        session.connection.execute(
            "update campaign_version set definition = definition || %s",
            [Jsonb({"waves": {"leads_per_day": 500}})],
        )

    _evaluate(resources, 27)

    assert _verdicts(resources)[-1]["status"] != "unhealthy"


def test_experiment_without_accounts_has_not_started(resources: Resources):
    with resources.store.transaction() as session:
        make.make_campaign(session, **DEFINITION)

    assert _evaluate(resources, 1) == {"experiments": 1, "not_started": 1}
    assert _verdicts(resources) == []


@pytest.mark.parametrize("where", ["nowhere", "another database"])
def test_without_marts_of_this_database_nothing_is_judged(
    resources: Resources, tmp_path: Path, where: str
):
    _run_experiment(resources, 10, better=5)
    if where == "another database":
        publish_marts_at(resources, make.at(20))
        with resources.store.transaction() as session:
            session.connection.execute("update system_state set database_id = gen_random_uuid()")

    counts = evaluate_due(resources, make.at(20))

    assert dict(counts) == {"experiments": 1, "without_marts": 1}


def test_empty_store_has_no_experiment(resources: Resources):
    assert _evaluate(resources, 1) == {"experiments": 0}


def test_design_spreads_its_looks_over_the_days(resources: Resources):
    definition = CampaignDefinition.model_validate(DEFINITION)

    design = design_of(definition, make.START.date())

    assert design.look_days == (7, 14, 21, 28)
    assert design.planned_leads == 180
    assert design.metric_names == ("reply_rate", "unsubscribe_rate")
