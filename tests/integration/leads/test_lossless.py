"""Does a lead come out and go into another store as it was, cell by cell?"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from models.schemas.lead import FIELDS
from tasks.lead_export import ExportRequest, export_rows
from tasks.lead_import import ImportRequest, import_leads
from tasks.resources import Resources
from tasks.store.postgres import open_store
from tests.factories_leads import make_resources

READ_ALONE = ("state",)
"""Fields that are read to find another one, and not kept: the time zone of a place."""
WHOLE = {
    "source_key": "A-1",
    "first_name": "Zoë",
    "last_name": 'O\'Brien-"Ödegård"',
    "email": "Zoe.Oedegaard@acme.example",
    "phone": "+12125550101",
    "linkedin_url": "https://www.linkedin.com/in/zoe-o",
    "company": 'Acme, "Gears" & Søns',
    "company_domain": "acme.example",
    "role": '=HYPERLINK("http://evil.example","x")',
    "industry": "Food; drink, and\ttobacco",
    "employee_count": "1200",
    "country": "US",
    "state": "New York",
    "city": "Łódź",
    "timezone": "Europe/Berlin",
    "language": "pt-BR",
    "owner": "@kim",
    "stage": "+lead",
    "email_confidence": "Pattern",
    "engagement_status": "contacted",
    "company_description": 'Line one,\nline "two";\r\n\n=line four\n',
    "top_services": "'quoted' first",
    "tone": "'=already marked",
    "behavioural_insights": "''-twice marked",
    "preferences": "Ünïcödé ✓ 你好 😀 \u202eright to left\u202c e\u0301",
    "is_opted_out": "true",
    "past_email_count": "7",
    "last_contacted_at": "2026-01-09T08:00:00.123456+00:00",
    "last_replied_at": "2026-01-10T00:00:00+00:00",
}
TEXTS = (
    "=1+1", "'=1+1", "''=1+1", "+x", "-x", "@x", "'-x", "'", "''", "'x", '"', '""', 'a"b', ",", ";",
    "a,b", "a\nb", "a\r\nb", "\\n", "NULL.", "0", "1e5", "007", "true", "None", "{{ x }}",
    "<b>&amp;", "{\"a\": 1}", "[1]", "nan", "日本語", "\u00a0x\u00a0y", "x" * 500, "\ufffd?",
    "|", "a\tb", "%s",
)  # fmt: skip
"""Cells that a form of file or a reader is known to spoil."""


def people() -> list[dict[str, str]]:
    """One person with every field, and one for each odd text, each of a company of its own."""
    assert WHOLE.keys() == set(FIELDS)
    odd = [
        {
            "source_key": f"B-{number}",
            "email": f"person{number}@company{number}.example",
            "company_domain": f"company{number}.example",
            **dict.fromkeys(("first_name", "last_name", "company", "role", "owner", "tone"), text),
            **dict.fromkeys(("industry", "city", "language", "stage", "top_services"), text),
        }
        for number, text in enumerate(TEXTS)
    ]
    bare = {"source_key": "C-1", "email": "bare@bare.example", "company_domain": "bare.example"}
    return [WHOLE, *odd, bare]


def put(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write rows as Parquet, the form that changes no text."""
    pl.DataFrame(
        [{name: row.get(name) for name in FIELDS} for row in rows], infer_schema_length=None
    ).write_parquet(path)
    return path


@pytest.fixture
def other(clone_database: Callable[[], str], as_of, tmp_path: Path) -> Iterator[Resources]:
    """Another, empty store under the same keys."""
    store = open_store(clone_database())
    yield make_resources(store, as_of, tmp_path)
    store.close()


@pytest.fixture
def take(as_of) -> Callable[[Resources, Path], Any]:
    def _take(resources: Resources, path: Path) -> Any:
        return import_leads(resources, ImportRequest(path, "crm", as_of))[0]

    return _take


@pytest.fixture
def give(as_of, tmp_path: Path) -> Callable[[Resources, str], Path]:
    def _give(resources: Resources, form: str) -> Path:
        path = tmp_path / f"out.{form}"
        export_rows(resources, ExportRequest("leads", form, path, True, None, as_of, "kim"))
        return path

    return _give


def read_json(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a JSON export by key, the unknown cells left out."""
    rows = orjson.loads(path.read_bytes())["rows"]
    return {
        row["source_key"]: {name: cell for name, cell in row.items() if cell is not None}
        for row in rows
    }


@pytest.fixture
def filled(resources: Resources, take, tmp_path: Path) -> Resources:
    """A store that holds everybody."""
    report = take(resources, put(tmp_path / "in.parquet", people()))
    assert (report.created_count, report.rejected_count) == (len(people()), 0)
    return resources


def test_every_cell_comes_out_as_it_went_in(filled: Resources, give):
    found = read_json(give(filled, "json"))

    for person in people():
        wanted = {name: cell.strip() for name, cell in person.items() if name not in READ_ALONE}
        wanted = {name: cell.strip("\u00a0") for name, cell in wanted.items()}
        told = {name: str(cell) for name, cell in found[person["source_key"]].items()}
        assert {name: told.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_an_export_fills_a_fresh_store_with_the_same_leads(
    filled: Resources, other: Resources, take, give, tmp_path: Path, form: str
):
    before = read_json(give(filled, "json"))
    path = give(filled, form)
    if form == "json":
        path = put(tmp_path / "from_json.parquet", orjson.loads(path.read_bytes())["rows"])

    report = take(other, path)

    assert (report.created_count, report.rejected_count) == (len(people()), 0)
    assert read_json(give(other, "json")) == before
    assert report.opt_out_count == 1
    assert take(filled, path).unchanged_count == len(people())


def test_no_cell_of_a_csv_begins_with_a_sign_that_a_spreadsheet_runs(filled: Resources, give):
    with give(filled, "csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {"'=1+1", "''=1+1", "'''=1+1", "'", "''", "'x"} <= set(cells)
