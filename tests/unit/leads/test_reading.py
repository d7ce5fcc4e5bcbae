"""How is a contacts file read: in which encoding, and where does each record end?"""

from pathlib import Path

import pytest

from models.errors import InvalidInputError, UsageError
from models.schemas.lead import Reject
from tasks.lead_encoding import known_encoding
from tasks.lead_files import find_lines, open_table, read_chunks

HEADER = b"Email,First Name,Company\n"


def _rows(start: int, stop: int) -> bytes:
    return b"".join(b"p%d@acme.example,Ann,Acme\n" % n for n in range(start, stop))


@pytest.fixture
def read(tmp_path: Path):
    """Write a file and return its table, its good rows and those that are kept aside."""

    def _read(content: bytes, encoding: str | None = None, size: int = 20_000):
        path = tmp_path / "contacts.csv"
        path.write_bytes(content)
        table = open_table(path, encoding)
        chunks = list(read_chunks(table, size))
        rows = [row[1:] for chunk in chunks for row in chunk.frame.iter_rows()]
        return table, rows, [row for chunk in chunks for row in chunk.rejected]

    return _read


@pytest.mark.parametrize("row", [b"zo\xeb@acme.example,Zo\xeb,Acme", b"x@acme.example,\x81\xff,A"])
@pytest.mark.parametrize("other", [b"", "zoë@acme.example,Zoë,Acme\n".encode()])
def test_a_lone_row_of_broken_bytes_is_set_aside_with_its_line(read, row, other):
    table, rows, [rejected] = read(HEADER + other + _rows(0, 20) + row + b"\n" + _rows(20, 30))

    line = 22 + bool(other)
    assert table.encoding == "utf-8"
    assert len(rows) == 30 + bool(other)
    assert (rejected.reason, rejected.row_number) == (Reject.UNDECODABLE, line - 1)
    assert rejected.detail.startswith(f"line {line}: cell ")
    assert "which is not UTF-8; kept as \ufffd\\x" in rejected.detail


def test_broken_bytes_are_kept_as_marks_and_a_row_that_still_holds_one_stays_aside(read):
    _, _, [rejected] = read(HEADER + _rows(0, 20) + b"zo@acme.example,Zo\xeb\xff,A\0cme\n")

    kept = ("zo@acme.example", "Zo\ufffd\\xeb\ufffd\\xff", "A\ufffd\\x00cme")
    assert rejected.cells == kept
    _, rows, [again] = read(HEADER + _rows(0, 20) + ",".join(kept).encode() + b"\n")
    assert (len(rows), again.reason, again.cells) == (20, Reject.UNDECODABLE, kept)
    assert again.detail == (
        "line 22: cell 2 holds a mark for a byte that is no text; write what is meant"
    )


def test_a_last_byte_without_a_line_end_is_counted_as_any_other(read):
    table, rows, rejected = read(HEADER + "z@acme.example,Zo\u00eb,Caf\u00e9".encode("cp1252"))

    assert (table.encoding, rows, rejected) == (
        "cp1252",
        [("z@acme.example", "Zo\u00eb", "Caf\u00e9")],
        [],
    )
    only = read(HEADER + "z@acme.example,Zo,Caf\u00e9".encode("cp1252"))
    assert only[1] == [("z@acme.example", "Zo", "Caf\u00e9")]


@pytest.mark.parametrize("count", [2, 30])
def test_several_names_of_windows_1252_and_none_of_utf_8_are_read_as_such(read, count):
    names = "".join(f"z{n}@acme.example,Zoë d’Été,Müller\n" for n in range(count)).encode("cp1252")

    table, rows, rejected = read(HEADER + _rows(0, 50) + names)

    assert table.encoding == "cp1252"
    assert "--encoding" in table.notices[0]
    assert ("z1@acme.example", "Zoë d’Été", "Müller") in rows
    assert rejected == []


@pytest.mark.parametrize("name", ["Œil", "Šimek", "Duš", "Sœur", "10 €"])
def test_letters_that_latin_9_alone_has_tell_it_from_windows_1252(read, name: str):
    text = name.encode("iso8859-15")
    rows = b"".join(
        b"z%d@acme.example,%s,B\xfcro M\xfcller\n" % (number, text) for number in range(3)
    )

    table, found, _ = read(HEADER + rows)

    assert table.encoding == "iso8859-15"
    assert found[0][1:] == (name, "Büro Müller")


