"""Which command was meant, and with which exit code does it end?

Data goes to stdout, talk and progress to stderr. Groups of commands are named by their import
path, so `parley --help` imports none of them.
"""

import os
import sys
from io import FileIO, TextIOWrapper
from typing import Any

from cyclopts import App, CycloptsError

from models.errors import ParleyError, UnavailableError
from models.printable import printable

app = App(
    name="parley",
    help="An outreach pipeline that a data team runs like any other data pipeline.",
    version="0.1.0",
    suppress_keyboard_interrupt=False,  # main() says what to do next
)
_COMMANDS = (
    ("Run", "demo", "demo:app", "A world in a box: simulated days through the real flows."),
    ("Run", "init", "init:app", "Make a new workspace: keys, store, campaigns to start from."),
    ("Run", "up", "up:app", "Run everything on this machine, until Ctrl-C."),
    ("Run", "run", "run:app", "Run one flow now, at a logical time."),
    ("Run", "db", "db:app", "The operational store: start, stop, status, backup, restore."),
    ("Run", "doctor", "doctor:app", "What is wrong with this installation, and what mends it."),
    ("Run", "status", "status:app", "What runs, what is due, what waits and why."),
    ("Leads and campaigns", "import", "leads:import_app", "Bring a file of contacts in."),
    ("Leads and campaigns", "export", "leads:export_app", "Write rows out: CSV, JSON, Parquet."),
    ("Leads and campaigns", "validate", "campaigns:validate_app", "Check campaign files."),
    ("Leads and campaigns", "apply", "campaigns:apply_app", "Put campaigns in force."),
    ("Leads and campaigns", "pause", "pauses:pause_app", "Stop sending, at any level."),
    ("Leads and campaigns", "resume", "pauses:resume_app", "Go on sending."),
    ("Leads and campaigns", "experiment", "experiment:app", "Plan and judge experiments."),
    ("Look", "why", "why:app", "The story of a lead or message; what holds a campaign back."),
    ("Look", "prove", "prove:app", "Balance the ledger and run the audits."),
    ("Look", "dead", "dead:app", "Messages that were given up: retry, edit or discard them."),
    ("Look", "sql", "sql:sql_app", "Query the marts."),
    ("Look", "marts", "marts:app", "Build the marts; see how fresh they are."),
    ("Look", "mail", "mail:app", "Explain a mail: bounce, automatic answer, or a person's reply."),
)
for _group, _name, _path, _help in _COMMANDS:
    app.command(f"deployments.cli.{_path}", name=_name, help=_help, group=_group)


def _run(arguments: list[str] | None) -> Any:
    """Run a command and return how it ends; trouble with the store or a disk is one line."""
    try:
        code = _call(arguments)
        _flush()
    except _may_be_trouble() as error:
        named = _name_trouble(error)
        if named is None:
            raise
        raise named from None
    return code


def _call(arguments: list[str] | None) -> Any:
    try:
        return app(arguments, exit_on_error=False, print_error=False)
    except SystemExit as ended:
        return ended.code
    except CycloptsError as error:
        from deployments.cli.usage import name_usage

        raise name_usage(error) from None


def _flush() -> None:
    """Write out what is printed yet, for at the interpreter's end a failure has no handler."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()  # who reads it has read enough; the command's exit code stands


def _may_be_trouble() -> tuple[type[Exception], ...]:
    """Return the errors that may tell of a lost store or a bad disk; asked for at an error only.

    A library that nobody imported has raised none, and is not imported for it.
    """
    libraries = (("psycopg", "Error"), ("sqlalchemy.exc", "DBAPIError"))
    found = [getattr(sys.modules[name], kind) for name, kind in libraries if name in sys.modules]
    return (OSError, *found)


def _name_trouble(error: Exception) -> ParleyError | None:
    """Return the one line that tells of this error, None where it is a fault of ours."""
    from deployments.postgres_errors import name_store_error
    from deployments.workspace import is_disk_full, name_place_error

    if is_disk_full(error) and _is_output_stuck():
        _drop_output()
        return UnavailableError(
            "the disk of standard output is full; free some space, then run it again"
        )
    return name_store_error(error) or name_place_error(error)


def _is_output_stuck() -> bool:
    """Say whether what is printed still cannot be written: it stays in the buffer."""
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def _open_outputs() -> None:
    """Let what the shell closed (`>&-`) swallow what is said, as if it were the null device."""
    sys.stdout = sys.stdout or TextIOWrapper(FileIO(os.devnull, "w"))
    sys.stderr = sys.stderr or TextIOWrapper(FileIO(os.devnull, "w"))


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit: 0 ok, 1 failed, 2 usage, 4 blocked, 5 uncertain left, 75 later."""
    _open_outputs()
    try:
        sys.exit(_run(arguments))
    except ParleyError as error:
        print(printable(f"parley: {error}"), file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except KeyboardInterrupt:
        print("parley: interrupted; run it again to carry on", file=sys.stderr)
        sys.exit(130)
