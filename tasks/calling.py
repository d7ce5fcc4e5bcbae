"""How do the letters of one claim leave, and what is written about it?

The mark is the last word before a call: behind it lie the lease, the window, bans, pauses and the
state of the account. What the call came to is settled, and what nobody saw is uncertain. A call
that was refused as a whole goes again in parts, and each part is a call like any other.
"""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.errors import DeadlockDetected, LockNotAvailable

from models.errors import NotTogetherError
from models.ports import Accepted, OutgoingEmail
from models.rules.lifecycle import AttemptOutcome
from models.rules.reasons import Reason
from tasks.claim_rows import Claim, Sender
from tasks.failpoints import reach
from tasks.letters import Letterhead, write_letters
from tasks.policies import Versions
from tasks.provider_health import await_turn, breaker_key, note_health
from tasks.resources import Resources
from tasks.settling import CallResult, backoff_of, read_answer, settle_calls

_SETTLE_TRIES = 3
_PROVIDER_DOWN = frozenset({AttemptOutcome.UNREACHABLE, AttemptOutcome.THROTTLED})


@dataclass(frozen=True)
class DispatchRun:
    """What the steps of one dispatch run share."""

    resources: Resources
    as_of: datetime
    versions: Versions
    head: Letterhead
    owner: str
    ends_at: float

    def judged_at(self) -> datetime:
        """Return the instant by which windows, caps and bans are judged."""
        return max(self.as_of, self.resources.clock.now())

    def has_time(self) -> bool:
        """Say whether another claim may begin."""
        return self.resources.clock.monotonic() < self.ends_at


def send_claims(
    run: DispatchRun, sender: Sender, claims: Sequence[Claim], safe_until: float
) -> Counter[str]:
    """Mark, call and settle one batch; a claim that may not be sent any more is given back."""
    by_message = {claim.message_id: claim for claim in claims}
    with run.resources.store.transaction(is_ledger=True) as session:
        letters, unsendable = write_letters(session, run.head, sender, claims)
    counts = _settle(
        run,
        sender,
        [
            CallResult(by_message[each.message_id], AttemptOutcome.REVOKED, reason=each.reason)
            for each in unsendable
        ],
    )
    for call in run.resources.email_provider(sender.account_name).group_calls(letters):
        counts.update(_send_letters(run, sender, call, by_message, safe_until))
    return counts


def _send_letters(
    run: DispatchRun,
    sender: Sender,
    letters: Sequence[OutgoingEmail],
    by_message: dict[str, Claim],
    safe_until: float,
) -> Counter[str]:
    """Send what one call should carry; in smaller calls, each marked anew, where that is refused.

    The account's rate counts messages, so the smaller calls wait for no turn of their own.
    """
    counts: Counter[str] = Counter()
    has_turn = await_turn(run.resources, sender, len(letters), safe_until, run.judged_at())
    waiting = deque([letters])
    while waiting:
        batch = waiting.popleft()
        has_turn = has_turn and run.resources.clock.monotonic() < safe_until
        results, parts = _send_once(run, sender, batch, by_message, safe_until if has_turn else 0)
        counts.update(_settle(run, sender, results))
        waiting.extendleft(reversed(parts))
    return counts


def _send_once(
    run: DispatchRun,
    sender: Sender,
    letters: Sequence[OutgoingEmail],
    by_message: dict[str, Claim],
    safe_until: float,
) -> tuple[list[CallResult], list[list[OutgoingEmail]]]:
    """Mark and call; return what is known now, and the smaller calls that are to follow."""
    now = run.judged_at()
    has_time = run.resources.clock.monotonic() < safe_until
    open_letters = [
        each for each in letters if has_time and now < by_message[each.message_id].window_closes_at
    ]
    marked = mark(run, sender, [by_message[each.message_id] for each in open_letters])
    sendable = [each for each in open_letters if each.message_id in marked]
    results = [
        CallResult(by_message[each.message_id], AttemptOutcome.REVOKED)
        for each in letters
        if each.message_id not in marked
    ]
    if not sendable:
        return results, []
    reach("marked")
    answers = _call(run, sender, sendable, safe_until)
    reach("posted")
    parts: dict[int, list[OutgoingEmail]] = {}
    for each in sendable:
        answer = answers[each.message_id]
        if isinstance(answer, NotTogetherError):
            parts.setdefault(answer.part, []).append(each)
        else:
            results.append(_read(sender, by_message[each.message_id], answer))
    return results, list(parts.values())


def mark(run: DispatchRun, sender: Sender, claims: Sequence[Claim]) -> set[str]:
    """Move attempts to posting: none that lost its token, or that is banned or paused by now."""
    if not claims:
        return set()
    attempts = {claim.attempt_id: claim for claim in claims}
    as_of = run.judged_at()  # a simulated clock reads the store: never inside a transaction
    with run.resources.store.transaction(is_ledger=True) as session:
        session.rows("dispatch.take_send_wall")
        forbidden = session.rows(
            "dispatch.forbidden_attempts",
            attempt_ids=list(attempts),
            breaker_key=breaker_key(sender),
            as_of=as_of,
        )
        allowed = attempts.keys() - {row[0] for row in forbidden}
        marked = session.rows(
            "dispatch.mark_posting_write",
            attempt_ids=sorted(allowed),
            tokens=[attempts[each].token for each in sorted(allowed)],
            as_of=as_of,
        )
    return {attempts[row[0]].message_id for row in marked}


def _call(
    run: DispatchRun, sender: Sender, letters: Sequence[OutgoingEmail], safe_until: float
) -> Mapping[str, Accepted | Exception | None]:
    """Return the provider's answers; None for each letter where the time ran out after the mark."""
    if run.resources.clock.monotonic() >= safe_until:
        return dict.fromkeys(each.message_id for each in letters)
    return run.resources.email_provider(sender.account_name).send_batch(letters)


def _read(sender: Sender, claim: Claim, answer: Accepted | Exception | None) -> CallResult:
    if answer is None:
        return CallResult(claim, AttemptOutcome.ABANDONED)
    result = read_answer(claim, answer)
    if sender.retry_at is not None and result.outcome in _PROVIDER_DOWN:
        # The breaker was open and this was its probe: no message is to blame for what it met.
        return result._replace(reason=Reason.PROVIDER_DOWN)
    return result


def _settle(run: DispatchRun, sender: Sender, results: Sequence[CallResult]) -> Counter[str]:
    if not results:
        return Counter()
    as_of = run.judged_at()
    settings = run.resources.settings.dispatch
    for left in reversed(range(_SETTLE_TRIES)):
        try:
            with run.resources.store.transaction(is_ledger=True) as session:
                counts = settle_calls(
                    session, run.versions, backoff_of(settings), results, as_of, sender.channel
                )
                note_health(session, sender, settings, results, as_of)
            break
        except (DeadlockDetected, LockNotAvailable):
            # The answers are facts that only this worker has: the victim tries again.
            if not left:
                raise
    reach("settled")
    return counts
