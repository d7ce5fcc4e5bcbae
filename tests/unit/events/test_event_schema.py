"""Does nothing personal cross the border?"""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.schemas.event import EVENTS, mask_text, pseudonymise

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = ["event", "email", "timestamp", "message_id", "url", "ip", "useragent", "reason", "type"]


class Names:
    """Hashes that are easy to see in a test."""

    def email(self, address: str) -> str:
        return "E" * 8

    def domain(self, domain: str) -> str:
        return "D" * 8

    def url(self, url: str) -> str:
        return "U" * 8

    def ip(self, address: str) -> str:
        return "I" * 8


@given(st.dictionaries(st.sampled_from(NAMES), JSON) | JSON)
def test_any_json_is_read_without_raising_and_fits_the_store(event):
    body = pseudonymise(event, Names())

    assert b"\\u0000" not in orjson.dumps(body)
    assert body["event"] in EVENTS | {"unknown", "unreadable"}


def test_only_named_fields_cross():
    event = {
        "event": "click",
        "email": "jane.doe@company.example",
        "timestamp": "1772463600",
        "ip": "203.0.113.9",
        "url": "https://company.example/jane.doe",
        "useragent": "Agent/1 jane.doe@company.example",
        "category": ["jane.doe"],
        "smtp-id": "<x@y>",
        "first_name": "Jane",
        "status": "5.1.1 jane.doe",
        "type": "jane.doe@company.example",
    }

    body = pseudonymise(event, Names())

    assert body == {
        "event": "click",
        "email_hash": "EEEEEEEE",
        "domain_hash": "DDDDDDDD",
        "timestamp": 1772463600,
        "url_key": "UUUUUUUU",
        "ip_hash": "IIIIIIII",
        "useragent": "Agent/1 <address>",
    }


def test_reasons_lose_addresses_ips_numbers_and_the_recipients_name():
    reason = (
        "550 5.1.1 <Jane.Doe@company.example> unknown user jane.doe at mx1 "
        "[2001:db8::25] from 192.0.2.7, call +1 (555) 010-9999"
    )

    assert mask_text(reason, "jane.doe@company.example") == (
        "550 5.1.1 <<address>> unknown user <name> at mx1 [<ip>] from <ip>, call <number>"
    )


def test_the_status_code_survives_the_masking():
    assert mask_text("452 4.2.2 over quota; 1.2.3", None) == "452 4.2.2 over quota; 1.2.3"


@pytest.mark.parametrize(
    "stated",
    [1772463600, 1772463600.9, "1772463600", "1772463600.5", 1772463600123, "1772463600123"],
)
def test_a_time_is_read_from_each_form_that_providers_give_it(stated):
    body = pseudonymise({"event": "open", "timestamp": stated}, Names())

    assert body["timestamp"] == 1772463600


def test_an_id_with_blanks_around_it_is_that_id():
    body = pseudonymise({"event": "open", "sg_message_id": " 14c5.filter-1 "}, Names())

    assert body["sg_message_id"] == "14c5.filter-1"


@given(st.integers() | st.text() | st.floats() | st.none())
def test_a_time_that_makes_no_sense_is_left_out(value):
    timestamp = pseudonymise({"event": "open", "timestamp": value}, Names()).get("timestamp")

    assert timestamp is None or 0 < timestamp < 1 << 33
