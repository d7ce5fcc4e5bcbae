"""Does the enrichment vendor know the 503 companies, and nothing else?"""

from zoneinfo import ZoneInfo

import httpx
import pytest

from deployments.sandbox.enrichment_api.companies import load_companies
from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Json


def _look_up(sandbox: Sandbox, keys: object, key: str = "vendor-main") -> httpx.Response:
    return httpx.post(
        f"{sandbox.url}/enrichment/v1/companies:batchLookup",
        json={"keys": keys},
        headers={"authorization": f"Bearer {key}"},
    )


def test_a_company_is_found_by_name_or_domain_with_confidence_for_each_field(sandbox: Sandbox):
    keys = [
        {"domain": "garmin.example", "name": ""},
        {"domain": "", "name": "GARMIN"},
        {"domain": "unknown.example", "name": "Nowhere Ltd"},
        {"domain": "blockinc.example", "name": "Block, Inc."},
    ]

    by_domain, by_name, unknown, homeless = _look_up(sandbox, keys).json()["items"]

    assert by_domain["fields"] == by_name["fields"]
    assert by_domain["fields"]["timezone"] == "Europe/Zurich"
    assert by_domain["fields"]["country"] == "CH"
    assert by_domain["fields"]["founded"] == 1989
    assert set(by_domain["confidence"]) == set(by_domain["fields"])
    assert by_domain["fetched_at"] == sandbox.clock().isoformat()
    assert unknown == {"key": keys[2], "found": False, "fetched_at": sandbox.clock().isoformat()}
    assert "city" not in homeless["fields"]


def test_every_company_of_the_file_is_found_by_its_name_in_a_real_zone(sandbox: Sandbox):
    names = [company.name for company in load_companies()]
    items: list[Json] = []
    for start in range(0, len(names), 500):
        keys = [{"name": name, "domain": ""} for name in names[start : start + 500]]
        items += _look_up(sandbox, keys).json()["items"]

    assert len(items) == 503
    assert all(item["found"] for item in items)
    zones = {item["fields"]["timezone"] for item in items if "timezone" in item["fields"]}
    assert all(ZoneInfo(zone) for zone in zones)
    assert len(zones) >= 12


def test_some_fields_are_not_known_by_seed(sandbox: Sandbox):
    sandbox.put_mode(unknown_field_rate=0.3)
    keys = [{"name": company.name, "domain": ""} for company in load_companies()[:200]]

    first, second = (_look_up(sandbox, keys).json() for _ in range(2))

    counts = [len(item["fields"]) for item in first["items"]]
    assert first == second
    assert 5 < sum(counts) / 200 < 9


@pytest.mark.parametrize("keys", [None, {}, ["x"], [{}] * 501])
def test_a_malformed_lookup_gets_400(sandbox: Sandbox, keys: object):
    assert _look_up(sandbox, keys).status_code == 400


def test_no_key_gets_401_and_the_dial_works_here_too(sandbox: Sandbox):
    sandbox.put_faults({"kind": "429", "endpoint": "enrichment", "calls": [1], "retry_after": 7})

    throttled = _look_up(sandbox, [{"name": "3M"}])

    assert _look_up(sandbox, [], key="revoked").status_code == 401
    assert (throttled.status_code, throttled.headers["retry-after"]) == (429, "7")
    assert _look_up(sandbox, [{"name": "3M"}]).json()["items"][0]["found"]
