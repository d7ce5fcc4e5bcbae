"""Are the cells that another program writes as CSV read as they were, whatever its manner?"""

import csv
import io
from pathlib import Path

import pytest

from deployments.demo_leads import Draws
from tasks.lead_files import open_table, read_chunks

LATIN = "abcXYZ 019.,;|\t'\"=+@-#&/\\:()éüßñÅøç"
ANY = LATIN + "日本語한ع😀Łő\u200b\u2028\x85\x0b\x0c\u202e\ufeff"
ENCODINGS = {
    "utf-8": (None, ANY),
    "utf-8-sig": (None, ANY),
    "utf-16": (None, ANY),
    "utf-16-le": (None, ANY),
    "utf-16-be": (None, ANY),
    "utf-32": (None, ANY),
    "gb18030": ("gb18030", ANY),
    "shift-jis": ("shift-jis", "abc 19.,;|\t'\"=+@-日本語テスト名前"),
    "cp1252": ("cp1252", LATIN),
    "iso8859-15": ("iso8859-15", LATIN),
    "mac-roman": ("mac-roman", LATIN),
}
"""By encoding: what is stated of it, and the signs that the cells are made of."""
ODD = ("", "007", "NULL", '"', '""', 'a"b', '"a', "sep=;", "\\", '\\"', "x,y;z|", "a ", "\ta")
BREAKS = ("\n", "\r\n", "\r", "a\n\nb")
TABLES = 15


def _cell(draws: Draws, signs: str, breaks: tuple[str, ...]) -> str:
    if draws.below(10) < 3:
        return draws.pick(ODD + breaks)
    return "".join(draws.pick(signs) for _ in range(1 + draws.below(14))).lstrip(" ")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_read_as_they_were_written(tmp_path: Path, encoding: str, end: str):
    stated, signs = ENCODINGS[encoding]
    for seed in range(TABLES):
        draws = Draws(seed, len(encoding) * 100 + ord(end[-1]) + len(end))
        quoting = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)[draws.below(2)]
        # Python leaves a break bare that is not its own end of line.
        breaks = BREAKS if quoting == csv.QUOTE_ALL or end == "\r\n" else ()
        headings = ["Email", "First Name", "X, Y; Z", 'Q"Q'][: 2 + draws.below(3)]
        rows = [[_cell(draws, signs, breaks) for _ in headings] for _ in range(1 + draws.below(30))]
        text = io.StringIO()
        delimiter = draws.pick(",;\t|")
        writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)
        writer.writerows([headings, *rows])
        path = tmp_path / "contacts.csv"
        path.write_bytes(text.getvalue().encode(encoding))

        table = open_table(path, stated)
        chunks = list(read_chunks(table, (1, 7, 20_000)[draws.below(3)]))

        assert table.headings == tuple(headings)
        assert [row for chunk in chunks for row in chunk.rejected] == []
        found = [list(row[1:]) for chunk in chunks for row in chunk.frame.iter_rows()]
        assert found == [row for row in rows if any(map(str.strip, row))]
