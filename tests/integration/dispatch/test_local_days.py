"""Are days those of the place where a lead lives, when a message is about to go out?"""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factories_ledger import DEFINITION, make_ready_world
from tests.faults import Bench, query
from tests.integration.dispatch.worlds import ONE_STEP, make_hands, send_at

HOUR = timedelta(hours=1)
EIGHT_IN_TOKYO = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
"""Of Tuesday there, of Monday in UTC; two hours later it is Tuesday in both."""
WHERE = "update {} set timezone = 'Asia/Tokyo'"


def _standing(bench: Bench, step: int) -> list[tuple[Any, ...]]:
    return query(bench.store, "select state, reason from message where step = %s order by 1", step)


def _bring_forward(bench: Bench, at: datetime) -> None:
    sooner = "update message set due_at = %s, look_at = %s, rank_at = %s where step = 2"
    query(bench.store, sooner, at, at, at)


def test_a_leads_day_cap_is_counted_by_its_own_date(bench: Bench):
    make_ready_world(bench.store, 1, EIGHT_IN_TOKYO)
    query(bench.store, WHERE.format("enrolment"))
    resources = make_hands(bench)
    send_at(resources, EIGHT_IN_TOKYO)

    _bring_forward(bench, EIGHT_IN_TOKYO + 2 * HOUR)
    send_at(resources, EIGHT_IN_TOKYO + 2 * HOUR)

    assert _standing(bench, 1) == [("accepted", None)]
    assert _standing(bench, 2) == [("held", "lead_day_cap")]


def test_another_date_of_the_lead_on_the_same_date_of_utc_is_another_day(bench: Bench):
    evening = EIGHT_IN_TOKYO - 12 * HOUR
    make_ready_world(bench.store, 1, evening)
    query(bench.store, WHERE.format("enrolment"))
    resources = make_hands(bench)
    send_at(resources, evening)

    _bring_forward(bench, EIGHT_IN_TOKYO)
    send_at(resources, EIGHT_IN_TOKYO)

    assert _standing(bench, 2) == [("held", "minimum_gap")]


def test_a_companys_day_cap_is_counted_by_the_date_of_its_people(bench: Bench):
    make_ready_world(bench.store, 2, EIGHT_IN_TOKYO, definition=ONE_STEP, accounts=1)
    query(bench.store, WHERE.format("enrolment"))
    resources = make_hands(bench, caps={"per_account_per_day": 1})
    send_at(resources, EIGHT_IN_TOKYO, limit=1)

    send_at(resources, EIGHT_IN_TOKYO + 2 * HOUR)

    assert _standing(bench, 1) == [("accepted", None), ("held", "account_day_cap")]


def test_holidays_are_those_of_the_lead_its_company_or_the_campaign(bench: Bench):
    ascension_day = datetime(2026, 5, 14, 10, 0, tzinfo=UTC)
    world = make_ready_world(
        bench.store, 4, ascension_day, definition=DEFINITION | {"country": "DE"}
    )
    countries = (("DE", "US"), ("US", "DE"), (None, "US"), (None, None))
    for lead, account, (own, of_company) in zip(
        world.lead_ids, world.account_ids, countries, strict=True
    ):
        query(bench.store, "update lead set country = %s where lead_id = %s", own, lead)
        query(
            bench.store,
            "update account set country = %s where account_id = %s",
            of_company,
            account,
        )

    send_at(make_hands(bench), ascension_day)

    found = query(bench.store, "select lead_id, state, reason from message where step = 1")
    states = {lead: (state, reason) for lead, state, reason in found}
    holiday, sent = ("held", "no_business_day"), ("accepted", None)
    assert [states[lead] for lead in world.lead_ids] == [holiday, sent, sent, holiday]
