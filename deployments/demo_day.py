"""What happens on one simulated day?

One Prefect run a day with a task per stage; a tick each hour tells the world's clocks the time and
calls the flows' bodies, where there is anything to do. On the first and the last day each flow has
a run of its own.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from prefect import flow

from deployments.sandbox_control import Sandbox
from flows.dispatch import dispatch_due, run_dispatch
from flows.enrich import enrich_leads, run_enrich
from flows.evaluate import evaluate_experiments, run_evaluate
from flows.generate import generate_content, run_generate
from flows.ingest import ingest_events, run_ingest
from flows.plan import plan_messages, run_plan
from flows.publish import publish_marts, run_publish
from flows.reconcile import reconcile_uncertain, run_reconcile
from models.errors import UnavailableError
from tasks.resources import Resources, open_resources
from tasks.runs import run_step, without_tasks

TICKS = 24
Body = Callable[[Resources, datetime], Mapping[str, int]]
Flow = Callable[..., Mapping[str, int]]
_INGEST = ("ingest", ingest_events, run_ingest)
_DISPATCH = ("dispatch", dispatch_due, run_dispatch)
_HOURLY: Sequence[tuple[str, Flow, Body]] = (_INGEST, _DISPATCH)


def day_name() -> str:
    """Name a day's run after its date."""
    from prefect.runtime import flow_run

    return f"day@{flow_run.parameters['starts_at']:%Y-%m-%d}"


@flow(name="simulated_day", flow_run_name=day_name, persist_result=False)
def simulate_day(
    starts_at: datetime, sandbox_home: str, shows_flows: bool, is_last: bool = False
) -> None:
    """Play one day: morning, twenty-four hourly ticks, evening; the last one's verdicts show."""
    sandbox = Sandbox.attach(Path(sandbox_home))
    with open_resources() as resources:
        day = _Day(resources, sandbox, starts_at, shows_flows)
        day.stage("enrich", enrich_leads, run_enrich, starts_at)
        day.stage("plan", plan_messages, run_plan, starts_at)
        day.stage("generate", generate_content, run_generate, starts_at)
        day.ticks()
        evening = starts_at + timedelta(hours=TICKS - 1, minutes=30)
        day.stage("reconcile", reconcile_uncertain, run_reconcile, evening)
        day.stage("publish", publish_marts, run_publish, evening)
        day.stage("evaluate", evaluate_experiments, run_evaluate, evening)
        if is_last:
            day.stage("publish", publish_marts, run_publish, evening)


class _Day:
    """One day's hands."""

    def __init__(
        self, resources: Resources, sandbox: Sandbox, starts_at: datetime, shows_flows: bool
    ) -> None:
        self._resources = resources
        self._sandbox = sandbox
        self._starts_at = starts_at
        self._shows_flows = shows_flows
        self._shown: set[str] = set()

    def stage(self, name: str, whole: Flow, body: Body, at: datetime) -> None:
        """Run one stage at an instant, as a task of the day or, when flows are shown, as a run."""
        if not self._move_clocks(at):
            return
        if self._is_to_be_shown(name):
            whole(as_of=at)
            return
        run_step(name, lambda: body(self._resources, at))

    def ticks(self) -> None:
        """Play the day's hours; on a shown day the first that has work shows its flow's run."""
        run_step("hours", self._play_hours)
        if self._shows_flows:
            at = self._starts_at + timedelta(hours=TICKS - 1)
            for name, whole, body in _HOURLY:
                if name not in self._shown:
                    self.stage(name, whole, body, at)

    def _is_to_be_shown(self, name: str) -> bool:
        is_first = self._shows_flows and name not in self._shown
        self._shown.add(name)
        return is_first

    def _tick(self, name: str, whole: Flow, body: Body, at: datetime) -> Mapping[str, int]:
        """Run one hour's flow within the task of all hours, without tasks of its own."""
        if self._is_to_be_shown(name):
            return whole(as_of=at)
        with without_tasks():
            return body(self._resources, at)

    def _play_hours(self) -> dict[str, int]:
        total: Counter[str] = Counter()
        for hour in range(TICKS):
            at = self._starts_at + timedelta(hours=hour)
            if self._move_clocks(at):
                total.update(self._play_hour(at))
        return dict(total)

    def _play_hour(self, at: datetime) -> Counter[str]:
        counts: Counter[str] = Counter()
        round_ = self._sandbox.drain()
        if not round_["acknowledged"]:
            missing = round_["pending_due"] + round_["lost"]
            raise UnavailableError(
                f"the receiver did not take {missing} events; see its log, then run "
                "`parley demo` again: it carries on where it was"
            )
        delivered = round_["delivered"]
        if any(delivered.values()):
            self._tick(*_INGEST, at)
            counts["ingested"] += sum(delivered.values())
        if self._is_anything_due(at):
            counts.update(self._tick(*_DISPATCH, at))
        return counts

    def _is_anything_due(self, at: datetime) -> bool:
        with self._resources.store.transaction() as session:
            return bool(session.rows("dispatch.due_senders", as_of=at))

    def _move_clocks(self, at: datetime) -> bool:
        """Tell both worlds the time; False where it lies behind them: that hour was played."""
        now = self._sandbox.clock()
        if at < now:
            return False
        with self._resources.store.transaction() as session:
            moved = session.run("operations.write_virtual_now", virtual_now=at)
        if not moved:
            return False
        self._sandbox.put_clock(at)
        return True
