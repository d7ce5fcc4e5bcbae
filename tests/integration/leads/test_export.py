"""Do rows come out whole, harmless to a spreadsheet, and personal only when asked for?"""

import csv
import os
import subprocess
from datetime import timedelta

import orjson
import polars as pl
import pytest

from models.errors import UsageError
from tasks.lead_export import ExportRequest, export_rows
from tests.factories_leads import make_row


@pytest.fixture
def export(resources, as_of, tmp_path):
    def _export(what, form="csv", *, is_personal=False, import_id=None):
        path = tmp_path / f"{what}.{form}"
        request = ExportRequest(what, form, path, is_personal, import_id, as_of, "kim")
        return path, export_rows(resources, request)

    return _export


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_leads_come_out_without_names_unless_asked(run_import, export):
    run_import([make_row(1)])

    path, count = export("leads")

    assert count == 1
    assert "Ada1" not in path.read_text()
    assert _read(path)[0]["role"] == "Head of Events"


def test_a_personal_export_goes_in_again_and_changes_nothing(run_import, export, dump, query):
    run_import([make_row(n, Job_Title="=cmd()", Tone="-plain") for n in range(1, 5)])
    before = dump()

    path, _ = export("leads", is_personal=True)
    report = run_import(_read(path))

    assert (report.updated_count, report.unchanged_count, report.rejected_count) == (0, 4, 0)
    changed = {name for name, rows in dump().items() if rows != before[name]}
    assert changed == {"import_batch"}
    assert query("select action, subject_kind, actor from audit") == [
        ("export_personal", "leads", "kim")
    ]


def test_formulas_are_neutralised(run_import, export):
    run_import([make_row(1, Job_Title='=HYPERLINK("http://evil.example")')])

    path, _ = export("leads", is_personal=True)

    row = _read(path)[0]
    assert row["role"].startswith("'=")
    assert row["phone"] == "'+12125550001"


def test_parquet_holds_the_same_rows(run_import, export):
    run_import([make_row(n) for n in range(1, 4)])

    path, count = export("leads", "parquet")

    frame = pl.read_parquet(path)
    assert (frame.height, count) == (3, 3)
    assert set(frame["company"]) == {"Acme Ltd"}


def test_json_names_its_schema_and_keeps_types(run_import, export):
    run_import([make_row(n, Tone="warm") for n in range(1, 4)])

    leads, count = export("leads", "json")
    facts, _ = export("facts", "json")

    document = orjson.loads(leads.read_bytes())
    assert list(document) == ["schema", "what", "rows"]
    assert (document["schema"], document["what"]) == ("parley.export.v1", "leads")
    assert len(document["rows"]) == count == 3
    assert document["rows"][0]["company"] == "Acme Ltd"
    assert "email" not in document["rows"][0]
    tones = [row for row in orjson.loads(facts.read_bytes())["rows"] if row["field"] == "tone"]
    assert {row["value"] for row in tones} == {"warm"}
    assert {type(row["confidence"]) for row in tones} <= {float, int, type(None)}


def test_json_of_nothing_is_a_document(export):
    path, count = export("accounts", "json")

    assert count == 0
    assert orjson.loads(path.read_bytes())["rows"] == []


def test_quarantined_rows_come_out_with_reason_and_cells(run_import, export):
    report = run_import([make_row(n) for n in range(1, 10)] + [make_row(10, Email="ada at acme")])

    path, count = export("quarantine", is_personal=True, import_id=report.import_id)

    row = _read(path)[0]
    assert count == 1
    assert (row["row_number"], row["reason"], row["field"]) == ("10", "invalid_email", "email")
    assert orjson.loads(row["cells"])["Email"] == "ada at acme"


def test_quarantined_cells_under_one_heading_twice_all_come_out(import_bytes, export):
    good = b"".join(b"p%d@acme.example,q,Acme,r\n" % number for number in range(9))
    import_bytes(b"Email,Note,Company,Note\n" + good + b"nobody,first,Acme,second,third\n")

    path, _ = export("quarantine", is_personal=True)

    assert orjson.loads(_read(path)[0]["cells"]) == {
        "Email": "nobody",
        "Note": "first",
        "Company": "Acme",
        "Note (4)": "second",
        "extra 5": "third",
    }


def test_quarantined_rows_are_personal(export):
    with pytest.raises(UsageError, match="--personal"):
        export("quarantine")


@pytest.mark.parametrize("what", ["facts", "accounts", "imports"])
def test_the_other_tables_come_out(run_import, export, what):
    run_import([make_row(1)])

    path, count = export(what)

    assert count == len(_read(path)) >= 1


def test_a_link_is_followed_and_a_pipe_is_written_to_as_it_is(run_import, export, tmp_path):
    run_import([make_row(1)])
    target, link = tmp_path / "target.csv", tmp_path / "leads.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    pipe = tmp_path / "facts.csv"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True)

    export("leads")
    export("facts")
    told, _ = reader.communicate(timeout=20)

    assert link.is_symlink()
    assert len(_read(target)) == 1
    assert pipe.is_fifo()
    assert told.startswith("lead_id,")


def test_the_leads_that_one_import_made_come_out_alone(run_import, export, as_of):
    wrong = run_import([make_row(n) for n in range(1, 4)], at=as_of - timedelta(hours=1))
    run_import([make_row(3, Job_Title="CEO"), make_row(4)])

    path, count = export("leads", import_id=wrong.import_id)

    assert count == 3
    assert sorted(row["source_key"] for row in _read(path)) == ["1001", "1002", "1003"]


@pytest.mark.parametrize(
    ("what", "import_id", "said"),
    [
        ("leads", "first", "first: no such import; `parley export imports` lists them"),
        ("facts", "first", "--import-id narrows leads and quarantine, not facts"),
    ],
)
def test_an_import_that_is_not_there_or_narrows_nothing_is_refused(export, what, import_id, said):
    with pytest.raises(UsageError, match=said):
        export(what, import_id=import_id)


def test_of_two_facts_of_one_rank_the_surer_holds_for_export_and_texts(
    run_import, store, query, as_of
):
    run_import([make_row(1, Tone="plain")])
    lead = query("select lead_id from lead")[0][0]
    query(
        "insert into lead_fact (lead_id, field, value, source, precedence, confidence, observed_at)"
        " values (%s, 'tone', '\"warm\"', 'import:fair', 10, 0.5, %s) returning 1",
        lead,
        as_of + timedelta(minutes=1),
    )
    at = as_of + timedelta(hours=1)

    with store.transaction() as session:
        exported = session.records("leads.current_facts", ids=[lead], as_of=at)
        written = session.rows(
            "content.read_facts",
            message_ids=[lead],
            lead_ids=[lead],
            needed_ats=[at],
            fields=["tone"],
            as_of=at,
        )

    assert [fact["value"] for fact in exported if fact["field"] == "tone"] == ["plain"]
    assert [value for _, _, value, _ in written] == ["plain"]
