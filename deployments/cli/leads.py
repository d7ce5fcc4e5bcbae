"""`parley import` and `parley export`: leads in, rows out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from deployments.cli.screen import print_json, read_instant, say, tell
from models.errors import InvalidInputError, UsageError
from models.printable import printable

if TYPE_CHECKING:
    from tasks.lead_batch import Batch, Progress
    from tasks.lead_import import ImportReport

import_app = App(name="import", help="Bring a contacts file in: CSV or Parquet.")
export_app = App(name="export", help="Write rows out: CSV, JSON or Parquet.")

Output = Annotated[Literal["text", "json"], Parameter(help="json for programs")]
What = Literal["leads", "facts", "accounts", "quarantine", "imports"]
_SHOWN_COLUMNS = 12


@import_app.default
def import_command(
    file: Path,
    /,
    *,
    source: Annotated[
        str, Parameter(help="the name of the system that the file comes from")
    ] = "csv",
    mapping: Annotated[
        Path | None, Parameter(help="YAML or JSON, heading to field; '' leaves a column out")
    ] = None,
    encoding: Annotated[
        str | None, Parameter(help="such as utf-8 or windows-1252; default: found out")
    ] = None,
    strict: Annotated[bool, Parameter(help="refuse a file with unknown columns")] = False,
    rejects: Annotated[
        Path | None, Parameter(help="also write the rejected rows, in clear, to this CSV file")
    ] = None,
    as_of: Annotated[str | None, Parameter(help="logical time; default: the clock's")] = None,
    output: Output = "text",
) -> None:
    """Bring FILE's people in; rows that break a rule are kept aside with their reason.

    One transaction: it all goes in or nothing does, and the same file again changes nothing. With
    more than a fifth of the rows bad (setting import_failure_share) the file is refused, exit 1.
    """
    from tasks.lead_encoding import known_encoding

    if not source.strip():
        raise UsageError("--source is empty; give the system's name, such as hubspot")
    moment = read_instant(as_of)
    stated = known_encoding(encoding) if encoding else None
    _require_file(file, output)

    from deployments.workspace import open_workspace
    from tasks.file_writing import require_writable
    from tasks.lead_import import ImportRequest, import_leads
    from tasks.lead_mapping import read_mapping
    from tasks.runs import resolve_as_of

    if rejects is not None:
        require_writable(rejects)
        _require_another(rejects, file)
    with _telling(output, rejects):
        named = read_mapping(mapping) if mapping else None
        with open_workspace(is_making=True) as resources, _progress(file.name) as progress:
            moment = resolve_as_of(resources, moment)
            request = ImportRequest(file, source.strip(), moment, named, strict, _actor(), stated)
            report, batch = import_leads(resources, request, progress)
    _show(report, output)
    _write_rejects(rejects, batch)


def _require_file(file: Path, output: str) -> None:
    """Refuse a file that is not there, which nothing is loaded or started for."""
    from tasks.file_reading import require_file

    try:
        require_file(file)
    except InvalidInputError as error:
        if output == "json":
            _print_refusal(error, {})
        raise


def _require_another(rejects: Path, file: Path) -> None:
    if rejects.exists() and file.exists() and rejects.samefile(file):
        raise UsageError(f"--rejects {rejects} is the file to import; name another")


@contextmanager
def _telling(output: str, rejects: Path | None) -> Iterator[None]:
    """Give a refused file's rows and facts too, before the refusal is told."""
    from tasks.lead_refusal import ImportRefusedError

    try:
        yield
    except ImportRefusedError as error:
        _write_rejects(rejects, error.batch)
        if output == "json":
            _print_refusal(error, error.figures())
        raise
    except InvalidInputError as error:
        if output == "json":
            _print_refusal(error, {})
        raise


def _print_refusal(error: InvalidInputError, figures: dict[str, Any]) -> None:
    faults = [asdict(fault) for fault in error.faults]
    print_json("parley.import_refused.v1", {**figures, "faults": faults})


def _actor() -> str:
    import getpass
    import os

    try:
        return os.environ.get("PARLEY_ACTOR") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@contextmanager
