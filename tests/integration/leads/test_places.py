"""Do a lead's days, hours and holidays come from where it lives, as far as that is known?"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.planning import plan_due
from tests.bench.ledgers import ledger_resources
from tests.factories_leads import make_row
from tests.factories_ledger import DEFINITION, make_ready_world, set_clock

NOWHERE = {"City": "", "State_Region": "", "Country_Region": ""}


@pytest.fixture
def plan(store, tmp_path):
    """Plan campaign spring, of Chicago with the holidays of Germany, for the leads in the store."""

    def _plan(as_of):
        set_clock(store, as_of)
        definition = DEFINITION | {"timezone": "America/Chicago", "country": "DE"}
        make_ready_world(store, 1, as_of, definition=definition)
        return plan_due(ledger_resources(store, tmp_path), as_of)

    return _plan


@pytest.fixture
def found(query):
    """Columns of the enrolled leads of the file, by the number of their row."""

    def _found(columns):
        return {
            int(key) - 1000: tuple(rest)
            for key, *rest in query(
                f"select lead.source_key, {columns} from enrolment join lead using (lead_id)"
                " join message using (enrolment_id) where lead.source = 'crm'"
            )
        }

    return _found


def test_a_lead_lives_by_its_own_zone_its_places_its_companys_or_the_campaigns(
    run_import, query, store, plan, found
):
    denver = {"City": "Denver", "State_Region": "Colorado"}
    elsewhere = {"Company_Domain_Name": "bolt.example", "Company_Name": "Bolt"}
    run_import(
        [
            make_row(1, Time_Zone="Asia/Tokyo", **denver),
            make_row(2, **denver),
            make_row(3, **NOWHERE),
            make_row(4, **NOWHERE, **elsewhere),
        ]
    )
    with store.transaction() as session:
        session.connection.execute(
            "update account set timezone = 'Europe/Paris' where domain = 'acme.example'"
        )

    plan(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))

    assert found("enrolment.timezone, day_zero_on::text") == {
        1: ("Asia/Tokyo", "2026-03-03"),
        2: ("America/Denver", "2026-03-02"),
        3: ("Europe/Paris", "2026-03-03"),
        4: ("America/Chicago", "2026-03-02"),
    }


def test_a_lead_keeps_the_holidays_of_its_country_its_companys_or_the_campaigns(
    run_import, store, plan, found
):
    monday, berlin = datetime(2026, 5, 11, 4, 0, tzinfo=UTC), ZoneInfo("Europe/Berlin")
    hospital = {"Industry": "Health Care", "Time_Zone": "Europe/Berlin", "City": "Berlin"}
    hospital |= {"State_Region": "", "Country_Region": "Germany"}
    unknown = {**hospital, **NOWHERE}
    american = {"Company_Domain_Name": "usa.example", "Company_Name": "Usa"}
    run_import(
        [
            make_row(1, **hospital),
            make_row(2, **{**hospital, "Country_Region": "United States"}),
            make_row(3, **unknown),
            make_row(4, **{**unknown, **american}),
        ]
    )
    with store.transaction() as session:
        session.connection.execute("update account set country = 'US' where domain = 'usa.example'")

    plan(monday)

    days = {
        number: first_due_at.astimezone(berlin).strftime("%A %d %H")
        for number, (first_due_at,) in found("first_due_at").items()
    }
    ascension_day_is_work = "Thursday 14 09"
    assert days == {
        1: "Monday 11 09",
        2: ascension_day_is_work,
        3: "Monday 11 09",
        4: ascension_day_is_work,
    }
