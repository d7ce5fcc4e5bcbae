"""Does the one function that decides keep its promises, whatever the facts?"""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.eligibility import MessageFacts, decide
from models.rules.policy import Policy
from models.rules.reasons import Reason, Verdict
from models.rules.send_windows import is_business_day, zone_of
from tests.unit.rules.strategies import (
    MONDAY,
    PAUSES,
    facts_near,
    instants,
    make_facts,
    make_policy,
    policies,
)

cases = instants().flatmap(lambda as_of: st.tuples(facts_near(as_of), policies(), st.just(as_of)))


@given(cases)
@settings(max_examples=150, deadline=None)
def test_every_message_gets_one_verdict_and_the_same_twice(case):
    facts, policy, as_of = case

    decision = decide(facts, policy, as_of)

    assert decision == decide(facts, policy, as_of)
    assert (decision.verdict is Verdict.HOLD) == (decision.until is not None)


@given(cases)
@settings(max_examples=150, deadline=None)
def test_a_hold_is_looked_at_again_later_than_now(case):
    facts, policy, as_of = case

    decision = decide(facts, policy, as_of)

    assert decision.until is None or decision.until > as_of


@given(cases)
@settings(max_examples=150, deadline=None)
def test_what_forbids_never_turns_a_hold_or_drop_into_a_send(case):
    facts, policy, as_of = case
    before = decide(facts, policy, as_of)

    for change in (
        {"is_banned": True},
        {"is_erased": True},
        {"has_replied": True},
        {"has_contact_point": False},
        {"is_sender_enabled": False},
        {"is_content_stale": True},
        *({"pause": pause} for pause in PAUSES),
    ):
        after = decide(facts._replace(**change), policy, as_of)

        assert after.verdict is not Verdict.SEND, change
    assert before.verdict is not Verdict.DROP or (
        decide(facts._replace(is_banned=True), policy, as_of).verdict is Verdict.DROP
    )


def _is_inside(facts: MessageFacts, policy: Policy, as_of) -> bool:
    """Judge the window a second time, by the wall clock of each zone."""
    zones = [zone for name in facts.timezones if (zone := zone_of(name))]
    for zone in zones or [zone_of(policy.timezone) or zone_of("UTC")]:
        local, window = as_of.astimezone(zone), policy.window
        at, day = local.time(), local.date()
        if window.opens < window.closes:
            inside = window.opens <= at < window.closes
        else:
            inside = at >= window.opens or at < window.closes
            day -= timedelta(days=at < window.opens)
        if not inside:
            return False
        if window.business_days_only and not is_business_day(day, facts.country):
            return False
    return True


@given(cases)
@settings(max_examples=500, deadline=None)
def test_nothing_is_sent_outside_the_window_of_any_zone_it_may_be_in(case):
    facts, policy, as_of = case

    if decide(facts, policy, as_of).verdict is Verdict.SEND:
        assert _is_inside(facts, policy, as_of)
        assert as_of >= facts.due_at


