"""Facts and policies of every kind, for properties of the rules."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from models.rules.eligibility import MessageFacts
from models.rules.policy import Policy
from models.rules.reasons import Reason
from models.rules.send_windows import Window

MONDAY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
ZONES = (
    "UTC",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Pacific/Apia",
    "no/zone",
)
PAUSES = (
    Reason.PAUSED_GLOBALLY,
    Reason.CAMPAIGN_PAUSED,
    Reason.SENDER_PAUSED,
    Reason.CHANNEL_PAUSED,
    Reason.ENROLMENT_PAUSED,
)


def make_policy(**changes: Any) -> Policy:
    """A policy of 7 to 21 hours on business days, with the usual caps."""
    parts: dict[str, Any] = {
        "campaign_name": "spring",
        "window": Window(preferred_hours={"default": 9, "finance": 7}),
        "timezone": "UTC",
        "email_confidence": frozenset({"Real", "Pattern"}),
        "per_lead_per_day": 1,
        "per_lead_per_week": 3,
        "per_account_per_day": 5,
        "cooling_days": 30,
        "minimum_gap_days": (0, 2, 2),
    }
    return Policy(**{**parts, **changes})


def make_facts(**changes: Any) -> MessageFacts:
    """A message that may go out on a Monday at 15:00 UTC."""
    parts: dict[str, Any] = {
        "pause": None,
        "campaign_state": "active",
        "enrolment_state": "active",
        "waiting_until": None,
        "is_erased": False,
        "is_banned": False,
        "email_confidence": "Real",
        "has_replied": False,
        "has_contact_point": True,
        "is_sender_enabled": True,
        "content_state": "approved",
        "is_content_stale": False,
        "step": 1,
        "due_at": MONDAY,
        "timezones": ("UTC",),
        "country": "US",
        "industry": None,
        "lead_sent_at": (),
        "account_sent_count": 0,
        "cooling_from": None,
        "last_contacted_at": None,
        "sender_remaining_count": 10,
        "sender_day_ends_at": MONDAY + timedelta(hours=9),
        "previous_step_at": None,
        "provider_retry_at": None,
        "provider_remaining_count": None,
        "provider_free_at": MONDAY + timedelta(hours=9),
        "campaign_remaining_count": None,
        "campaign_free_at": MONDAY + timedelta(hours=9),
    }
    return MessageFacts(**{**parts, **changes})


def near(moment: datetime, days: float) -> st.SearchStrategy[datetime]:
    """Instants around a moment, to the minute."""
    minutes = int(days * 1440)
    return st.integers(-minutes, minutes).map(lambda each: moment + timedelta(minutes=each))


def instants() -> st.SearchStrategy[datetime]:
    """Instants of three years, to the minute: clock changes and holidays included."""
    return st.integers(0, 3 * 366 * 1440).map(
        lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    )


def rarely(value: Any, *others: Any) -> st.SearchStrategy[Any]:
    """Mostly the first value, so that many messages come through every check."""
    return st.sampled_from((value,) * 6 + others)


def windows() -> st.SearchStrategy[Window]:
    """Windows by day, over midnight and around the clock."""
    times = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))
    odd = st.builds(Window, times, times, st.booleans())
    return st.one_of(st.just(Window()), odd)


def policies() -> st.SearchStrategy[Policy]:
    """Policies with any window and caps."""
    return st.builds(
        make_policy,
        window=windows(),
        timezone=st.sampled_from(ZONES),
        per_lead_per_day=st.integers(1, 3),
        per_lead_per_week=st.integers(1, 5),
        per_account_per_day=st.integers(1, 6),
        cooling_days=st.integers(0, 60),
    )


def facts_near(as_of: datetime) -> st.SearchStrategy[MessageFacts]:
    """Facts of any kind as they may stand at `as_of`; the sender's day is not over yet."""
    past = near(as_of - timedelta(days=4), 4)
    soon = st.integers(1, 1440).map(lambda each: as_of + timedelta(minutes=each))
    return st.builds(
        MessageFacts,
        pause=rarely(None, *PAUSES),
        campaign_state=rarely("active", "draft", "pending_approval", "paused", "closed"),
        enrolment_state=rarely("active", "paused", "waiting", "responded", "completed", "stopped"),
        waiting_until=st.none() | near(as_of, 20),
        is_erased=rarely(False, True),
        is_banned=rarely(False, True),
        email_confidence=rarely("Real", "Pattern", "Unknown"),
        has_replied=rarely(False, True),
        has_contact_point=rarely(True, False),
        is_sender_enabled=rarely(True, False),
        content_state=rarely("approved", "none", "pending", "rejected"),
        is_content_stale=rarely(False, True),
        step=st.integers(1, 3),
        due_at=past | near(as_of, 3),
        timezones=st.lists(st.sampled_from(ZONES), min_size=1, max_size=3).map(tuple),
        country=st.sampled_from(("US", "DE", "XX")),
        industry=st.sampled_from((None, "finance", "technology")),
        lead_sent_at=st.lists(past, max_size=4).map(tuple),
        account_sent_count=st.integers(0, 6),
        cooling_from=st.none() | near(as_of - timedelta(days=30), 60),
        last_contacted_at=rarely(None) | near(as_of - timedelta(days=30), 60),
        sender_remaining_count=st.integers(-1, 9),
        sender_day_ends_at=soon,
        provider_free_at=soon,
        campaign_free_at=soon,
        previous_step_at=st.none() | past,
        provider_retry_at=st.none() | near(as_of, 0.5),
    )
