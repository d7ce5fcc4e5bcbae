"""What became of the messages whose outcome nobody saw?

An uncertain message closes on evidence alone: an event that names it, or the provider's own log;
or, after the campaign's waiting time without any, by its stated policy. Attempts whose lease ran
out come here too: before posting nothing left us, in posting it may have.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from models.errors import AdapterError
from models.ports import EmailProvider
from models.rules.lifecycle import AttemptOutcome, MessageState
from models.rules.reasons import Reason
from models.rules.settlement import Settlement
from tasks.policies import Versions
from tasks.resources import Resources
from tasks.runs import run_step
from tasks.sequences import close_steps
from tasks.settling import move_messages
from tasks.store.postgres import Session

_SWEEP_SIZE = 1000


def release_lapsed(resources: Resources, as_of: datetime) -> Counter[str]:
    """Settle attempts whose lease ran out: abandoned before posting, unknown in posting."""
    total: Counter[str] = Counter()
    while True:
        with resources.store.transaction(is_ledger=True) as session:
            counts = _release_some(session, as_of)
        total.update(counts)
        if sum(counts.values()) < _SWEEP_SIZE:
            return total


def _release_some(session: Session, as_of: datetime) -> Counter[str]:
    rows = session.rows("dispatch.lapsed_attempts", limit=_SWEEP_SIZE)
    if not rows:
        return Counter()
    outcomes = [
        AttemptOutcome.UNKNOWN if state == "posting" else AttemptOutcome.ABANDONED
        for _, _, state, _ in rows
    ]
    session.run(
        "dispatch.settle_attempts_write",
        attempt_ids=[row[0] for row in rows],
        tokens=[row[3] for row in rows],
        outcomes=[str(outcome) for outcome in outcomes],
        provider_message_ids=[None] * len(rows),
        errors=["the worker's lease ran out"] * len(rows),
        as_of=as_of,
    )
    moves = [
        (message, attempt, _lapsed(outcome, as_of))
        for (attempt, message, _, _), outcome in zip(rows, outcomes, strict=True)
    ]
    move_messages(session, moves, as_of, "email")
    abandoned = [
        row[0]
        for row, outcome in zip(rows, outcomes, strict=True)
        if outcome is AttemptOutcome.ABANDONED
    ]
    session.run("dispatch.return_budgets_write", attempt_ids=abandoned)
    return Counter(f"lapsed_{outcome}" for outcome in outcomes)


def _lapsed(outcome: AttemptOutcome, as_of: datetime) -> Settlement:
    if outcome is AttemptOutcome.ABANDONED:
        return Settlement(MessageState.PLANNED, Reason.LEASE_LOST, as_of)
    return Settlement(MessageState.UNCERTAIN, Reason.WORKER_LOST)


class Closed(NamedTuple):
    """How many messages evidence closed."""

    doubts: int
    late: int
    """Those that were given up for want of evidence, or were about to be sent again."""


def close_by_evidence(
    session: Session, versions: Versions, message_ids: Sequence[str], as_of: datetime
) -> Closed:
    """Close as accepted those in doubt, dropped for want of evidence, or about to be sent again.

    Call it where an event or a provider's log names the messages.
    """
    rows = session.rows("reconciliation.lock_unproved", message_ids=sorted(message_ids))
    moves = [
        (message, attempt, Settlement(MessageState.ACCEPTED, Reason.EVIDENCE))
        for message, attempt, _ in rows
    ]
    move_messages(session, moves, as_of)
    if rows:
        close_steps(session, versions, {row[0]: Reason.EVIDENCE for row in rows}, as_of)
    doubts = sum(is_in_doubt for _, _, is_in_doubt in rows)
    return Closed(doubts, len(rows) - doubts)


def reconcile(resources: Resources, as_of: datetime, limit: int = 5000) -> Counter[str]:
    """Release lapsed attempts, then close uncertain messages by event, log, or policy.

    Its counts add up as `models/rules/run_counts.py` says.
    """
    versions = Versions(resources.settings.caps)
    lapsed = run_step("release lapsed claims", lambda: release_lapsed(resources, as_of))
    in_doubt = _count_uncertain(resources)
    counts: Counter[str] = Counter()
    for name, close in (
        ("close by event", _close_by_event),
        ("close by the provider's log", _close_by_log),
        ("close by policy", _close_by_policy),
    ):
        counts.update(run_step(name, partial(close, resources, versions, as_of, limit)))
    closed_here = counts.total() - counts["late_evidence"]
    still = _count_uncertain(resources)
    beside = still + closed_here - in_doubt
    counts.update(lapsed, in_doubt=in_doubt, still_uncertain=still)
    counts.update(+Counter(new_meanwhile=beside, closed_meanwhile=-beside))
    return counts


def _count_uncertain(resources: Resources) -> int:
    with resources.store.transaction() as session:
        return int(session.value("reconciliation.count_uncertain"))


def _close_by_event(
    resources: Resources, versions: Versions, as_of: datetime, limit: int
) -> Counter[str]:
    with resources.store.transaction() as session:
        named = session.rows("reconciliation.named_by_events", limit=limit)
        closed = close_by_evidence(session, versions, [row[0] for row in named], as_of)
    return Counter(by_event=closed.doubts, late_evidence=closed.late)


def _close_by_log(
    resources: Resources, versions: Versions, as_of: datetime, limit: int
) -> Counter[str]:
    """Ask the providers' logs; what a log past its lag does not know was not sent."""
    with resources.store.transaction() as session:
        asked = session.rows("reconciliation.uncertain_by_account", limit=limit)
    if not asked:
        return Counter()
    found: list[str] = []
    silent: list[str] = []
    for account, provider in resources.email_providers.items():
        if provider.log_lag_seconds is None:
            continue
        lag = timedelta(seconds=provider.log_lag_seconds)
        mine = {message: since for message, name, since in asked if name == account}
        known, answered = _ask_log(provider, sorted(mine))
        found += known
        silent += [each for each in answered if each not in known and mine[each] + lag < as_of]
    with resources.store.transaction() as session:
        proved = close_by_evidence(session, versions, found, as_of)
        moves = [
            (row[0], None, Settlement(MessageState.PLANNED, Reason.NOT_IN_LOG, as_of))
            for row in session.rows("reconciliation.lock_still_uncertain", message_ids=silent)
        ]
        not_in_log = move_messages(session, moves, as_of)
        return Counter(by_log=proved.doubts, late_evidence=proved.late, not_in_log=not_in_log)