@pytest.mark.parametrize(
    "broken",
    [b"\xc3", b"\xa9", b"\xe2\x80", b"\x80\x99", b"\x81\x8d"],
    ids=["lead", "trail", "two of three", "last two", "undefined"],
)
def test_halves_of_utf_8_are_never_read_as_windows_1252(read, broken):
    rows = b"".join(b"z%d@acme.example,Zo%s,Acme\n" % (n, broken) for n in range(9))

    table, good, rejected = read(HEADER + _rows(0, 50) + rows)

    assert table.encoding == "utf-8"
    assert (len(good), len(rejected)) == (50, 9)


def test_one_name_in_utf_8_outweighs_a_few_broken_rows(read):
    names = b"".join(b"z%d@acme.example,Zo\xeb,Acme\n" % n for n in range(9))

    table, _, rejected = read(HEADER + "é@acme.example,é,Acme\n".encode() + names)

    assert table.encoding == "utf-8"
    assert len(rejected) == 9


def test_a_stated_encoding_holds_whatever_the_bytes_look_like(read):
    content = HEADER + _rows(0, 9) + b"z@acme.example,\xb3\xf3,Acme\n"

    _, rows, rejected = read(content, known_encoding("latin2"))

    assert rows[-1] == ("z@acme.example", "łó", "Acme")
    assert rejected == []


@pytest.mark.parametrize("name", ["latin-77", "base64", "punycode", "", "utf-8\0"])
def test_an_encoding_that_is_none_is_refused(name):
    with pytest.raises(UsageError, match="is no encoding of a text"):
        known_encoding(name)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_broken_end_spoils_one_row_of_utf_16_and_32(read, encoding):
    text = (HEADER + _rows(0, 9)).decode() + "Ä@acme.example,Ann,Acme"

    _, rows, [rejected] = read(text.encode(encoding) + b"\xd8")

    assert len(rows) == 9
    assert rejected.reason == Reject.UNDECODABLE


@pytest.mark.parametrize(
    "row",
    [
        b'x@acme.example,"Ann,Acme\n',
        b'x@acme.example,"Ann "the" boss",Acme\n',
        b'x@acme.example,"Ann"a,Acme\n',
    ],
)
@pytest.mark.parametrize("after", [b"", b'y@acme.example,"Bo, the other",Acme\n'])
def test_a_slip_of_quotation_swallows_no_other_row(read, row, after):
    table, rows, [rejected] = read(HEADER + _rows(0, 10) + row + _rows(10, 20) + after)

    assert len(rows) == 20 + bool(after)
    assert (rejected.reason, rejected.row_number) == (Reject.BROKEN_QUOTES, 11)
    assert rejected.detail.startswith("line 12: a quotation mark")
    assert find_lines(table, {11, 13}) == {11: 12, 13: 14}


def test_an_open_mark_before_a_long_rest_sets_one_row_aside(read):
    _, rows, [rejected] = read(HEADER + b'x@acme.example,"Ann,Acme\n' + _rows(0, 40_000))

    assert len(rows) == 40_000
    assert rejected.row_number == 1


def test_a_cell_of_very_many_lines_is_one_row_that_is_too_long(read):
    row = b'x@acme.example,"' + b"line\n" * 100_000 + b'",Acme\n'

    _, rows, [rejected] = read(HEADER + _rows(0, 5) + row + _rows(5, 9))

    assert len(rows) == 9
    assert (rejected.reason, rejected.row_number) == (Reject.CELL_TOO_LONG, 6)


def test_a_space_may_stand_before_a_quoted_cell(read):
    _, rows, _ = read(HEADER + b'x@acme.example, "Ann, B", "Acme"\n')

    assert rows == [("x@acme.example", "Ann, B", "Acme")]


