"""How does everything due go out, once?

Claim, mark, call, settle: the claim decides and commits before anything is sent; the mark is the
last word before a call; what the call came to is settled, and what nobody saw is uncertain. A run
stops claiming after its time; what is left is due at the next.
"""

import os
import socket
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.errors import DeadlockDetected, LockNotAvailable

from models.errors import AsOfRefusedError, EpochMismatchError
from models.ports import OutgoingEmail
from models.rules.lifecycle import AttemptOutcome
from models.rules.reasons import Reason
from tasks.claim_rows import Claim, Sender
from tasks.claiming import claim_due
from tasks.collector import rare_collection
from tasks.failpoints import reach
from tasks.letters import Letterhead, letterhead, write_letters
from tasks.policies import Versions
from tasks.provider_health import await_turn, breaker_key, note_health
from tasks.reconciliation import release_lapsed
from tasks.resources import Resources
from tasks.routing import due_senders
from tasks.runs import split
from tasks.settling import CallResult, backoff_of, read_answer, settle_calls
from tasks.store.epoch import read_epoch

_PROBE_SIZE = 1
"""What an account that was down is tried with: no more than this is in doubt if it still is."""
_SETTLE_TRIES = 3
_LEASE_SHARE = 0.8
"""Of the lease; after it no call is begun, so that none outlives the lease's end by much."""


@dataclass(frozen=True)
class _Run:
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
        return self.resources.clock.monotonic() < self.ends_at


def check_may_dispatch(resources: Resources, as_of: datetime) -> bool:
    """Refuse a restored store and an instant far from a live clock; False where as_of lies back."""
    with resources.store.transaction() as session:
        world, epoch, until = session.rows("dispatch.read_dispatch_state")[0]
    stated = read_epoch(resources.settings.home)
    if stated not in (None, epoch):
        raise EpochMismatchError(
            f"the store says epoch {epoch}, the state folder {stated}: it was restored from a "
            "backup; run `parley run reconcile --after-restore` first"
        )
    limit = timedelta(seconds=resources.settings.dispatch.lateness_limit_seconds)
    if world == "live" and abs(resources.clock.now() - as_of) > limit:
        raise AsOfRefusedError(
            f"as_of {as_of.isoformat()} is more than {limit.seconds} s from the clock; a live "
            "dispatch runs now: leave --as-of out"
        )
    return world == "live" or until is None or as_of >= until


def send_due(resources: Resources, as_of: datetime, limit: int = 1_000_000) -> Counter[str]:
    """Send everything due at `as_of`, at most `limit`, each message at most once.

    Returns counts: looked_at, claimed, held, dropped, and the calls' outcomes.
    """
    if not check_may_dispatch(resources, as_of):
        return Counter(as_of_lies_back=1)
    settings = resources.settings.dispatch
    run = _Run(
        resources,
        as_of,
        Versions(resources.settings.caps),
        letterhead(resources),
        f"{socket.gethostname()}/{os.getpid()}",
        resources.clock.monotonic() + settings.run_seconds,
    )
    counts = release_lapsed(resources, run.judged_at())
    with resources.store.transaction() as session:
        session.run("dispatch.forget_ahead_write", as_of=run.judged_at())
    calls = ThreadPoolExecutor(settings.concurrency, thread_name_prefix="call")
    with rare_collection(), calls as pool:
        counts.update(_claim_and_send(run, pool, limit))
    with resources.store.transaction() as session:
        session.run("dispatch.note_dispatch_time", as_of=as_of)
    return +counts


