"""`parley import` and `parley export`: leads in, rows out."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from models.errors import Fault, InvalidInputError, UsageError

if TYPE_CHECKING:
    from tasks.lead_batch import Batch, Progress
    from tasks.lead_import import ImportReport

import_app = App(name="import", help="Bring a contacts file in: CSV or Parquet.")
export_app = App(name="export", help="Write rows out: CSV, JSON or Parquet.")

Output = Annotated[Literal["text", "json"], Parameter(help="json for programs")]
What = Literal["leads", "facts", "accounts", "quarantine", "imports"]


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
    strict: Annotated[bool, Parameter(help="refuse a file with unknown columns")] = False,
    rejects: Annotated[
        Path | None, Parameter(help="also write the rejected rows, in clear, to this CSV file")
    ] = None,
    as_of: Annotated[datetime | None, Parameter(help="logical time; default: the clock's")] = None,
    output: Output = "text",
) -> None:
    """Bring FILE's people in; rows that break a rule are kept aside with their reason.

    One transaction: it all goes in or nothing does, and the same file again changes nothing. With
    more than a fifth of the rows bad (setting import_failure_share) the file is refused, exit 1.
    """
    from deployments.workspace import open_workspace
    from tasks.lead_import import ImportRefusedError, ImportRequest, import_leads
    from tasks.runs import resolve_as_of

    if not source.strip():
        raise UsageError("--source is empty; give the system's name, such as hubspot")
    named = read_mapping(mapping) if mapping else None
    with open_workspace(is_making=True) as resources, _progress(file.name) as progress:
        request = ImportRequest(
            file, source.strip(), resolve_as_of(resources, as_of), named, strict, _actor()
        )
        try:
            report, batch = import_leads(resources, request, progress)
        except ImportRefusedError as error:
            _write_rejects(rejects, error.batch)
            raise
    _write_rejects(rejects, batch)
    _show(report, output)


def read_mapping(path: Path) -> Mapping[str, str]:
    """Return heading to field as the file says; `InvalidInputError` with line and cause."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        stated: Any = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise InvalidInputError([Fault(path.name, str(error.problem), line)]) from None
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise InvalidInputError([Fault(path.name, f"cannot be read: {error}")]) from None
    if not isinstance(stated, dict) or not stated:
        raise InvalidInputError([Fault(path.name, "must be a mapping of heading to field")])
    return {str(heading): str(field or "") for heading, field in stated.items()}


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

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
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
    from tasks.row_writing import write_csv

    rows = [batch.rejected[number] for number in sorted(batch.rejected)]
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
    print(f"{len(rows)} rejected rows: {path}", file=sys.stderr)


def _show(report: "ImportReport", output: str) -> None:
    from deployments.cli.screen import say

    if output == "json":
        print(json.dumps({"schema": "parley.import.v1", **asdict(report)}, indent=2))
        return
    print(f"import {report.import_id}")
    for name in ("row", "created", "updated", "unchanged", "rejected"):
        print(
            f"  {name + 's' if name == 'row' else name:<10} {getattr(report, name + '_count'):>9,}"
        )
    print(f"  {'companies':<10} {report.company_count:>9,}   facts {report.fact_count:,}")
    for reason, count in report.reasons.items():
        print(f"    {count:>7,}  {reason}")
    if report.rejected_count:
        print("rejected rows: parley export quarantine --personal", file=sys.stderr)
    if report.ignored_columns:
        say(f"columns left out: {', '.join(report.ignored_columns)}")
    for notice in report.notices:
        say(notice)


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
    import_id: Annotated[str | None, Parameter(help="quarantine of this import alone")] = None,
    as_of: Annotated[datetime | None, Parameter(help="which facts hold; default: now")] = None,
) -> None:
    """Write leads, current facts, accounts, imports or the rows that an import kept aside.

    Formulas are neutralised in CSV; JSON is one document, schema parley.export.v1. Quarantined
    rows are personal, so they need --personal.
    """
    from deployments.workspace import open_workspace
    from tasks.lead_export import ExportRequest, export_rows
    from tasks.runs import resolve_as_of

    if output == "parquet" and file is None:
        raise UsageError("parquet is no text; say --file NAME.parquet")
    with open_workspace() as resources:
        request = ExportRequest(
            what=what,
            form=output,
            path=file,
            is_personal=personal,
            import_id=import_id,
            as_of=resolve_as_of(resources, as_of),
            actor=_actor(),
        )
        count = export_rows(resources, request)
    print(f"{count} rows of {what}" + (f": {file}" if file else ""), file=sys.stderr)
