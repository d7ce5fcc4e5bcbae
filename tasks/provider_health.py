"""May a provider's account be called now, and how fast?

Breaker, stated waits and the token bucket are one row for each account, shared by all workers: a
429 that one of them met is kept by every other before its next call.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from models.rules.lifecycle import AttemptOutcome
from models.rules.reasons import Reason
from models.settings import DispatchSettings
from tasks.claim_rows import Sender
from tasks.clock import sleep
from tasks.resources import Resources
from tasks.settling import CallResult
from tasks.store.postgres import Session

_TURN_SECONDS = 0.05
_REFUSAL_FACTOR = 10
"""A refused account waits for a person; it is asked ten times as seldom as one that is down."""


def breaker_key(sender: Sender) -> str:
    """Return by which key the health and the rate of a sender's account are kept."""
    return f"{sender.provider}/{sender.account_name}"


def await_turn(
    resources: Resources, sender: Sender, count: int, safe_until: float, as_of: datetime
) -> bool:
    """Wait for the account's rate limit; False where the lease would run out first."""
    rate = resources.settings.sendgrid.messages_per_second
    if rate is None or not count:
        return True
    while resources.clock.monotonic() < safe_until:
        with resources.store.transaction() as session:
            taken = session.run(
                "dispatch.take_tokens_write",
                breaker_key=breaker_key(sender),
                rate=rate,
                count=count,
                as_of=as_of,
            )
        if taken:
            return True
        sleep(_TURN_SECONDS)
    return False


def note_health(
    session: Session,
    sender: Sender,
    settings: DispatchSettings,
    results: Sequence[CallResult],
    as_of: datetime,
) -> None:
    """Tell the breaker how the batch went; one failure a call, whatever its size.

    A sender that its own account refuses is paused, and the account's others go on.
    """
    if _pause_refused(session, sender, results, as_of):
        return
    outcomes = {result.outcome for result in results}
    note = partial(session.run, breaker_key=breaker_key(sender), as_of=as_of)
    stated_wait = max((result.retry_after_seconds or 0 for result in results), default=0)
    refused = AttemptOutcome.ACCOUNT_REFUSED in outcomes
    if refused or outcomes & {AttemptOutcome.UNREACHABLE, AttemptOutcome.UNKNOWN}:
        wait_seconds = settings.breaker_seconds * (_REFUSAL_FACTOR if refused else 1)
        note(
            "dispatch.note_failure_write",
            opens_at_once=refused or sender.retry_at is not None,
            reason=str(Reason.ACCOUNT_REFUSED if refused else Reason.UNREACHABLE),
            retry_at=as_of + timedelta(seconds=wait_seconds),
            limit=settings.breaker_failures,
        )
    elif AttemptOutcome.THROTTLED in outcomes:
        note(
            "dispatch.note_throttle_write",
            reason=str(Reason.THROTTLED),
            retry_at=as_of + timedelta(seconds=stated_wait or settings.breaker_seconds),
        )
    elif AttemptOutcome.ACCEPTED in outcomes or AttemptOutcome.REJECTED in outcomes:
        note("dispatch.note_success_write")


def _pause_refused(
    session: Session, sender: Sender, results: Sequence[CallResult], as_of: datetime
) -> bool:
    """Pause a sender that its account refuses; False where none was, or by a fallback account."""
    words = next((result.error for result in results if result.is_of_sender), None)
    if words is None:
        return False
    remedy = f"verify the sender there, then `parley resume --sender {sender.sender_id}`"
    own = session.rows(
        "pauses.refused_sender_write",
        sender_id=sender.sender_id,
        account_name=sender.account_name,
        reason=f"{words}; {remedy}",
        at=as_of,
    )
    return bool(own)
