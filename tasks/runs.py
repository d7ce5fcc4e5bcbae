"""How does a flow keep count, split its work, and say what it did?

Correctness never rests on Prefect: outside of a Prefect run the same bodies run in plain Python.
A run's counts go to run_log, and inside a Prefect run to an artifact too; no personal data in
either.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

from models.errors import UsageError
from models.keys import digest
from models.rules.run_counts import NOTES, find_unbalanced, rank
from tasks.clock import WallClock, draw_bytes
from tasks.configuration import load_settings
from tasks.held_settings import SECRET_BLOCKS, VARIABLE, name_settings
from tasks.resources import Resources, open_resources

Counts = Counter[str]
Chunk = TypeVar("Chunk")
Item = TypeVar("Item")
_IS_PLAIN: ContextVar[bool] = ContextVar("is_plain", default=False)


def resolve_as_of(resources: Resources, as_of: datetime | None) -> datetime:
    """Return the logical time of a run: as given, else its scheduled start, else the clock's."""
    if as_of is not None:
        if as_of.tzinfo is None:
            raise UsageError(f"as_of {as_of.isoformat()} has no time zone; add one, such as Z")
        return as_of.astimezone(UTC)
    scheduled = _scheduled_start()
    if scheduled is not None and resources.world == "live":
        return scheduled
    return resources.clock.now()


def _scheduled_start() -> datetime | None:
    if not _is_in_prefect():
        return None
    from prefect.runtime import flow_run

    start: datetime | None = flow_run.scheduled_start_time
    return start


@contextmanager
def open_run() -> Iterator[Resources]:
    """Open a flow's resources; inside a Prefect run its settings include what Prefect holds."""
    with open_resources(load_settings(read_prefect() if _is_in_prefect() else None)) as resources:
        yield resources


def read_prefect() -> dict[str, Any]:
    """Return the settings that Prefect's server holds, by dotted name.

    The same that `ask_prefect` tells a command, by the client that the run has already. Raises
    `SettingsError` where the variable is no object.
    """
    from prefect.blocks.system import Secret
    from prefect.variables import Variable

    secrets = {}
    for block in SECRET_BLOCKS:
        with suppress(ValueError):  # no such block: the setting comes from elsewhere
            secret: Any = Secret.load(block)
            secrets[block] = secret.get()
    return name_settings(Variable.get(VARIABLE, default={}), secrets)


def _is_in_prefect() -> bool:
    import sys

    if "prefect" not in sys.modules:
        return False
    from prefect.context import FlowRunContext

    return FlowRunContext.get() is not None


@contextmanager
def logged_run(resources: Resources, flow: str, as_of: datetime) -> Iterator[Counts]:
    """Yield the run's counts; they are in run_log when it ends, whichever way it ends."""
    run_id = digest(flow, as_of.isoformat(), draw_bytes(16).hex())[:32]
    with (
        resources.store.presence("operations.hold_run", "operations.release_run", run_id=run_id),
        _noted_run(resources, flow, as_of, run_id) as counts,
    ):
        yield counts


@contextmanager
def _noted_run(resources: Resources, flow: str, as_of: datetime, run_id: str) -> Iterator[Counts]:
    wall = WallClock()
    with resources.store.transaction() as session:
        session.run(
            "operations.start_run", run_id=run_id, flow=flow, as_of=as_of, started_at=wall.now()
        )
    counts: Counts = Counter()
    state, error = "failed", None
    try:
        yield counts
        state = "completed"
    except BaseException as caught:
        error = f"{type(caught).__name__}: {caught}"[:2000]
        raise
    finally:
        _finish(resources, run_id, wall.now(), state, counts, error)


def _finish(
    resources: Resources,
    run_id: str,
    finished_at: datetime,
    state: str,
    counts: Counts,
    error: str | None,
) -> None:
    from psycopg.types.json import Jsonb

    with resources.store.transaction() as session:
        session.run(
            "operations.finish_run",
            run_id=run_id,
            finished_at=finished_at,
            state=state,
            counts=Jsonb(dict(counts)),
            error=error,
        )


def map_chunks(
    name: str, step: Callable[[Chunk], Mapping[str, int]], chunks: Sequence[Chunk]
) -> Counts:
    """Run `step` on every chunk and add up its counts; Prefect tasks inside a Prefect run.

    A step must be safe to run again; each chunk holds at least 500 rows, so that a task's cost
    does not show.
    """
    total: Counts = Counter()
    if not _has_tasks():
        for chunk in chunks:
            total.update(step(chunk))
        return total
    wrapped = _as_task(name, step)
    for future in [wrapped.submit(chunk) for chunk in chunks]:
        total.update(future.result())
    return total


def run_step(name: str, step: Callable[[], Mapping[str, int]]) -> Counts:
    """Run one step of a flow and return its counts; a Prefect task inside a Prefect run.

    For what must come one after the other. The task is never tried again by itself.
    """
    return Counter(_as_task(name, step)() if _has_tasks() else step())