def test_cells_of_several_lines_are_one_row(read):
    rows = b'x@acme.example,"Ann\r\nthe ""first""\n\n",Acme\n' * 3

    table, found, rejected = read(HEADER + rows, size=2)

    assert found == [("x@acme.example", 'Ann\r\nthe "first"\n\n', "Acme")] * 3
    assert rejected == []
    assert find_lines(table, {1, 3}) == {1: 2, 3: 10}


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_any_end_of_line_will_do(read, end):
    _, rows, rejected = read((HEADER + _rows(0, 5)).replace(b"\n", end))

    assert len(rows) == 5
    assert rejected == []


def test_empty_rows_and_empty_cells_beyond_the_headings_are_nothing(read):
    _, rows, rejected = read(HEADER + b"\n,,\n  , ,\na@acme.example,Ann,Acme,, \n")

    assert rows == [("a@acme.example", "Ann", "Acme")]
    assert rejected == []


def test_excels_own_line_names_the_delimiter_and_empty_lines_come_before_headings(read):
    table, rows, _ = read(b"sep=;\n\n" + HEADER.replace(b",", b";") + b"a@acme.example;A,B;Acme\n")

    assert (table.delimiter, table.heading_line) == (";", 3)
    assert rows == [("a@acme.example", "A,B", "Acme")]
    assert find_lines(table, {1}) == {1: 4}


def test_headings_may_stand_on_several_lines(read):
    table, rows, _ = read(b'Email,"First\nName",Company\n' + _rows(0, 3))

    assert table.headings == ("Email", "First\nName", "Company")
    assert len(rows) == 3


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "contacts.csv"
    path.write_bytes(HEADER + _rows(0, 3))
    table = open_table(path)
    with path.open("ab") as file:
        file.write(_rows(3, 4))

    with pytest.raises(InvalidInputError, match=r"contacts\.csv: the file changed while it was"):
        list(read_chunks(table))


def test_a_file_is_named_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()

    with pytest.raises(InvalidInputError, match=r"^sub/gone\.csv: there is no such file"):
        open_table(Path("sub/gone.csv"))
    with pytest.raises(InvalidInputError, match=r"^sub: this is a folder \(name a file in it\)"):
        open_table(Path("sub"))


def test_parquet_bytes_that_are_no_text_are_set_aside(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "contacts.parquet"
    table = {"Email": [b"a@acme.example", b"\xff@acme.example"], "Company": ["Acme", None]}
    pq.write_table(pa.table(table), path)

    [chunk] = read_chunks(open_table(path))

    assert chunk.frame.rows() == [(1, "a@acme.example", "Acme")]
    [rejected] = chunk.rejected
    assert (rejected.reason, rejected.cells) == (
        Reject.UNDECODABLE,
        ("\ufffd\\xff@acme.example", ""),
    )


def _write_parquet(path: Path, columns: dict) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_numbers_and_spans_become_plain_texts(tmp_path):
    from datetime import UTC, date, datetime, timedelta
    from decimal import Decimal

    columns = {
        "whole": [120.0, None],
        "part": [1.5, float("nan")],
        "span": [timedelta(days=1, seconds=2), None],
        "day": [date(2026, 1, 2), None],
        "instant": [datetime(2026, 1, 2, 3, tzinfo=UTC), None],
        "sum": [Decimal("1.50"), None],
        "mark": [True, None],
    }

    [chunk] = read_chunks(open_table(_write_parquet(tmp_path / "x.parquet", columns)))

    first, second = chunk.frame.rows()
    assert first[1:5] == ("120", "1.5", "1 day, 0:00:02", "2026-01-02")
    assert (datetime.fromisoformat(first[5]), first[6:]) == (
        columns["instant"][0],
        ("1.50", "true"),
    )
    assert second == (2, "", "", "", "", "", "", "")
    assert chunk.rejected == []


def test_parquet_without_rows_is_an_empty_chunk(tmp_path):
    path = _write_parquet(tmp_path / "x.parquet", {"Email": [], "Company": []})

    [chunk] = read_chunks(open_table(path))

    assert (chunk.frame.height, chunk.frame.width, chunk.rejected) == (0, 3, [])


def test_parquet_columns_of_one_name_are_refused(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "contacts.parquet"
    pq.write_table(pa.table([["a"], ["b"]], names=["Email", "Email"]), path)

    with pytest.raises(InvalidInputError, match="two columns have the name 'Email'"):
        open_table(path)
