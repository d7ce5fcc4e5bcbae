"""What does an event mean, who caused it, and how far did its message come?"""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.machine_agents import is_machine_agent
from models.rules.outcomes import (
    Engagement,
    EventKind,
    Fact,
    Skipped,
    classify_bounce,
    find_machines,
    outcome,
    provider_key,
    read_fact,
)

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36"


def _body(event: str, seconds: float = 0, **more: object) -> dict:
    timestamp = int(AT.timestamp() + seconds)
    return {"event": event, "timestamp": timestamp, "attempt_id": "a", "message_id": "m"} | more


def _fact(body: dict) -> Fact:
    fact = read_fact(body)
    assert isinstance(fact, Fact)
    return fact


def _judged(*bodies: dict) -> list[bool]:
    facts = [_fact(body) for body in bodies]
    machines = find_machines([Engagement(*fact) for fact in facts])
    return [fact.event_id in machines for fact in facts]


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("processed", "processed"),
        ("deferred", "deferred"),
        ("dropped", "dropped"),
        ("delivered", "delivered"),
        ("bounce", "bounced"),
        ("open", "opened"),
        ("click", "clicked"),
        ("spamreport", "complained"),
        ("unsubscribe", "unsubscribed"),
        ("group_unsubscribe", "unsubscribed"),
    ],
)
def test_every_event_of_the_provider_has_a_meaning(event: str, kind: str):
    fact = _fact(_body(event))

    assert (fact.kind, fact.occurred_at) == (kind, AT)


def test_what_says_nothing_is_skipped_with_its_reason():
    assert read_fact({"event": "unreadable"}) is Skipped.UNREADABLE
    assert read_fact(_body("group_resubscribe")) is Skipped.NOT_COUNTED
    assert read_fact(_body("click", url_key="unsubscribe")) is Skipped.NOT_COUNTED
    assert read_fact({"event": "open"}) is Skipped.NO_TIME


def test_the_providers_event_id_and_arrival_do_not_change_a_fact():
    first = _fact(_body("open", sg_event_id="1", useragent=CHROME, ip_hash="x"))
    again = _fact(_body("open", sg_event_id="2", useragent=CHROME, ip_hash="y"))

    assert first == again


@pytest.mark.parametrize(
    "more",
    [{"useragent": "Other/1"}, {"url_key": "k2"}, {"sg_machine_open": True}, {"attempt_id": "b"}],
)
def test_facts_that_say_different_things_are_different(more: dict):
    body = _body("open", useragent=CHROME, url_key="k1")

    assert _fact(body).event_id != _fact(body | more).event_id


def test_a_message_is_named_by_attempt_then_message_then_provider_and_address():
    body = {"sg_message_id": "sg1.recvd-9", "email_hash": "ff"}

    assert provider_key(body) == "sg1/ff"
    assert provider_key(body | {"message_id": "m"}) == "m"
    assert provider_key(body | {"message_id": "m", "attempt_id": "a"}) == "a"


@pytest.mark.parametrize(
    ("status", "type_", "reason", "expected"),
    [
        ("5.1.1", "bounce", "550 5.1.1 The email account does not exist", "hard"),
        ("5.1.2", "bounce", "host not found", "hard"),
        ("5.4.4", "bounce", "unable to route", "hard"),
        (None, "bounce", "", "hard"),
        ("4.2.2", "blocked", "452 4.2.2 The mailbox is over quota", "soft"),
        ("5.2.2", "bounce", "552 5.2.2 mailbox full", "soft"),
        ("5.7.1", "blocked", "550 5.7.1 rejected by content policy", "blocked"),
        ("5.7.26", "blocked", "550 5.7.26 unauthenticated mail", "blocked"),
        ("4.7.28", "blocked", "421 4.7.28 unusual rate", "soft"),
        (None, "blocked", "", "soft"),
        ("", "", "", "soft"),
    ],
)
def test_only_a_dead_address_is_a_hard_bounce(status, type_, reason, expected):
    assert classify_bounce({"status": status, "type": type_, "reason": reason}) == expected


