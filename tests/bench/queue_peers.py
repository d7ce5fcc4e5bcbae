"""One worker of procrastinate or pgqueuer on a database of its own, as a process of its own.

`python -m tests.bench.queue_peers PEER URL COUNT WARM_UP WIDTH` installs the peer's schema by the
peer's own installer, works off a warm-up, then COUNT jobs whose body does nothing, and prints as
JSON the seconds that those took and how many of them the database says are done.

Both run on uvloop. WIDTH is procrastinate's concurrency (it takes one job a transaction) and
pgqueuer's batch; `DEFAULT` is what each has out of the box, `BEST` what was fastest on two cores.
pgqueuer works on asyncpg, its fastest driver, with its tables logged (`durable`, its default). Both
keep their default record of what was done, as the ledger does.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

import uvloop

DEFAULT = {"procrastinate": 1, "pgqueuer": 10}
BEST = {"procrastinate": 5, "pgqueuer": 500}
SLICE = 5000
"""Jobs that are enqueued by one statement."""


async def work_procrastinate(url: str, count: int, warm_up: int, width: int) -> tuple[float, int]:
    """Return the seconds and the jobs that are stored as succeeded."""
    import procrastinate

    pool = {"min_size": width, "max_size": width + 2}
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, **pool))

    @app.task(name="take")
    async def take(number: int) -> None:
        """Do nothing."""

    async def enqueue(size: int) -> None:
        for start in range(0, size, SLICE):
            numbers = range(start, min(start + SLICE, size))
            await take.batch_defer_async(*({"number": number} for number in numbers))

    async def work() -> None:
        await app.run_worker_async(wait=False, concurrency=width, install_signal_handlers=False)

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        seconds = await _timed(enqueue, work, count, warm_up)
        done = await app.job_manager.list_jobs_async(status="succeeded")
    return seconds, len(list(done)) - warm_up


async def work_pgqueuer(url: str, count: int, warm_up: int, width: int) -> tuple[float, int]:
    """Return the seconds and the jobs that are logged as successful and gone from the queue."""
    import asyncpg
    from pgqueuer import PgQueuer
    from pgqueuer.models import Job
    from pgqueuer.queries import Queries
    from pgqueuer.types import QueueExecutionMode

    async def take(job: Job) -> None:
        """Do nothing."""

    async def enqueue(size: int) -> None:
        for start in range(0, size, SLICE):
            part = min(SLICE, size - start)
            await Queries.from_asyncpg_connection(connection).enqueue(
                ["take"] * part, [b"{}"] * part, [0] * part
            )

    async def work() -> None:
        async with asyncpg.create_pool(url, min_size=2, max_size=4) as pool:
            worker = PgQueuer.from_asyncpg_pool(pool)
            worker.entrypoint("take")(take)
            await worker.qm.run(mode=QueueExecutionMode.drain, batch_size=width)

    connection = await asyncpg.connect(url)
    await Queries.from_asyncpg_connection(connection).install()
    seconds = await _timed(enqueue, work, count, warm_up)
    done = await connection.fetchval(
        "select (select count(*) from pgqueuer_log where status = 'successful')"
        " - (select count(*) from pgqueuer)"
    )
    await connection.close()
    return seconds, done - warm_up


async def _timed(
    enqueue: Callable[[int], Awaitable[None]],
    work: Callable[[], Awaitable[None]],
    count: int,
    warm_up: int,
) -> float:
    await enqueue(warm_up)
    await work()
    await enqueue(count)
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


PEERS = {"procrastinate": work_procrastinate, "pgqueuer": work_pgqueuer}


def main() -> None:
    """Run the peer that the arguments name."""
    peer, url, *numbers = sys.argv[1:]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        seconds, done = runner.run(PEERS[peer](url, *map(int, numbers)))
    print(json.dumps({"seconds": seconds, "done": done}))


if __name__ == "__main__":
    main()
