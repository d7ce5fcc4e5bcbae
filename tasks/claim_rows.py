"""What does a claim read, and what does it hand on? The rows of its statements, by name."""

from datetime import date, datetime
from typing import NamedTuple


class Sender(NamedTuple):
    """An account that sends, as `dispatch.due_senders` tells it."""

    sender_id: str
    channel: str
    provider: str
    account_name: str
    address: str
    display_name: str
    timezone: str
    warmup_started_on: date
    daily_cap: int | None
    is_enabled: bool
    retry_at: datetime | None = None
    """Set where the account's breaker was open and this is its probe."""
    next_try_at: datetime | None = None
    """Set where `account_name` is a fallback: when the sender's own, or the next, is tried."""


class Claim(NamedTuple):
    """One message that may go: its attempt, its token, and until when its window is open."""

    message_id: str
    attempt_id: str
    token: int
    failure_count: int
    window_closes_at: datetime


class ClaimRow(NamedTuple):
    """One row of `dispatch.read_facts`."""

    message_id: str
    lead_id: str
    account_id: str
    campaign_version_id: str
    campaign_name: str
    state: str
    reason: str | None
    attempt_count: int
    failure_count: int
    step: int
    due_at: datetime
    enrolment_id: str
    campaign_state: str
    enrolment_state: str
    waiting_until: datetime | None
    timezone: str
    is_erased: bool
    email_confidence: str
    country: str | None
    industry: str | None
    is_banned: bool
    has_replied: bool
    has_contact_point: bool
    content_state: str
    content_hash: str | None
    is_content_stale: bool
    lead_sent_at: list[datetime]
    previous_step_at: datetime | None
    cooling_from: datetime | None
    last_contacted_at: datetime | None
