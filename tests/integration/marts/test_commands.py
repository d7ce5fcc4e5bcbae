"""Do the commands answer, and say what to do where they cannot?"""

import csv
import io
import json
import os
from pathlib import Path
from threading import Thread

import pytest
from pyarrow import parquet

from deployments.cli.marts import app as marts_app
from deployments.cli.sql import app as sql_app
from models.errors import InvalidInputError, NoMartsError, UsageError
from tasks.marts import publish_marts_at
from tasks.resources import Resources
from tests import factories_marts as make


def _run(app, *arguments: str) -> None:
    app([*arguments], exit_on_error=False, result_action="return_value")


@pytest.fixture
def home(resources: Resources) -> str:
    with resources.store.transaction() as session:
        make.make_history(session, range(12))
    publish_marts_at(resources, make.at(10))
    return str(resources.settings.home)


def test_question_is_answered_as_a_box_of_a_hundred_columns(home: str, capsys):
    _run(sql_app, "from fct_messages", "--home", home)

    said = capsys.readouterr().out
    assert "message_id" in said
    assert "12 rows" in said
    assert max(len(line) for line in said.splitlines()) <= 100


def test_json_carries_its_schema_and_types(home: str, capsys):
    query = "select due_on, due_count, is_balanced from ledger_balance order by all limit 1"

    _run(sql_app, query, "--output", "json", "--home", home)

    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "parley.sql.v1"
    assert said["columns"][0] == {"name": "due_on", "type": "date"}
    assert said["rows"] == [{"due_on": "2026-03-02", "due_count": 4, "is_balanced": True}]


def test_csv_makes_formulas_harmless_and_keeps_numbers(home: str, capsys):
    query = "select '=1+1' as formula, '@x' as mention, -5 as amount, null as nothing, 'a,\"b' as q"

    _run(sql_app, query, "--output", "csv", "--home", home)

    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [
        ["formula", "mention", "amount", "nothing", "q"],
        ["'=1+1", "'@x", "-5", "", 'a,"b'],
    ]


def test_json_holds_values_of_every_type(home: str, capsys):
    query = """select 12.30::decimal(10, 2) as amount,
        170141183460469231731687303715884105727::hugeint as huge, null as nothing,
        [1, null] as list, map {1: 'x'} as map, '\\x0F'::blob as bytes,
        timestamptz '2026-03-02 15:00:00.123456+00' as seen_at, timetz '15:00:00+02' as hour,
        interval '26 hours' as wait, [18446744073709551616::hugeint] as many"""

    _run(sql_app, query, "--output", "json", "--home", home)

    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row == {
        "amount": "12.30",
        "huge": "170141183460469231731687303715884105727",
        "nothing": None,
        "list": [1, None],
        "map": {"1": "x"},
        "bytes": "0f",
        "seen_at": "2026-03-02T15:00:00.123456+00:00",
        "hour": "15:00:00+02:00",
        "wait": "1 day, 2:00:00",
        "many": ["18446744073709551616"],
    }


def test_csv_holds_lists_and_structs_as_json(home: str, capsys):
    query = (
        "select ['a', null] as list, {'n': 1, 'at': date '2026-03-02'} as struct, 'x'::blob as b"
    )

    _run(sql_app, query, "--output", "csv", "--home", home)

    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[1] == ['["a",null]', '{"n":1,"at":"2026-03-02"}', "78"]


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_two_columns_of_one_name_are_refused_where_one_would_be_lost(
    home: str, tmp_path: Path, form: str
):
    target = tmp_path / "answer"

    with pytest.raises(UsageError, match=f"two columns are named a, of which {form} keeps one"):
        _run(sql_app, "select 1 as a, 2 as a", "--output", form, "--file", str(target),
             "--home", home)  # fmt: skip

    assert not target.exists()


def test_parquet_names_what_it_has_no_form_for(home: str, tmp_path: Path):
    target = tmp_path / "waits.parquet"

    with pytest.raises(UsageError, match="parquet has no form for a column of this answer"):
        _run(sql_app, "select interval '1 day' as wait", "--output", "parquet",
             "--file", str(target), "--home", home)  # fmt: skip

    assert not target.exists()


def test_parquet_is_written_to_a_file(home: str, tmp_path: Path):
    target = tmp_path / "messages.parquet"

    _run(sql_app, "from fct_messages", "--output", "parquet", "--file", str(target), "--home", home)

    assert parquet.read_table(target).num_rows == 12


