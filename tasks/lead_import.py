"""How does a file of contacts become leads?

One transaction a file: the rows are judged first, then matched, sealed into a temporary table and
merged at the end, so people are locked for the merge alone, and a kill at any instruction leaves
the store as it was (docs/decisions/0050). The same file again changes no row.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import polars as pl

from models.errors import Fault, InvalidInputError, UnavailableError
from models.keys import digest
from models.rules.lead_columns import ColumnMap, map_columns
from models.schemas.lead import ENUMERATIONS, Reject
from tasks.lead_batch import Batch, Progress, count_reasons, read_batch
from tasks.lead_encoding import encoding_name
from tasks.lead_files import open_table
from tasks.lead_mapping import ColumnMapping
from tasks.lead_matching import match_people
from tasks.lead_merge import Merger
from tasks.lead_quarantine import write_quarantine
from tasks.lead_refusal import ImportRefusedError
from tasks.lead_rows import Table, fault_in
from tasks.lead_sealing import Sealer
from tasks.lead_validation import Terms
from tasks.lead_values import known_zones
from tasks.quality import check_import
from tasks.resources import Resources
from tasks.runs import logged_run
from tasks.store.postgres import Session


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is asked of an import; `mapping` outranks known headings, `encoding` what is found."""

    path: Path
    source: str
    as_of: datetime
    mapping: ColumnMapping | None = None
    is_strict: bool = False
    actor: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file; row_count = created + updated + unchanged + rejected."""

    import_id: str
    row_count: int
    created_count: int
    updated_count: int
    unchanged_count: int
    rejected_count: int
    reasons: Mapping[str, int]
    company_count: int
    fact_count: int
    opt_out_count: int
    ignored_columns: tuple[str, ...]
    notices: tuple[str, ...]


def import_leads(
    resources: Resources, request: ImportRequest, progress: Progress = lambda *_: None
) -> tuple[ImportReport, Batch]:
    """Bring a file's people in, and return what became of its rows.

    `InvalidInputError` where the file is no table of contacts, `ImportRefusedError` beyond the
    share of bad rows that the settings allow, `UnavailableError` while another import runs.
    """
    table = open_table(request.path, request.encoding)
    terms = _terms(table, request, is_live=resources.world == "live")
    with logged_run(resources, "import_leads", request.as_of) as counts:
        batch = read_batch(table, terms, resources.keyring, progress)
        if not batch.row_count:
            raise fault_in(request.path, "there are headings and no rows", line=table.heading_line)
        with resources.store.transaction() as session:
            if not session.value("leads.lock_imports"):
                raise UnavailableError("another import is running; try again when it has ended")
            match_people(session, batch, request.source, resources.keyring)
            with _judging(batch, resources.settings.import_failure_share):
                report = _store(session, batch, request, terms, resources, progress)
        counts.update(_counts(report))
    return report, batch


def _terms(table: Table, request: ImportRequest, *, is_live: bool) -> Terms:
    mapping = request.mapping or ColumnMapping({})
    columns = map_columns(table.headings, mapping.fields)
    faults = [
        mapping.fault(heading, text, table.path) for heading, text in columns.mapping_faults.items()
    ]
    faults.sort(key=lambda fault: fault.line or 0)
    wrong = [] if faults else [*columns.faults, *_unreadable(table, columns)]
    if request.is_strict:
        wrong += [f"no field is known for the column {name!r}" for name in columns.ignored]
    if wrong:
        hint = "name the columns in a mapping file and pass it with --mapping"
        faults.append(Fault(str(table.path), "; ".join(wrong), table.heading_line, None, hint))
    if faults:
        raise InvalidInputError(faults)
    return Terms(columns, request.as_of, is_live, has_marks=table.form == "csv")


def _unreadable(table: Table, columns: ColumnMap) -> list[str]:
    held = [(heading, field) for field, heading in columns.headings.items()]
    held += [(table.headings[at], "opt-outs") for at in columns.opt_outs]
    return [
        f"the column {heading!r} is to hold {field}, and holds a list or a struct"
        for heading, field in dict(reversed(held)).items()
        if heading in table.unread
    ]


@contextmanager
def _judging(batch: Batch, failure_share: float) -> Iterator[None]:
    """Let the checkpoint judge the file while it is merged: its refusal takes the merge back.

    The library takes seconds to load, in which Postgres has work (docs/decisions/0109). A file of
    too many bad rows is refused before.
    """
    if batch.bad_share > failure_share:
        _judge(batch, failure_share)
    with ThreadPoolExecutor(1) as beside:
        verdict = beside.submit(_judge, batch, failure_share)
        yield
        verdict.result()


def _judge(batch: Batch, failure_share: float) -> None:
    """Let the checkpoint decide on the file as a whole."""
    checkpoint = check_import(read_figures(batch), failure_share)
    if not checkpoint.is_passed:
        raise ImportRefusedError(batch, checkpoint, failure_share)


def read_figures(batch: Batch) -> dict[str, float]:
    """Return what the suite judges a file by: counted on the rows as they would go in."""
    frame = batch.frame
    unlisted = [
        _count(~frame[field].drop_nulls().is_in(list(set(allowed.values()))))
        for field, allowed in ENUMERATIONS.items()
    ]
    zones = list(known_zones().values())
    return {
        "bad_share": batch.bad_share,
        "accepted_count": frame.height,
        "email_count": frame["email"].count(),
        "person_count": frame["email_hash"].n_unique(),
        "company_count": frame["account_key"].count(),
        "unknown_timezone_count": _count(~frame["timezone"].drop_nulls().is_in(zones)),
        "malformed_phone_count": _mismatch_count(frame["phone"], r"^\+[1-9]\d{6,14}$"),
        "malformed_email_count": _mismatch_count(frame["email"], r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
        "unlisted_value_count": sum(unlisted),
    }


def _count(marks: pl.Series) -> int:
    return int(marks.sum())


def _mismatch_count(column: pl.Series, pattern: str) -> int:
    return _count(~column.drop_nulls().str.contains(pattern))


def _store(
    session: Session,
    batch: Batch,
    request: ImportRequest,
    terms: Terms,
    resources: Resources,
    progress: Progress,
) -> ImportReport:
    sealer = Sealer(resources.keyring, request.source)
    merged = Merger(session, sealer, request.as_of, progress).merge(batch)
    created = batch.frame["lead_id"].null_count()
    identity = _import_id(request, batch.table.file_hash)
    session.run(
        "leads.write_batch",
        import_id=identity,
        source=request.source,
        file_name=batch.table.path.name,
        file_hash=batch.table.file_hash,
        row_count=batch.row_count,
        accepted_count=batch.frame.height,
        rejected_count=len(batch.rejected),
        as_of=request.as_of,
        actor=request.actor,
    )
    write_quarantine(session, resources.keyring, identity, batch, request.as_of)
    return ImportReport(
        import_id=identity,
        row_count=batch.row_count,
        created_count=created,
        updated_count=len(merged.updated),
        unchanged_count=batch.frame.height - created - len(merged.updated),
        rejected_count=len(batch.rejected),
        reasons=count_reasons(batch.rejected.values()),
        company_count=batch.frame["account_key"].n_unique(),
        fact_count=merged.fact_count,
        opt_out_count=merged.opt_out_count,
        ignored_columns=terms.columns.ignored,
        notices=(*batch.table.notices, *terms.columns.notices, *_tell_rows(batch)),
    )


def _tell_rows(batch: Batch) -> list[str]:
    """Say which lines are no rows, and what may be meant where bytes are no text."""
    told = []
    if batch.footer:
        count, first = len(batch.footer), batch.footer[0]
        told.append(f"taken for the report's last words and left out: {count}, from line {first}")
    if batch.whole_name_count:
        count = batch.whole_name_count
        told.append(f"names without first and last name that could not be taken apart: {count:,}")
    count = sum(row.reason is Reject.UNDECODABLE for row in batch.rejected.values())
    encoding = encoding_name(batch.table.encoding or "")
    if count and encoding:
        said = f"rows with bytes that are not {encoding}: {count:,}; if the file has another "
        told.append(f"{said}encoding, say it, such as --encoding windows-1252")
    return told


def _import_id(request: ImportRequest, file_hash: str) -> str:
    """Identify a file under its mapping; the same one again is the same import."""
    pairs = sorted(request.mapping.fields.items()) if request.mapping else []
    parts = [part for pair in pairs for part in pair]
    stated = [f"encoding={request.encoding}"] if request.encoding else []
    named = digest("import", request.source, file_hash, *parts, *stated)
    return str(UUID(named[:32]))


def _counts(report: ImportReport) -> dict[str, int]:
    return {
        "rows": report.row_count,
        "created": report.created_count,
        "updated": report.updated_count,
        "unchanged": report.unchanged_count,
        "rejected": report.rejected_count,
    }