@pytest.mark.parametrize(
    ("agent", "is_machine"),
    [
        ("Mozilla/5.0", True),
        (f"{CHROME} LinkSecurityScanner/2.1", True),
        ("python-requests/2.32", True),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", True),
        (CHROME, False),
        ("Mozilla/5.0 (Windows NT 6.1) Firefox/24.0 (via ggpht.com GoogleImageProxy)", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148", False),
        ("Mozilla/5.0 (X11; Linux) AppleWebKit/537.36 Cubot Note", False),
        ("", False),
    ],
)
def test_machines_are_known_by_their_agents(agent: str, is_machine: bool):
    assert is_machine_agent(agent) is is_machine


def test_a_privacy_proxys_open_is_a_machines():
    assert _judged(_body("open", sg_machine_open=True, useragent=CHROME)) == [True]


def test_a_click_within_seconds_of_delivery_is_a_machines_and_a_later_one_a_persons():
    assert _judged(
        _body("delivered", useragent=CHROME),
        _body("click", 3, url_key="a", useragent=CHROME),
        _body("click", 60, url_key="a", useragent=CHROME),
    ) == [False, True, False]


def test_two_links_within_two_seconds_are_a_machines_and_one_link_twice_is_not():
    assert _judged(
        _body("click", 100, url_key="a", useragent=CHROME),
        _body("click", 101, url_key="b", useragent=CHROME),
        _body("click", 200, url_key="a", useragent=CHROME),
        _body("click", 201, url_key="a", useragent=CHROME),
        _body("click", 300, url_key="b", useragent=CHROME),
    ) == [True, True, False, False, False]


def test_an_open_around_a_scan_by_the_same_agent_is_a_machines():
    assert _judged(
        _body("open", 100, useragent=CHROME),
        _body("open", 100, useragent="Other/1"),
        _body("open", 500, useragent=CHROME),
        _body("click", 101, url_key="a", useragent=CHROME),
        _body("click", 101, url_key="b", useragent=CHROME),
    ) == [True, False, False, True, True]


def test_machines_are_found_in_any_order():
    bodies = [
        _body("delivered"),
        _body("open", 2, useragent=CHROME),
        _body("click", 3, url_key="a", useragent=CHROME),
        _body("click", 400, url_key="b", useragent=CHROME),
    ]
    facts = [Engagement(*_fact(body)) for body in bodies]

    verdicts = {frozenset(find_machines(order)) for order in permutations(facts)}

    assert len(verdicts) == 1


@given(st.lists(st.tuples(st.sampled_from(list(EventKind)), st.booleans()), max_size=8), st.data())
def test_outcomes_only_rise_and_order_does_not_matter(kinds, data):
    shuffled = data.draw(st.permutations(kinds))
    ranks = list(EventKind)

    assert outcome(kinds) == outcome(shuffled)
    if kinds:
        assert ranks.index(outcome(kinds)) >= ranks.index(outcome(kinds[:-1]) or ranks[0])


def test_a_machines_click_proves_delivery_and_no_more():
    assert outcome([("processed", False), ("clicked", True)]) is EventKind.DELIVERED
    assert outcome([("opened", False), ("deferred", False)]) is EventKind.OPENED
    assert outcome([]) is None


def test_ranks_are_those_of_the_marts():
    from importlib.resources import files

    statement = files("sql").joinpath("marts/int_message_outcomes.sql").read_text()

    places = [statement.index(f"'{kind}'", statement.index("max(")) for kind in EventKind]
    assert places == sorted(places)


def test_dates_far_off_are_read_as_they_are():
    fact = _fact({"event": "open", "timestamp": 1, "attempt_id": "a"})

    assert fact.occurred_at == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=1)
