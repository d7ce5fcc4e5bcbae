"""Is there any order of claims, calls, crashes, events and opt-outs that unbalances the ledger?

The sender's account may fail, and a fallback with a cap of its own takes over.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from models.errors import (
    AccountRefusedError,
    OutcomeUnknownError,
    RejectedError,
    ThrottledError,
    UnreachableError,
)
from models.ports import Accepted, OutgoingEmail
from models.rules.lifecycle import AttemptOutcome
from models.rules.reasons import Reason
from models.settings import MAIN_ACCOUNT
from tasks.bans import Address, BanCause, write_bans
from tasks.calling import DispatchRun, mark
from tasks.claim_rows import Claim, Sender
from tasks.claiming import claim_due
from tasks.dead_letters import Word, list_dead, retry_dead
from tasks.letters import letterhead
from tasks.pauses import pause, resume
from tasks.policies import Versions
from tasks.proof import prove
from tasks.provider_health import note_health
from tasks.reconciliation import close_by_evidence, reconcile
from tasks.routing import due_senders
from tasks.settling import CallResult, backoff_of, read_answer, settle_calls
from tasks.store.postgres import open_store
from tests.factories_ledger import make_ready_world, make_resources, set_clock
from tests.faults import query, states

pytestmark = pytest.mark.slow
MONDAY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
ANSWERS = (
    *("accept", "accept", "reject", "throttle", "unreachable", "lost answer", "lost request"),
    "refuse account",
)
BACKUP = "backup"
SENDGRID = {
    "api_key": "SG.main.test",
    "accounts": {BACKUP: {"api_key": "SG.backup.test", "daily_cap": 3}},
    "fallbacks": BACKUP,
}


class LedgerProvider:
    """A provider that keeps its own ledger and a log without lag."""

    name = "sendgrid"
    log_lag_seconds: float | None = 0

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Take all in one call."""
        return [messages]

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, Accepted | Exception]:
        """Not used: the machine answers each call as it draws."""
        raise AssertionError(messages)

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Name what was accepted."""
        return {each: Accepted("x") for each in message_ids if self.accepted[each]}

    def answer(self, message_id: str, how: str) -> Accepted | Exception:
        """Take one message, or not, and say so, or not."""
        if how in {"accept", "lost answer"}:
            self.accepted[message_id] += 1
        return {
            "accept": Accepted("x"),
            "reject": RejectedError("400"),
            "throttle": ThrottledError("429"),
            "unreachable": UnreachableError("refused"),
            "refuse account": AccountRefusedError("401"),
        }.get(how, OutcomeUnknownError(how))


@dataclass
class Hand:
    """What a worker holds: by whom it sends, its claims, which are marked, if its lease is over."""

    sender: Sender
    claims: list[Claim]
    is_lapsed: bool = False
    marked: list[Claim] = field(default_factory=list)
    results: list[CallResult] = field(default_factory=list)


class LedgerMachine(RuleBasedStateMachine):
    """Draws what workers, providers, people and the clock do."""

    make_url: Callable[[], str]
    home: Path
    claimed = Bundle("claimed")
    marked = Bundle("marked")
    answered = Bundle("answered")

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store(type(self).make_url(), pool_size=2)
        self.world = make_ready_world(self.store, 6, MONDAY, daily_cap=9, accounts=3)
        self.accounts = {MAIN_ACCOUNT: LedgerProvider(), BACKUP: LedgerProvider()}
        self.now = MONDAY
        self.resources = make_resources(
            self.store,
            type(self).home,
            "http://127.0.0.1:1",
            caps={"per_account_per_day": 3},
            dispatch={"breaker_failures": 2},
            sendgrid=SENDGRID,
        )
        self.resources.__dict__["email_providers"] = self.accounts
        self.versions = Versions(self.resources.settings.caps)
        self.hands: list[Hand] = []
        self._set(self.now)

    def _set(self, now: datetime) -> None:
        self.now = now
        set_clock(self.store, now)

    def _run(self) -> DispatchRun:
        head = letterhead(self.resources)
        return DispatchRun(self.resources, self.now, self.versions, head, "machine", float("inf"))

    def _accepted(self) -> Counter[str]:
        """What all accounts together took, by message."""
        return sum((each.accepted for each in self.accounts.values()), Counter())

    def _lapse(self, hand: Hand) -> None:
        hand.is_lapsed = True
        query(
            self.store,
            "update attempt set lease_until = clock_timestamp() - interval '1 second'"
            " where state <> 'settled' and attempt_id = any(%s::uuid[])",
            [claim.attempt_id for claim in hand.claims],
        )

    @rule(target=claimed, size=st.integers(1, 4))
    def claim(self, size: int) -> Any:
        hand = self._claim(size)
        return multiple() if hand is None else hand

    def _claim(self, size: int) -> Hand | None:
        senders = due_senders(self.resources, self.now)
        if not senders:
            return None
        sender = senders[0]
        plan = self.resources.account_plan(sender.account_name)
        size = size if sender.retry_at is None else 1
        with self.store.transaction() as session:
            claims, _ = claim_due(
                session, sender, plan, self.versions, self.now, size, ("machine", 3600)
            )
        if not claims:
            return None
        hand = Hand(sender, claims)
        self.hands.append(hand)
        return hand

    @rule(target=marked, hand=consumes(claimed))
    def mark(self, hand: Hand) -> Hand:
        self._mark(hand)
        return hand

    def _mark(self, hand: Hand) -> None:
        still_open = [each for each in hand.claims if self.now < each.window_closes_at]
        names = mark(self._run(), hand.sender, still_open)
        hand.marked = [each for each in hand.claims if each.message_id in names]
        hand.results = [
            CallResult(each, AttemptOutcome.REVOKED)
            for each in hand.claims
            if each.message_id not in names
        ]

    @rule(
        target=answered, hand=consumes(marked), ways=st.lists(st.sampled_from(ANSWERS), min_size=4)
    )
    def call(self, hand: Hand, ways: list[str]) -> Hand:
        self._call(hand, ways)
        return hand

    def _call(self, hand: Hand, ways: list[str]) -> None:
        for claim, how in zip(hand.marked, ways, strict=False):
            if hand.is_lapsed:
                hand.results.append(CallResult(claim, AttemptOutcome.ABANDONED))
            else:
                answer = self.accounts[hand.sender.account_name].answer(claim.message_id, how)
                hand.results.append(read_answer(claim, answer))

    @rule(hand=consumes(answered))
    def settle(self, hand: Hand) -> None:
        self._settle(hand)

    def _settle(self, hand: Hand) -> None:
        dispatch = self.resources.settings.dispatch
        backoff = backoff_of(dispatch)
        with self.store.transaction() as session:
            settle_calls(session, self.versions, backoff, hand.results, self.now, "email")
            note_health(session, hand.sender, dispatch, hand.results, self.now)

    @initialize(is_down=st.booleans())
    def begin(self, is_down: bool) -> None:
        if is_down:
            self.lose_the_main_account()

    @rule(ways=st.lists(st.sampled_from(ANSWERS), min_size=4))
    def work_from_claim_to_settlement(self, ways: list[str]) -> None:
        hand = self._claim(4)
        if hand is not None:
            self._mark(hand)
            self._call(hand, ways)
            self._settle(hand)

    @rule()
    def lose_the_main_account(self) -> None:
        with self.store.transaction() as session:
            session.run(
                "dispatch.note_failure_write",
                breaker_key=f"sendgrid/{MAIN_ACCOUNT}",
                opens_at_once=True,
                reason=str(Reason.UNREACHABLE),
                retry_at=self.now + timedelta(hours=1),
                limit=1,
                as_of=self.now,
            )

    @rule(hand=consumes(claimed), ways=st.lists(st.sampled_from(ANSWERS), min_size=4))
    def work_without_pause(self, hand: Hand, ways: list[str]) -> None:
        self._mark(hand)
        self._call(hand, ways)
        self._settle(hand)

    @rule(hand=st.one_of(consumes(claimed), consumes(marked), consumes(answered)))
    def crash(self, hand: Hand) -> None:
        self._lapse(hand)

    @rule(hand=st.one_of(claimed, marked, answered))
    def outlive_the_lease(self, hand: Hand) -> None:
        self._lapse(hand)

    @rule()
    def hear_events(self) -> None:
        with self.store.transaction() as session:
            close_by_evidence(session, self.versions, list(self._accepted()), self.now)

    @rule(place=st.integers(0, 5))
    def opt_out(self, place: int) -> None:
        lead = self.world.lead_ids[place]
        hashes = "select lookup_hash from contact_point where lead_id = %s"
        found = tuple(Address(row[0], 1) for row in query(self.store, hashes, lead))
        with self.store.transaction() as session:
            cause = BanCause(f"unsubscribe/{lead}", "unsubscribe", "x", self.now, found)
            write_bans(session, [cause], self.now)

    @rule()
    def pause_and_resume(self) -> None:
        if not pause(self.store, "global", "", "x", "ann", self.now):
            resume(self.store, "global", "", "ann", self.now)

    @rule()
    def retry_the_dead(self) -> None:
        dead = [str(row["message_id"]) for row in list_dead(self.store)]
        if dead:
            retry_dead(self.store, dead, Word("ann", "x"), self.now)

    @rule(minutes=st.sampled_from((1, 15, 70, 600, 1440)))
    def wait(self, minutes: int) -> None:
        self._set(self.now + timedelta(minutes=minutes))

    @rule()
    def reconcile(self) -> None:
        reconcile(self.resources, self.now)

    @invariant()
    def everything_balances_and_nothing_is_doubled(self) -> None:
        proof = prove(self.store, self.now)
        offences = {name: rows for name, rows in proof.audits.items() if rows}
        offences.pop("uncertain_old", None)
        assert proof.unbalanced == []
        assert offences == {}
        assert set(self._accepted().values()) <= {0, 1}

    def teardown(self) -> None:
        for hand in self.hands:
            self._lapse(hand)
        for _ in range(2):
            self._set(self.now + timedelta(minutes=1))
            reconcile(self.resources, self.now)
        self.hear_events()
        found = states(self.store)
        ours = query(self.store, "select message_id from message where state = 'accepted'")
        theirs = set(+self._accepted())
        self.store.close()
        assert not [name for name in found if name.endswith(("claimed", "uncertain"))]
        assert {row[0] for row in ours} == theirs


def test_no_order_of_happenings_unbalances_the_ledger(
    clone_database: Callable[[], str], tmp_path: Path
):
    machine = type("Machine", (LedgerMachine,), {"make_url": clone_database, "home": tmp_path})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