REASONS = [
    ({}, Reason.DUE),
    ({"pause": Reason.PAUSED_GLOBALLY, "is_banned": True}, Reason.PAUSED_GLOBALLY),
    ({"campaign_state": "closed", "is_banned": True}, Reason.CAMPAIGN_CLOSED),
    ({"campaign_state": "draft"}, Reason.CAMPAIGN_NOT_ACTIVE),
    ({"campaign_state": "paused"}, Reason.CAMPAIGN_PAUSED),
    ({"enrolment_state": "responded"}, Reason.REPLIED),
    ({"enrolment_state": "stopped", "is_banned": True}, Reason.SUPPRESSED),
    ({"enrolment_state": "stopped"}, Reason.ENROLMENT_STOPPED),
    ({"enrolment_state": "paused"}, Reason.ENROLMENT_PAUSED),
    ({"enrolment_state": "waiting"}, Reason.ABSENT),
    ({"pause": Reason.SENDER_PAUSED, "is_banned": True}, Reason.SENDER_PAUSED),
    ({"is_erased": True, "is_banned": True}, Reason.ERASED),
    ({"is_banned": True, "has_replied": True}, Reason.SUPPRESSED),
    ({"email_confidence": "Unknown"}, Reason.EMAIL_CONFIDENCE),
    ({"has_replied": True}, Reason.REPLIED),
    ({"has_contact_point": False}, Reason.NO_CONTACT_POINT),
    ({"content_state": "rejected"}, Reason.CONTENT_REJECTED),
    ({"content_state": "none"}, Reason.CONTENT_PENDING),
    ({"content_state": "pending"}, Reason.REVIEW_PENDING),
    ({"is_content_stale": True}, Reason.CONTENT_STALE),
    ({"due_at": MONDAY + timedelta(hours=1)}, Reason.NOT_DUE),
    ({"timezones": ("UTC", "Asia/Tokyo")}, Reason.QUIET_HOURS),
    ({"lead_sent_at": (MONDAY - timedelta(hours=1),)}, Reason.LEAD_DAY_CAP),
    (
        {"lead_sent_at": tuple(MONDAY - timedelta(days=day) for day in (2, 3, 6))},
        Reason.LEAD_WEEK_CAP,
    ),
    ({"account_sent_count": 5}, Reason.ACCOUNT_DAY_CAP),
    ({"cooling_from": MONDAY - timedelta(days=29)}, Reason.COOLING),
    ({"last_contacted_at": MONDAY - timedelta(days=29)}, Reason.COOLING),
    ({"last_contacted_at": MONDAY - timedelta(hours=1)}, Reason.LEAD_DAY_CAP),
    ({"is_sender_enabled": False}, Reason.SENDER_DISABLED),
    ({"sender_remaining_count": 0}, Reason.SENDER_QUOTA),
    ({"step": 2, "previous_step_at": MONDAY - timedelta(days=1)}, Reason.MINIMUM_GAP),
    ({"provider_retry_at": MONDAY + timedelta(seconds=1)}, Reason.PROVIDER_DOWN),
]


@pytest.mark.parametrize(("changes", "reason"), REASONS)
def test_the_strongest_reason_is_shown(changes, reason):
    assert decide(make_facts(**changes), make_policy(), MONDAY).reason is reason


def test_a_weekend_is_said_apart_from_the_night():
    saturday = MONDAY + timedelta(days=5)

    assert decide(make_facts(), make_policy(), saturday).reason is Reason.NO_BUSINESS_DAY


def test_an_absence_that_is_over_already_is_looked_at_again_only_later():
    facts = make_facts(enrolment_state="waiting", waiting_until=MONDAY - timedelta(days=1))

    decision = decide(facts, make_policy(), MONDAY)

    assert decision.until == MONDAY + timedelta(hours=1)


def test_the_week_cap_frees_the_lead_seven_days_after_the_oldest_that_counts():
    sent = tuple(MONDAY - timedelta(days=day) for day in (1, 4, 6))

    decision = decide(make_facts(lead_sent_at=sent), make_policy(), MONDAY)

    assert decision.until == MONDAY + timedelta(days=1)


def _day_three(**changes):
    """Facts of the second step, three days after the first."""
    sent = MONDAY - timedelta(days=3)
    return make_facts(step=2, lead_sent_at=(sent,), previous_step_at=sent, **changes)


def test_a_contact_elsewhere_rests_nobody_in_the_midst_of_a_sequence():
    facts = _day_three(last_contacted_at=MONDAY - timedelta(days=1))

    assert decide(facts, make_policy(), MONDAY).verdict is Verdict.SEND


def test_a_contact_elsewhere_counts_in_the_week_beside_our_own():
    facts = _day_three(last_contacted_at=MONDAY - timedelta(days=1))

    decision = decide(facts, make_policy(per_lead_per_week=2), MONDAY)

    assert (decision.reason, decision.until) == (Reason.LEAD_WEEK_CAP, MONDAY + timedelta(days=4))


def test_our_own_message_that_a_crm_tells_again_counts_once():
    told = _day_three().previous_step_at.replace(hour=0)

    decision = decide(_day_three(last_contacted_at=told), make_policy(per_lead_per_week=2), MONDAY)

    assert decision.verdict is Verdict.SEND


def test_the_later_of_two_rests_counts():
    facts = make_facts(
        cooling_from=MONDAY - timedelta(days=20), last_contacted_at=MONDAY - timedelta(days=9)
    )

    assert decide(facts, make_policy(), MONDAY).until == MONDAY + timedelta(days=21)
