"""Are companies looked up once, remembered, and their facts kept in their rank?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.enrich import run_enrich
from models.errors import (
    AccountRefusedError,
    RejectedError,
    SettingsError,
    ThrottledError,
    UnreachableError,
)
from models.schemas.enrichment import CompanyQuery
from models.settings import EnrichmentSettings
from tasks.providers.enrichers import HttpEnricher
from tests.factories_leads import make_resources, make_row


def _unknown(number, company, domain):
    """A contact of whose company nothing is known."""
    empty = {"Industry": "", "Number_of_Employees": "", "Company_Description": ""}
    return make_row(
        number,
        Company_Name=company,
        Company_Domain_Name=domain,
        Email=f"p{number}@{domain}",
        **empty,
    )


ROWS = [
    _unknown(1, "Garmin", "garmin.example"),
    _unknown(2, "Garmin", "garmin.example"),
    _unknown(3, "Nike, Inc.", "nike-inc.example"),
    _unknown(4, "Nobody Knows Us", "nobody-knows-us.example"),
]


@pytest.fixture
def resources(store, as_of, tmp_path, sandbox):
    return make_resources(
        store, as_of, tmp_path, enrichment=EnrichmentSettings(base_url=sandbox.url)
    )


@pytest.fixture
def facts(store):
    def _facts(at):
        with store.transaction() as session:
            ids = [row[0] for row in session.connection.execute("select lead_id from lead")]
            return session.records("leads.current_facts", ids=ids, as_of=at)

    return _facts


def test_each_company_is_looked_up_once_and_the_counts_balance(run_import, resources, as_of, query):
    run_import(ROWS)

    counts = run_enrich(resources, as_of)

    assert counts == {"leads": 4, "fresh": 0, "enriched": 3, "not_found": 1}
    assert query("select count from counter where counter_name = 'enrichment_lookups'") == [(3,)]


def test_found_facts_carry_source_confidence_and_expiry(run_import, resources, as_of, query):
    run_import(ROWS)

    run_enrich(resources, as_of)

    found = query(
        "select distinct value, source, precedence, observed_at, expires_at from lead_fact"
        " where field = 'industry' and value #>> '{}' like 'Consumer%'"
    )
    assert found == [
        ("Consumer Discretionary", "enrichment", 50, as_of, as_of + timedelta(days=30))
    ]
    assert query("select min(confidence) > 0.5, max(confidence) <= 1 from lead_fact") == [
        (True, True)
    ]


def test_an_empty_account_gets_industry_size_and_time_zone(run_import, resources, as_of, query):
    run_import(ROWS)

    run_enrich(resources, as_of)

    found = query(
        "select industry, employee_count > 0, timezone from account where name like 'Nike%'"
    )
    assert found == [("Consumer Discretionary", True, "America/Los_Angeles")]


def test_a_second_run_at_the_same_instant_changes_nothing(run_import, resources, as_of, dump):
    run_import(ROWS)
    run_enrich(resources, as_of)
    before = dump()

    counts = run_enrich(resources, as_of)

    assert counts == {"leads": 4, "fresh": 4}
    assert dump() == before


def test_facts_and_misses_are_looked_up_again_when_they_expire(run_import, resources, as_of):
    run_import(ROWS)
    run_enrich(resources, as_of)

    before = run_enrich(resources, as_of + timedelta(days=29, hours=23))
    after = run_enrich(resources, as_of + timedelta(days=30))

    assert (before["fresh"], before["enriched"]) == (4, 0)
    assert (after["enriched"], after["not_found"]) == (3, 1)


def test_an_empty_store_asks_nobody(store, as_of, tmp_path):
    without_vendor = make_resources(store, as_of, tmp_path)

    assert run_enrich(without_vendor, as_of) == {"leads": 0, "fresh": 0}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"kind": "429", "retry_after": 60}, "throttled"),
        ({"kind": "outage"}, "unreachable"),
        ({"kind": "revoked"}, "account_refused"),
        ({"kind": "500"}, "unknown_outcome"),
    ],
)
def test_trouble_leaves_the_leads_for_the_next_run_with_a_reason(
    run_import, resources, as_of, sandbox, fault, reason
):
    run_import(ROWS)
    sandbox.put_faults({"endpoint": "enrichment", **fault})

    troubled = run_enrich(resources, as_of)
    sandbox.put_faults()
    mended = run_enrich(resources, as_of)

    assert troubled == {"leads": 4, "fresh": 0, "failed": 4, f"failed_{reason}": 4}
    assert mended == {"leads": 4, "fresh": 0, "enriched": 3, "not_found": 1}


def test_a_short_throttle_is_waited_for(run_import, resources, as_of, sandbox):
    run_import(ROWS)
    sandbox.put_faults({"kind": "429", "endpoint": "enrichment", "calls": [1], "retry_after": 0})

    assert run_enrich(resources, as_of)["enriched"] == 3


def test_a_stronger_source_outranks_a_surer_and_newer_one(run_import, resources, as_of, facts):
    run_import([*ROWS[:1], make_row(9, Email="p9@nike-inc.example", Industry="Shoes",
                                    Company_Name="Nike, Inc.", Company_Description="",
                                    Company_Domain_Name="nike-inc.example")])  # fmt: skip
    run_enrich(resources, as_of + timedelta(days=1))

    industries = {
        fact["value"]: fact["source"]
        for fact in facts(as_of + timedelta(days=2))
        if fact["field"] == "industry"
    }

    assert industries == {"Shoes": "import:crm", "Consumer Discretionary": "enrichment"}


def test_a_fact_ends_at_the_instant_of_its_expiry(run_import, resources, as_of, facts):
    run_import(ROWS[:1])
    run_enrich(resources, as_of)
    ends = as_of + timedelta(days=30)

    def vendor_fields(at):
        return {fact["field"] for fact in facts(at) if fact["source"] == "enrichment"}

    assert "industry" in vendor_fields(ends - timedelta(microseconds=1))
    assert vendor_fields(ends) == set()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "429", "retry_after": 3}, ThrottledError),
        ({"kind": "revoked"}, AccountRefusedError),
    ],
)
def test_the_vendors_failures_become_adapter_errors(sandbox, fault, error):
    sandbox.put_faults({"endpoint": "enrichment", **fault})
    enricher = HttpEnricher(sandbox.url, "key", 5)

    with pytest.raises(error) as caught:
        enricher.look_up([CompanyQuery(domain=None, name="Garmin")])

    enricher.close()
    assert getattr(caught.value, "retry_after_seconds", 3.0) == 3.0


def test_a_closed_port_is_unreachable():
    enricher = HttpEnricher("http://127.0.0.1:9", "key", 5)

    with pytest.raises(UnreachableError):
        enricher.look_up([CompanyQuery(domain=None, name="Garmin")])

    enricher.close()


def test_more_companies_than_a_call_takes_are_rejected():
    enricher = HttpEnricher("http://127.0.0.1:9", "key", 5)

    with pytest.raises(RejectedError, match="at most 500"):
        enricher.look_up([CompanyQuery(domain=None, name=str(n)) for n in range(501)])

    enricher.close()


def test_live_world_without_a_vendor_leaves_its_leads_and_says_so(
    run_import, store, as_of, tmp_path
):
    run_import(ROWS)
    settings = EnrichmentSettings(base_url=None, api_key=None)
    live = replace(make_resources(store, as_of, tmp_path, enrichment=settings), world="live")

    assert run_enrich(live, as_of) == {"leads": 4, "fresh": 0, "left_without_vendor": 4}


def test_half_a_vendor_is_refused(run_import, store, as_of, tmp_path):
    run_import(ROWS)
    settings = EnrichmentSettings(base_url="https://vendor.example", api_key=None)
    live = replace(make_resources(store, as_of, tmp_path, enrichment=settings), world="live")

    with pytest.raises(SettingsError, match=r"enrichment\.api_key"):
        run_enrich(live, as_of)