@pytest.mark.parametrize("form", ["box", "json", "csv", "parquet"])
def test_an_answer_goes_where_a_link_points_and_the_link_stays(
    home: str, tmp_path: Path, form: str
):
    link = tmp_path / "link"
    link.symlink_to("real")

    _run(sql_app, "from fct_messages", "--output", form, "--file", str(link), "--home", home)

    assert link.is_symlink()
    assert (tmp_path / "real").stat().st_size > 100
    assert sorted(path.name for path in tmp_path.glob("*real*")) == ["real"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_an_answer_goes_down_a_pipe_that_stays_one(home: str, tmp_path: Path, form: str):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()

    _run(sql_app, "from fct_messages", "--output", form, "--file", str(pipe), "--home", home)
    reader.join(20)

    assert pipe.is_fifo()
    if form == "parquet":
        assert parquet.read_table(io.BytesIO(read[0])).num_rows == 12
    else:
        assert read[0].count(b"\n") == 13


def test_damaged_marts_are_told_with_what_builds_them_anew(tmp_path: Path):
    place = tmp_path / "marts" / "parley.duckdb"
    place.parent.mkdir()
    place.write_text("no marts")

    with pytest.raises(NoMartsError, match="is unusable, run `parley marts build`"):
        _run(sql_app, "select 1", "--home", str(tmp_path))


@pytest.mark.parametrize("form", ["box", "parquet"])
def test_an_answer_that_cannot_be_written_names_the_path_as_it_was_typed(
    home: str, tmp_path: Path, form: str, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for typed in ("none/out", "."):
        with pytest.raises(InvalidInputError, match=f"^{typed}: cannot be written") as caught:
            _run(sql_app, "select 1", "--output", form, "--file", typed, "--home", home)

        assert len(str(caught.value).splitlines()) == 1
    assert not list(tmp_path.glob("**/*out*"))


def test_query_can_come_from_stdin(home: str, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("select 42 as answer"))

    _run(sql_app, "-", "--output", "csv", "--home", home)

    assert capsys.readouterr().out == "answer\n42\n"


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ("select nothing from fct_messages", "nothing"),
        ("selec 1", "syntax error"),
        ("drop table fct_messages", "read-only"),
        ("", "empty"),
        (" ;; -- nothing", "empty"),
        ("from fct_message", r"there is no table fct_message; did you mean fct_messages\? `parley"),
        ("from pg_enumm", "there is no table pg_enumm; `parley sql"),
        ("select '\udcff'", "not UTF-8"),
    ],
)
def test_wrong_question_is_one_line_and_a_usage_error(home: str, query: str, cause: str):
    with pytest.raises(UsageError, match=cause) as caught:
        _run(sql_app, query, "--home", home)

    assert len(str(caught.value).splitlines()) == 1


def test_several_statements_are_answered_in_turn_as_duckdbs_own_shell_does(home: str, capsys):
    _run(sql_app, "select 'ü' as one; -- then\nselect 'a;b' as two; -- end", "--home", home)

    said = capsys.readouterr().out
    assert said.index("one") < said.index("ü") < said.index("two") < said.index("a;b")


def test_of_several_statements_none_is_answered_where_one_does_not_hold(home: str, capsys):
    with pytest.raises(UsageError, match="nothing"):
        _run(sql_app, "select 11 as one; select nothing from fct_messages", "--home", home)

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_a_document_of_several_statements_is_refused(home: str, tmp_path: Path, form: str):
    target = str(tmp_path / "out")
    query = "select 1; select 2"

    with pytest.raises(UsageError, match=f"{form} holds one answer, and these are 2 statements"):
        _run(sql_app, query, "--output", form, "--file", target, "--home", home)

    assert not Path(target).exists()


def test_a_pivot_is_one_statement(home: str, capsys):
    query = "pivot fct_messages on state using count(*) group by step"

    _run(sql_app, query, "--output", "csv", "--home", home)

    assert capsys.readouterr().out.startswith("step,")


def test_parquet_without_a_file_is_refused(home: str):
    with pytest.raises(UsageError, match="--file"):
        _run(sql_app, "select 1", "--output", "parquet", "--home", home)


def test_without_marts_the_command_says_how_to_make_them(tmp_path: Path):
    (tmp_path / "pg" / "data").mkdir(parents=True)

    with pytest.raises(NoMartsError, match="parley marts build"):
        _run(sql_app, "select 1", "--home", str(tmp_path))


def test_status_tells_freshness(home: str, capsys):
    _run(marts_app, "status", "--home", home, "--output", "json")

    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "parley.marts_status.v1"
    assert said["as_of"] == make.at(10).isoformat()
    assert said["marts"]["fct_messages"] == 12


def test_path_is_the_published_file(home: str, capsys):
    _run(marts_app, "path", "--home", home)

    assert Path(capsys.readouterr().out.strip()).exists()


def test_build_publishes_and_says_what_it_did(
    resources: Resources, database_url: str, capsys, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", database_url)
    home = str(resources.settings.home)

    _run(marts_app, "build", "--as-of", "2026-03-12T15:00:00+00:00", "--home", home)

    said = capsys.readouterr().out
    assert "marts_built" in said
    assert Path(home, "marts", "parley.duckdb").exists()
