"""How is the whole product seen at once?"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

if TYPE_CHECKING:
    from deployments.demo import Progress

app = App(name="demo", help="A world in a box: simulated days of outreach through the real flows.")


@app.default
def demo_command(
    *, days: int = 30, leads: int = 2000, seed: int = 7, serve: bool = False, fresh: bool = False
) -> None:
    """Simulate a campaign from contacts file to marts, then show what came of it.

    Parameters
    ----------
    days
        Simulated days.
    leads
        People in the contacts file.
    seed
        The same seed gives the same world.
    serve
        Keep Prefect's UI up at the end.
    fresh
        Remove what an earlier demo left, and start over.
    """
    import os

    from deployments.demo import Progress, holding_home, prepare
    from deployments.embedded_postgres import stop
    from deployments.state_folder import require_usable
    from models.errors import UsageError

    if days < 1 or leads < 1:
        raise UsageError("--days and --leads are at least 1")
    stated = Path(os.environ.get("PARLEY_HOME") or ".parley/demo")
    require_usable(stated, is_written=True)
    home = stated.resolve()
    with _leaving_quietly(), holding_home(home):
        progress = prepare(home, Progress(days, leads, seed), is_fresh=fresh)
        try:
            if progress.is_finished and not serve:
                print("parley: this demo is finished; --fresh starts it over", file=sys.stderr)
            else:
                _play(home, progress, serve)
            if not serve:
                _show(home)
        finally:
            stop(home)


@contextmanager
def _leaving_quietly() -> Iterator[None]:
    """Tell an error of a played demo in its one line, and end the process there.

    Prefect holds what failed in a run until the interpreter ends, marts that were open among it,
    and DuckDB's binding would then print half a hundred lines on what has leaked.
    """
    import os

    from models.errors import ParleyError
    from models.printable import printable

    try:
        yield
    except ParleyError as error:
        if not {"prefect", "duckdb"} <= sys.modules.keys():
            raise
        print(printable(f"parley: {error}"), file=sys.stderr, flush=True)
        os._exit(error.exit_code)


def _play(home: Path, progress: "Progress", serve: bool) -> None:
    """Play with a progress bar for each thing that takes long; then show, where it stays up."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from deployments.demo import play

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        known: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in known:
                known[what] = bars.add_task(what, total=total)
            bars.update(known[what], completed=done, total=total)

        def end() -> None:
            bars.stop()
            _show(home)
            sys.stdout.flush()

        play(home, progress, report, on_end=end if serve else None)


def _show(home: Path) -> None:
    from deployments.demo_results import show_results

    show_results(home)
