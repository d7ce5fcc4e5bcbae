"""How do rows get out again?

Read in keyset chunks from one snapshot and written as CSV, JSON or Parquet. Names and addresses
are opened only when asked for, and that leaves an audit record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from models.errors import UsageError
from models.schemas.lead import FACT_FIELDS
from tasks.lead_quarantine import key_name, open_row
from tasks.leads import open_people
from tasks.resources import Resources
from tasks.row_writing import Structured, write_csv, write_json, write_parquet
from tasks.store.postgres import Session

_CHUNK = 10_000

PSEUDONYMOUS = (
    "lead_id",
    "source",
    "source_key",
    "company",
    "company_domain",
    "role",
    "industry",
    "employee_count",
    "country",
    "city",
    "timezone",
    "language",
    "owner",
    "stage",
    "email_confidence",
    "engagement_status",
    "is_opted_out",
)
PERSONAL = ("first_name", "last_name", "email", "phone", "linkedin_url")
_FACTS = tuple(field for field in FACT_FIELDS if field not in PSEUDONYMOUS)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be written, in which form, and where; no path is standard output."""

    what: str
    form: str
    path: Path | None
    is_personal: bool
    import_id: str | None
    as_of: datetime
    actor: str


def export_rows(resources: Resources, request: ExportRequest) -> int:
    """Write the rows and return how many; personal ones are noted in the audit first."""
    if request.what == "quarantine" and not request.is_personal:
        raise UsageError("quarantined rows hold names and addresses; add --personal to read them")
    if request.import_id is not None:
        _check_import(resources, request)
    if request.is_personal:
        _note(resources, request)
    with resources.store.transaction(is_snapshot=True) as session:
        headings, rows = _READERS[request.what](session, resources, request)
        if request.form == "parquet":
            return write_parquet(_named(request.path), headings, rows)
        if request.form == "json":
            return write_json(request.path, request.what, headings, rows)
        return write_csv(request.path, headings, rows)


def _named(path: Path | None) -> Path:
    if path is None:
        raise UsageError("Parquet needs a file; name it with --file")
    return path


def _check_import(resources: Resources, request: ExportRequest) -> None:
    if request.what not in {"leads", "quarantine"}:
        raise UsageError(f"--import-id narrows leads and quarantine, not {request.what}")
    with resources.store.transaction() as session:
        if session.value("leads.find_import", import_id=request.import_id) is None:
            raise UsageError(
                f"{request.import_id}: no such import; `parley export imports` lists them"
            )


def _note(resources: Resources, request: ExportRequest) -> None:
    from psycopg.types.json import Jsonb

    with resources.store.transaction() as session:
        session.run(
            "operations.write_audit",
            actor=request.actor,
            action="export_personal",
            subject_kind=request.what,
            subject_key=request.import_id or "all",
            detail=Jsonb({"format": request.form}),
            at=request.as_of,
        )


Read = tuple[Sequence[str], Iterator[list[Any]]]


def _read_leads(session: Session, resources: Resources, request: ExportRequest) -> Read:
    headings = (*PSEUDONYMOUS, *(PERSONAL if request.is_personal else ()), *_FACTS)

    def rows() -> Iterator[list[Any]]:
        after = "00000000-0000-0000-0000-000000000000"
        while page := session.records(
            "leads.page_leads", after=after, limit=_CHUNK, import_id=request.import_id
        ):
            ids = [row["lead_id"] for row in page]
            facts = _facts(session, ids, request.as_of)
            people = open_people(session, resources.keyring, ids) if request.is_personal else {}
            for row in page:
                lead = row | facts.get(row["lead_id"], {}) | people.get(row["lead_id"], {})
                yield [lead.get(name) for name in headings]
            after = ids[-1]

    return headings, rows()


def _facts(session: Session, ids: list[str], as_of: datetime) -> dict[str, dict[str, Any]]:
    """Return what holds of each lead; its own industry and head count outrank its company's."""
    found: dict[str, dict[str, Any]] = {}
    for row in session.records("leads.current_facts", ids=ids, as_of=as_of):
        if row["field"] in FACT_FIELDS:
            found.setdefault(row["lead_id"], {})[row["field"]] = row["value"]
    return found


def _read_facts(session: Session, _: Resources, request: ExportRequest) -> Read:
    names = ("lead_id", "field", "value", "source", "precedence", "confidence", "evidence_url")
    headings = (*names, "observed_at", "expires_at")

    def rows() -> Iterator[list[Any]]:
        after = "00000000-0000-0000-0000-000000000000"
        while page := session.rows("leads.page_ids", after=after, limit=_CHUNK):
            ids = [row[0] for row in page]
            for fact in session.records("leads.current_facts", ids=ids, as_of=request.as_of):
                fact["value"] = Structured(fact["value"])
                yield [fact[name] for name in headings]
            after = ids[-1]

    return headings, rows()


def _read_accounts(session: Session, _: Resources, request: ExportRequest) -> Read:  # noqa: ARG001
    headings = (
        "account_id", "account_key", "name", "domain", "industry", "employee_count", "country",
        "city", "timezone",
    )  # fmt: skip

    def rows() -> Iterator[list[Any]]:
        after = "00000000-0000-0000-0000-000000000000"
        while page := session.rows("leads.page_accounts", after=after, limit=_CHUNK):
            yield from (list(row) for row in page)
            after = page[-1][0]

    return headings, rows()


def _read_imports(session: Session, _: Resources, request: ExportRequest) -> Read:  # noqa: ARG001
    headings = (
        "import_id", "source", "file_name", "file_hash", "row_count", "accepted_count",
        "rejected_count", "state", "as_of", "actor",
    )  # fmt: skip
    return headings, (list(row) for row in session.rows("leads.list_imports"))


def _read_quarantine(session: Session, resources: Resources, request: ExportRequest) -> Read:
    headings = ("import_id", "row_number", "reason", "field", "detail", "cells")

    def rows() -> Iterator[list[Any]]:
        for identity, wrapped in session.rows(
            "leads.list_quarantine_keys", import_id=request.import_id
        ):
            key = resources.keyring.unwrap(wrapped, key_name(identity))
            for number, reason, field, detail, sealed in session.rows(
                "leads.list_quarantine", import_id=identity
            ):
                names, cells = open_row(key, identity, number, sealed)
                paired = Structured(_pair(names, cells))
                yield [identity, number, reason, field, detail, paired]

    return headings, rows()


def _pair(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells by their headings; a heading that stands twice has its column's number."""
    paired: dict[str, str] = {}
    for at, cell in enumerate(cells):
        name = names[at] if at < len(names) else f"extra {at + 1}"
        paired[f"{name} ({at + 1})" if name in paired or not name else name] = cell
    return paired


_READERS = {
    "leads": _read_leads,
    "facts": _read_facts,
    "accounts": _read_accounts,
    "imports": _read_imports,
    "quarantine": _read_quarantine,
}
