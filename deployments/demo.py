"""How does one command show all of it?

Made-up people at real companies are written in the shape of a CRM's contacts export, imported, and
a campaign runs for simulated days. A file in the home says how far it came, so an interrupted demo
carries on where it was.
"""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import orjson

from deployments.demo_world import STARTED_AT, World, running_world
from deployments.workspace import naming_full_disk
from models.errors import BlockedError, UsageError
from tasks.clock import sleep

SOURCE = "crm"
PROGRESS = "demo.json"
Report = Callable[[str, int, int], None]
"""Called with what is under way, how much is done, and of how much."""


@dataclass
class Progress:
    """How far a demo came, and with which arguments."""

    days: int
    leads: int
    seed: int
    imported: bool = False
    days_done: int = 0

    @property
    def is_finished(self) -> bool:
        """Say whether every day was played."""
        return self.imported and self.days_done >= self.days


def read_progress(home: Path) -> Progress | None:
    """Return how far the demo in this home came, or None where there is none."""
    path = home / PROGRESS
    return Progress(**orjson.loads(path.read_bytes())) if path.exists() else None


def write_progress(home: Path, progress: Progress) -> None:
    """Note how far it came, whole or not at all."""
    scratch = home / "demo.json.tmp"
    with scratch.open("wb") as file:
        file.write(orjson.dumps(asdict(progress)))
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(home / PROGRESS)


@contextmanager
def holding_home(home: Path) -> Iterator[None]:
    """Keep other demos out of this home; the lock falls with the process, however that ends."""
    home.mkdir(parents=True, exist_ok=True)
    folder = os.open(home, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BlockedError(
            f"another demo runs in {home}; wait for it, or set PARLEY_HOME to another folder"
        ) from None
    finally:
        os.close(folder)


def prepare(home: Path, wanted: Progress, *, is_fresh: bool) -> Progress:
    """Return where to start: anew, or where the same demo stopped.

    Raises `UsageError` where the home holds a demo with other arguments, `BlockedError` where it
    holds a workspace that is no demo's.
    """
    if is_fresh:
        _remove(home)
    found = read_progress(home)
    if found is None:
        if (home / "pg").exists():
            raise BlockedError(
                f"{home} holds a workspace that is not a demo's; set PARLEY_HOME to another folder"
            )
        home.mkdir(parents=True, exist_ok=True)
        write_progress(home, wanted)
        return wanted
    if (found.days, found.leads, found.seed) != (wanted.days, wanted.leads, wanted.seed):
        raise UsageError(
            f"{home} holds a demo of {found.days} days, {found.leads} leads, seed {found.seed}; "
            "ask for the same to carry it on, or start over with --fresh"
        )
    return found


def _remove(home: Path) -> None:
    from deployments.embedded_postgres import stop

    found = list(home.iterdir())
    if not found:
        return
    if read_progress(home) is None:
        raise BlockedError(f"{home} is not a demo's home; --fresh removes nothing else")
    stop(home)
    # Its mark goes last: a removal that is cut short can be taken up again.
    for path in sorted(found, key=lambda path: path.name == PROGRESS):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def play(
    home: Path, progress: Progress, report: Report, *, on_end: Callable[[], None] | None = None
) -> None:
    """Play the demo from where it stands to its end.

    With `on_end` the world stays up after it, until interrupted, and that is called before.
    """
    report("starting Postgres, the sandbox, the receiver and Prefect", 0, 1)
    running = running_world(home, progress.seed)
    with naming_full_disk(home), running as world, world.naming_losses():
        report("starting Postgres, the sandbox, the receiver and Prefect", 1, 1)
        if not progress.imported:
            _fill(world, progress, report)
            progress.imported = True
            write_progress(home, progress)
        _end_leases()
        report("simulated days", progress.days_done, progress.days)
        with logging_to(home / "logs" / "demo.log"):
            while progress.days_done < progress.days:
                _play_day(world, progress)
                progress.days_done += 1
                write_progress(home, progress)
                report("simulated days", progress.days_done, progress.days)
        if on_end:
            on_end()
            _serve(world)


def _end_leases() -> None:
    """Let what a killed demo left in flight be settled now, not when its leases run out."""
    from tasks.resources import open_resources

    with open_resources() as resources, resources.store.transaction() as session:
        session.run("demo.end_leases_write")


def _fill(world: World, progress: Progress, report: Report) -> None:
    from deployments.demo_leads import write_leads
    from tasks.campaigns import apply_campaigns, load_campaigns
    from tasks.lead_import import ImportRequest, import_leads
    from tasks.resources import open_resources

    path = world.home / "contacts.csv"
    write_leads(path, progress.leads, progress.seed, STARTED_AT)
    with open_resources() as resources:
        with resources.store.transaction() as session:
            session.run("operations.write_virtual_now", virtual_now=STARTED_AT)
        request = ImportRequest(path, SOURCE, STARTED_AT, actor="demo")
        told = {"checked": 0}

        def tell(what: str, done: int) -> None:
            told[what] = done
            report(f"contacts {what}", done, progress.leads)

        import_leads(resources, request, tell)
        for what, done in told.items():
            report(f"contacts {what}", done, done)
        found = load_campaigns(Path(__file__).parent.parent / "campaigns" / "hook_proof_fomo")
        apply_campaigns(resources, found, STARTED_AT, "demo")


@contextmanager
def logging_to(path: Path) -> Iterator[None]:
    """Write what Prefect and other libraries log to a file: the screen is the progress bars'."""
    import logging

    import prefect.main
    from prefect.logging.handlers import APILogHandler

    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for logger in (logging.getLogger(), logging.getLogger(f"{prefect.__name__}._internal")):
        logger.handlers = [handler]
    logging.raiseExceptions = False  # nor may a log that finds no server speak up
    try:
        yield
    finally:
        APILogHandler().flush()


def _play_day(world: World, progress: Progress) -> None:
    from deployments.demo_day import simulate_day

    number = progress.days_done + 1
    simulate_day(
        starts_at=STARTED_AT + timedelta(days=progress.days_done),
        sandbox_home=str(world.sandbox.home),
        shows_flows=number in {1, progress.days},
        is_last=number == progress.days,
    )


def _serve(world: World) -> None:
    import signal

    stopped: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _: stopped.append(received))
    ui = f"http://127.0.0.1:{world.prefect_port}"
    print(f"Prefect's UI: {ui}/runs, what each run counted: {ui}/artifacts", file=sys.stderr)
    print("Ctrl-C ends it", file=sys.stderr)
    while not stopped:
        world.check()
        sleep(0.2)