def _ask_log(provider: EmailProvider, message_ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what the log knows, and for whom it answered: none after its first refusal."""
    known: list[str] = []
    answered: list[str] = []
    for message_id in message_ids:
        try:
            known += provider.find_evidence([message_id])
        except AdapterError:
            break  # the rest is asked for by the next run, and its policy's wait goes on
        answered.append(message_id)
    return known, answered


def _close_by_policy(
    resources: Resources, versions: Versions, as_of: datetime, limit: int
) -> Counter[str]:
    with resources.store.transaction() as session:
        rows = session.rows("reconciliation.lock_uncertain", limit=limit)
        known = versions.load(session, {row[2] for row in rows})
        moves = []
        for message, since, version_id, was_resent in rows:
            definition = known[version_id].definition
            if as_of < since + timedelta(hours=definition.uncertain_wait_hours):
                continue
            if definition.uncertain_policy == "resend" and not was_resent:
                move = Settlement(MessageState.PLANNED, Reason.RESENT_BY_POLICY, as_of)
            else:
                move = Settlement(MessageState.DROPPED, Reason.NO_EVIDENCE)
            moves.append((message, None, move))
        move_messages(session, moves, as_of)
        dropped = [message for message, _, move in moves if move.state == MessageState.DROPPED]
        if dropped:
            reasons = dict.fromkeys(dropped, Reason.NO_EVIDENCE)
            close_steps(session, versions, reasons, as_of)
    return Counter(
        {"dropped_by_policy": len(dropped), "resent_by_policy": len(moves) - len(dropped)}
    )