@contextmanager
def without_tasks() -> Iterator[None]:
    """Let steps and chunks run in plain Python here, inside a Prefect run too: no task each."""
    token = _IS_PLAIN.set(True)
    try:
        yield
    finally:
        _IS_PLAIN.reset(token)


def _has_tasks() -> bool:
    return _is_in_prefect() and not _IS_PLAIN.get()


def _as_task(name: str, step: Callable[..., Mapping[str, int]]) -> Any:
    from prefect import task
    from prefect.cache_policies import NO_CACHE

    make_task: Any = task
    return make_task(step, name=name, cache_policy=NO_CACHE, persist_result=False)


def publish_summary(flow: str, as_of: datetime, counts: Mapping[str, int]) -> None:
    """Leave the counts in the Prefect run's log and as its table artifact; nothing outside of one.

    Counts that do not add up are a warning there.
    """
    if not _is_in_prefect():
        return
    from prefect.artifacts import create_table_artifact

    rows = summarise(counts)
    done = in_one_line(counts)
    off = find_unbalanced(flow, counts)
    log = _run_log()
    log.info(done)
    for each in off:
        log.warning("the counts do not add up: %s", each)
    verdict = f". It does **not** add up: {'; '.join(off)}" if off else ""
    stamp = f"{as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    create_table_artifact(
        key=f"{flow.replace('_', '-')}-summary",
        table=[{"what": what, "count": count} for what, count in rows],
        description=f"**{stamp}**: {done}{verdict}",
    )


def _run_log() -> Any:
    """Return the log of this flow's run, where a task of another run called the flow too.

    Prefect's own choice is then that task's log, in which nobody looks for it.
    """
    from prefect.context import FlowRunContext
    from prefect.logging.loggers import flow_run_logger

    run: Any = FlowRunContext.get()
    return flow_run_logger(run.flow_run, run.flow)


def summarise(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the counts in words, the whole before its parts; one row where there is none."""
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], rank(pair[0]), pair[0]))
    return [(_in_words(what), count) for what, count in rows] or [("nothing to do", 0)]


def in_one_line(counts: Mapping[str, int]) -> str:
    """Return the counts that are not zero, as one line of words."""
    done = [f"{what} {count:,}" for what, count in summarise(counts) if count]
    return ", ".join(done) or "nothing to do"


def _in_words(what: str) -> str:
    if what in NOTES:
        return NOTES[what].words
    return what.replace("kept_out_", "kept out: ").replace("_", " ")


def publish_balance(flow: str, resources: Resources, as_of: datetime) -> None:
    """Leave the ledger's balance of the run's UTC day as an artifact; nothing outside of one.

    The numbers are those of `parley prove` and of the mart ledger_balance for that day.
    """
    if not _is_in_prefect():
        return
    from prefect.artifacts import create_table_artifact

    from tasks.proof import is_balanced, read_day_balance, turn_balance

    campaigns = read_day_balance(resources.store, as_of)
    off = [row["campaign_name"] for row in campaigns if not is_balanced(row)]
    day = f"**{as_of.astimezone(UTC):%Y-%m-%d}**"
    verdict = "does **not** balance" if off else "balances"
    which = f": {', '.join(off)}; see `parley prove`" if off else ""
    create_table_artifact(
        key=f"{flow.replace('_', '-')}-balance",
        table=turn_balance(campaigns),
        description=f"{day} {verdict} (UTC, by first due day){which}",
    )


def publish_alerts(flow: str, resources: Resources, as_of: datetime) -> None:
    """Warn in the Prefect run's log of what a person should look at, and leave it as an artifact.

    Silence while messages are due, open circuit breakers, pauses, doubts and dead letters: what
    `parley status` shows. Nothing outside of a run.
    """
    if not _is_in_prefect():
        return
    from prefect.artifacts import create_table_artifact

    from tasks.standing import read_standing

    fallbacks = resources.settings.sendgrid.fallbacks
    alerts = read_standing(resources.store, as_of, fallbacks=fallbacks).alerts
    log = _run_log()
    for alert in alerts:
        log.warning(alert)
    create_table_artifact(
        key=f"{flow.replace('_', '-')}-alerts",
        table=[{"alert": alert} for alert in alerts] or [{"alert": "none"}],
        description=f"**{as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC**: {len(alerts)} to look at",
    )


def split(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Cut a sequence into chunks of `size`."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def run_name() -> str:
    """Name a Prefect run after its flow and logical time; never raises, for Prefect would crash."""
    from prefect.runtime import flow_run

    parameters = flow_run.parameters or {}
    moment = parameters.get("as_of") or flow_run.scheduled_start_time
    stamp = moment.strftime("%Y-%m-%dT%H:%MZ") if isinstance(moment, datetime) else str(moment)
    return f"{flow_run.flow_name}@{stamp}"