def _progress(title: str) -> Iterator["Progress"]:
    """Show on stderr how many rows are checked and stored; nothing where it is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    title = printable(title, kept="")
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    bars: dict[str, Any] = {}
    done: dict[str, int] = {}
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as progress:

        def step(stage: str, count: int) -> None:
            done[stage] = done.get(stage, 0) + count
            if stage not in bars:
                total = done.get("checked") if stage != "checked" else None
                bars[stage] = progress.add_task(f"{title}: {stage}", total=total)
            progress.update(bars[stage], completed=done[stage])

        yield step


def _write_rejects(path: Path | None, batch: "Batch") -> None:
    if path is None:
        return
    from tasks.lead_refusal import name_lines
    from tasks.row_writing import write_csv

    rows = name_lines(batch)
    headings = ["row_number", "reason", "field", "detail", *batch.table.headings]
    width = len(batch.table.headings)
    lines = (
        [
            str(row.row_number),
            str(row.reason),
            row.field or "",
            row.detail,
            *(*row.cells, *[""] * width)[: max(width, len(row.cells))],
        ]
        for row in rows
    )
    write_csv(path, headings, lines)
    if rows:
        say(f"{len(rows)} rejected row{'s' if len(rows) > 1 else ''}: {path}")
    else:
        say(f"no rejected rows: {path} holds the headings alone")


def _show(report: "ImportReport", output: str) -> None:
    if output == "json":
        print_json("parley.import.v1", asdict(report))
        return
    tell(f"import {report.import_id}")
    for name in ("row", "created", "updated", "unchanged", "rejected"):
        tell(
            f"  {name + 's' if name == 'row' else name:<10} {getattr(report, name + '_count'):>9,}"
        )
    tell(f"  {'companies':<10} {report.company_count:>9,}   facts {report.fact_count:,}")
    if report.opt_out_count:
        tell(f"  {'opted out':<10} {report.opt_out_count:>9,}   new on the suppression list")
    for reason, count in report.reasons.items():
        tell(f"    {count:>7,}  {reason}")
    if report.rejected_count:
        say(f"rejected rows: parley export quarantine --personal --import-id {report.import_id}")
    if report.ignored_columns:
        say(f"columns left out: {_listed(report.ignored_columns)}")
    for notice in report.notices:
        say(notice)


def _listed(names: tuple[str, ...]) -> str:
    """Return names in one line, each as it is written in the file; many are cut short."""
    shown = ", ".join(name or "(no heading)" for name in names[:_SHOWN_COLUMNS])
    more = len(names) - _SHOWN_COLUMNS
    return f"{shown} and {more} more; --output json has them all" if more > 0 else shown


@export_app.default
def export_command(
    what: What,
    /,
    *,
    output: Annotated[
        Literal["csv", "json", "parquet"], Parameter(help="the form; parquet needs --file")
    ] = "csv",
    file: Annotated[Path | None, Parameter(help="write there instead of to stdout")] = None,
    personal: Annotated[
        bool, Parameter(help="with names and addresses in clear; leaves an audit record")
    ] = False,
    import_id: Annotated[
        str | None, Parameter(help="leads that this import made, or its quarantine, alone")
    ] = None,
    as_of: Annotated[str | None, Parameter(help="which facts hold; default: now")] = None,
) -> None:
    """Write leads, current facts, accounts, imports or the rows that an import kept aside.

    Formulas are neutralised in CSV; JSON is one document, schema parley.export.v1. Quarantined
    rows are personal, so they need --personal.
    """
    from deployments.workspace import open_workspace
    from tasks.file_writing import require_writable
    from tasks.lead_export import ExportRequest, export_rows
    from tasks.runs import resolve_as_of

    if output == "parquet" and file is None:
        raise UsageError("parquet is no text; say --file NAME.parquet")
    moment = read_instant(as_of)
    if file is not None:
        require_writable(file)
    with open_workspace() as resources:
        request = ExportRequest(
            what=what,
            form=output,
            path=file,
            is_personal=personal,
            import_id=import_id,
            as_of=resolve_as_of(resources, moment),
            actor=_actor(),
        )
        count = export_rows(resources, request)
    say(f"{count} rows of {what}" + (f": {file}" if file else ""))
