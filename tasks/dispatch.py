"""How does everything due go out, once?

Claim, mark, call, settle: the claim decides and commits before anything is sent; the rest is done
by `tasks.calling`. A run stops claiming after its time; what is left is due at the next.
"""

import os
import socket
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta

from models.errors import AsOfRefusedError, EpochMismatchError
from tasks.calling import DispatchRun, send_claims
from tasks.claim_rows import Claim, Sender
from tasks.claiming import claim_due
from tasks.collector import rare_collection
from tasks.failpoints import reach
from tasks.letters import letterhead
from tasks.policies import Versions
from tasks.provider_health import breaker_key
from tasks.reconciliation import release_lapsed
from tasks.resources import Resources
from tasks.routing import due_senders
from tasks.runs import split
from tasks.store.epoch import read_epoch

_PROBE_SIZE = 1
"""What an account that was down is tried with: no more than this is in doubt if it still is."""
_LEASE_SHARE = 0.8
"""Of the lease; after it no call is begun, so that none outlives the lease's end by much."""


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
    run = DispatchRun(
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


def _claim_and_send(run: DispatchRun, pool: ThreadPoolExecutor, limit: int) -> Counter[str]:
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


def _claim(run: DispatchRun, sender: Sender, most: int) -> tuple[list[Claim], Counter[str]]:
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
    run: DispatchRun, pool: ThreadPoolExecutor, sender: Sender, claims: Sequence[Claim]
) -> set[Future[Counter[str]]]:
    settings = run.resources.settings.dispatch
    safe_until = run.resources.clock.monotonic() + _LEASE_SHARE * settings.lease_seconds
    return {
        pool.submit(send_claims, run, sender, batch, safe_until)
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