def _claim_and_send(run: _Run, pool: ThreadPoolExecutor, limit: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    calls: set[Future[Counter[str]]] = set()
    idle: set[str] = set()
    while run.has_time() and counts["claimed"] < limit:
        senders = [
            sender
            for sender in due_senders(run.resources, run.judged_at())
            if sender.sender_id not in idle
        ]
        if not senders:
            break
        for sender in _first_of_each_account(senders):
            claims, found = _claim(run, sender, limit - counts["claimed"])
            counts.update(found)
            if not found["looked_at"]:
                idle.add(sender.sender_id)
            calls |= _submit(run, pool, sender, claims)
            # A probe's answer is awaited: until it is there, nobody knows which account is up.
            most = 2 * run.resources.settings.dispatch.concurrency if sender.retry_at is None else 0
            calls = _drain(calls, counts, most)
            if not run.has_time() or counts["claimed"] >= limit:
                break
    _drain(calls, counts, most=0)
    return counts


def _first_of_each_account(senders: Sequence[Sender]) -> list[Sender]:
    """Return the most urgent sender of each account: its mail takes what the account has left."""
    first = {breaker_key(each): each for each in reversed(senders)}
    return sorted(first.values(), key=senders.index)


def _claim(run: _Run, sender: Sender, most: int) -> tuple[list[Claim], Counter[str]]:
    settings = run.resources.settings.dispatch
    size = _PROBE_SIZE if sender.retry_at is not None else settings.claim_size
    with run.resources.store.transaction(is_ledger=True) as session:
        claims, found = claim_due(
            session,
            sender,
            run.resources.account_plan(sender.account_name),
            run.versions,
            run.judged_at(),
            min(size, most),
            (run.owner, settings.lease_seconds),
        )
    if claims:
        reach("claimed")
    return claims, found


def _submit(
    run: _Run, pool: ThreadPoolExecutor, sender: Sender, claims: Sequence[Claim]
) -> set[Future[Counter[str]]]:
    settings = run.resources.settings.dispatch
    safe_until = run.resources.clock.monotonic() + _LEASE_SHARE * settings.lease_seconds
    return {
        pool.submit(_send_claims, run, sender, batch, safe_until)
        for batch in split(claims, settings.batch_size)
    }


def _drain(
    calls: set[Future[Counter[str]]], counts: Counter[str], most: int
) -> set[Future[Counter[str]]]:
    """Wait until at most `most` calls are under way; an error of a call is raised here."""
    while len(calls) > most:
        done, calls = wait(calls, return_when="FIRST_COMPLETED")
        for call in done:
            counts.update(call.result())
    return calls


def _send_claims(
    run: _Run, sender: Sender, claims: Sequence[Claim], safe_until: float
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
    run: _Run,
    sender: Sender,
    letters: Sequence[OutgoingEmail],
    by_message: dict[str, Claim],
    safe_until: float,
) -> Counter[str]:
    """Mark, call and settle what one call carries."""
    has_turn = await_turn(run.resources, sender, len(letters), safe_until, run.judged_at())
    has_turn = has_turn and run.resources.clock.monotonic() < safe_until
    now = run.judged_at()
    open_letters = [
        each for each in letters if has_turn and now < by_message[each.message_id].window_closes_at
    ]
    marked = _mark(run, sender, [by_message[each.message_id] for each in open_letters])
    sendable = [each for each in open_letters if each.message_id in marked]
    results = [
        CallResult(by_message[each.message_id], AttemptOutcome.REVOKED)
        for each in letters
        if each.message_id not in marked
    ]
    if sendable:
        reach("marked")
        results += _call(run, sender, sendable, by_message, safe_until)
        reach("posted")
    return _settle(run, sender, results)


def _mark(run: _Run, sender: Sender, claims: Sequence[Claim]) -> set[str]:
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
    run: _Run,
    sender: Sender,
    letters: Sequence[OutgoingEmail],
    by_message: dict[str, Claim],
    safe_until: float,
) -> list[CallResult]:
    if run.resources.clock.monotonic() >= safe_until:
        return [
            CallResult(by_message[each.message_id], AttemptOutcome.ABANDONED) for each in letters
        ]
    provider = run.resources.email_provider(sender.account_name)
    answers = provider.send_batch(letters)
    results = [
        read_answer(by_message[each.message_id], answers[each.message_id]) for each in letters
    ]
    if sender.retry_at is None:
        return results
    # The breaker was open and this was its probe: no message is to blame for what it met.
    return [
        result._replace(reason=Reason.PROVIDER_DOWN)
        if result.outcome in {AttemptOutcome.UNREACHABLE, AttemptOutcome.THROTTLED}
        else result
        for result in results
    ]


def _settle(run: _Run, sender: Sender, results: Sequence[CallResult]) -> Counter[str]:
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
