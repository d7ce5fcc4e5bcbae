"""What became of the calls, as rows?

One transaction per batch: attempts settle where the worker still holds them, messages move along
their arrows, budgets come back where nothing left us, and the next steps are planned.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
)
from models.keys import digest
from models.ports import Accepted
from models.rules.lifecycle import AttemptOutcome, MessageState
from models.rules.reasons import Reason
from models.rules.settlement import LOOK_AGAIN, NOTHING_LEFT, Backoff, Settlement, settle
from models.settings import DispatchSettings
from tasks.claim_rows import Claim
from tasks.policies import Versions
from tasks.sequences import close_steps
from tasks.store.postgres import Session

_OUTCOMES: dict[type, AttemptOutcome] = {
    Accepted: AttemptOutcome.ACCEPTED,
    RejectedError: AttemptOutcome.REJECTED,
    ThrottledError: AttemptOutcome.THROTTLED,
    UnreachableError: AttemptOutcome.UNREACHABLE,
    AccountRefusedError: AttemptOutcome.ACCOUNT_REFUSED,
    OutcomeUnknownError: AttemptOutcome.UNKNOWN,
}
CLOSED = (MessageState.ACCEPTED, MessageState.DROPPED, MessageState.DEAD)


class CallResult(NamedTuple):
    """What one call came to."""

    claim: Claim
    outcome: AttemptOutcome
    provider_message_id: str | None = None
    error: str | None = None
    retry_after_seconds: float | None = None
    reason: Reason | None = None
    is_of_sender: bool = False
    """Whether the sender was refused, not the account."""


def read_answer(claim: Claim, answer: Accepted | Exception) -> CallResult:
    """Translate an adapter's answer; an error that is none of the five is re-raised."""
    if type(answer) not in _OUTCOMES:
        raise answer if isinstance(answer, Exception) else TypeError(f"no answer: {answer!r}")
    outcome = _OUTCOMES[type(answer)]
    if isinstance(answer, Accepted):
        return CallResult(claim, outcome, answer.provider_message_id)
    retry_after = answer.retry_after_seconds if isinstance(answer, ThrottledError) else None
    reason = Reason.PROVIDER_QUOTA if _is_quota_spent(answer) else None
    is_of_sender = isinstance(answer, AccountRefusedError) and answer.is_of_sender
    return CallResult(
        claim, outcome, None, str(answer)[:500], retry_after, reason, is_of_sender=is_of_sender
    )


def _is_quota_spent(answer: Exception) -> bool:
    return isinstance(answer, AccountRefusedError) and answer.is_quota_spent


def backoff_of(settings: DispatchSettings) -> Backoff:
    """Return the back-off that the settings state."""
    return Backoff(settings.retry_base_seconds, settings.retry_cap_seconds, settings.max_attempts)


def settle_calls(
    session: Session,
    versions: Versions,
    backoff: Backoff,
    results: Sequence[CallResult],
    as_of: datetime,
    channel: str,
) -> Counter[str]:
    """Write the results; an attempt that somebody else has settled counts as `refused`."""
    rows = session.rows(
        "dispatch.settle_attempts_write",
        attempt_ids=[result.claim.attempt_id for result in results],
        tokens=[result.claim.token for result in results],
        outcomes=[str(result.outcome) for result in results],
        provider_message_ids=[result.provider_message_id for result in results],
        errors=[result.error for result in results],
        as_of=as_of,
    )
    held = {attempt for attempt, _ in rows}
    mine = [result for result in results if result.claim.attempt_id in held]
    moves = [(result, _settlement(result, backoff, as_of)) for result in mine]
    move_messages(
        session,
        [(result.claim.message_id, result.claim.attempt_id, move) for result, move in moves],
        as_of,
        channel,
    )
    returned = [result.claim.attempt_id for result in mine if result.outcome in NOTHING_LEFT]
    if returned:
        session.run("dispatch.return_budgets_write", attempt_ids=returned)
    closed = {
        result.claim.message_id: move.reason or Reason.DUE
        for result, move in moves
        if move.state in CLOSED
    }
    if closed:
        close_steps(session, versions, closed, as_of)
    counts = Counter(str(result.outcome) for result in mine)
    counts["refused"] = len(results) - len(mine)
    return +counts


def _settlement(result: CallResult, backoff: Backoff, as_of: datetime) -> Settlement:
    if result.reason in {Reason.UNSAFE_HEADER, Reason.NO_CONTACT_POINT, Reason.ERASED}:
        return Settlement(MessageState.DROPPED, result.reason)
    if result.reason in {Reason.CONTENT_CHANGED, Reason.UNREADABLE}:
        return Settlement(MessageState.PLANNED, result.reason, as_of + timedelta(hours=1))
    if result.reason is Reason.PROVIDER_DOWN:
        return Settlement(MessageState.PLANNED, result.reason, as_of + LOOK_AGAIN)
    failures = result.claim.failure_count
    draw = digest("backoff", result.claim.message_id, str(failures))
    fraction = int(draw[:13], 16) / float(1 << 52)
    wait = result.retry_after_seconds
    settled = settle(result.outcome, failures, fraction, wait, backoff, as_of)
    return settled._replace(reason=result.reason) if result.reason else settled


def move_messages(
    session: Session,
    moves: Sequence[tuple[str, str | None, Settlement]],
    as_of: datetime,
    channel: str | None = None,
    actor: str | None = None,
) -> int:
    """Move messages along their arrows, each with its row in the log; returns how many."""
    if not moves:
        return 0
    return session.run(
        "dispatch.move_messages_write",
        message_ids=[message for message, _, _ in moves],
        states=[str(move.state) for _, _, move in moves],
        reasons=[move.reason and str(move.reason) for _, _, move in moves],
        look_ats=[move.look_at for _, _, move in moves],
        attempt_ids=[attempt for _, attempt, _ in moves],
        as_of=as_of,
        channel=channel,
        actor=actor,
    )
