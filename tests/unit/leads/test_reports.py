"""Is a table found between the title and the last words of a report?"""

from pathlib import Path

import pytest

from models.errors import InvalidInputError
from tasks.lead_files import find_lines, open_table, read_chunks

HEADINGS = "Email,First Name,Company\n"
ROWS = "".join(f"p{number}@acme.example,Ann,Acme\n" for number in range(5))
FOOTER = '"Open Leads"\n"Copyright (c) 2026"\n"Confidential Information - Do Not Distribute"\n'


@pytest.fixture
def read(tmp_path: Path):
    """Write a file; return its table, good rows, rejected ones, and the lines of its footer."""

    def _read(text: str):
        path = tmp_path / "contacts.csv"
        path.write_text(text, encoding="utf-8", newline="")
        table = open_table(path)
        chunks = list(read_chunks(table))
        rows = [row[1:] for chunk in chunks for row in chunk.frame.iter_rows()]
        rejected = [row for chunk in chunks for row in chunk.rejected]
        return table, rows, rejected, [line for chunk in chunks for line in chunk.footer]

    return _read


@pytest.mark.parametrize(
    "above",
    [
        "Exported contacts\n\n",
        "Exported contacts,,\n,,\n",
        'Notes:\n"Some are missing, said ""they"".\nSee https://acme.example/"\n\n',
        '"Report: all; of them"\nCreated,2026-03-02\n',
    ],
)
def test_what_stands_above_the_headings_is_left_out_and_said(read, above: str):
    table, rows, rejected, _ = read(above + HEADINGS + ROWS)

    line = above.count("\n") + 1
    assert (table.headings, table.heading_line) == (("Email", "First Name", "Company"), line)
    assert (len(rows), rejected) == (5, [])
    assert table.notices == (f"the headings stand in line {line}; what is above them is left out",)
    assert find_lines(table, {1}) == {1: line + 1}


def test_a_row_that_looks_like_headings_swallows_no_row_above_it(read):
    headings = "Adresse A,Wer,Wo\n"

    table, rows, _, _ = read(headings + "a@acme.example,Ann,Acme\n" + "mail,name,company\n")

    assert (table.headings, len(rows)) == (("Adresse A", "Wer", "Wo"), 2)


@pytest.mark.parametrize("gap", ["\n", "\n\n", ",,\n"])
def test_last_words_after_a_gap_are_no_rows(read, gap: str):
    _, rows, rejected, footer = read(HEADINGS + ROWS + gap + FOOTER)

    first = 7 + gap.count("\n")
    assert (len(rows), rejected) == (5, [])
    assert footer == [first, first + 1, first + 2]


@pytest.mark.parametrize(
    ("tail", "bad_count"),
    [
        (FOOTER, 3),  # no gap: the file may be cut off
        ("\n" + FOOTER + "q@acme.example,Ann,Acme\n", 3),  # not the end
        ("\nq@acme.example\n", 1),  # a person
    ],
)
def test_short_rows_that_may_be_people_are_set_aside_as_ever(read, tail: str, bad_count: int):
    _, _, rejected, footer = read(HEADINGS + ROWS + tail)

    assert (len(rejected), footer) == (bad_count, [])


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('[{"Email": "a@acme.example"}]', "this is JSON"),
        ('{"Email": "a@acme.example"}\n', "this is JSON"),
        ("<html><table><tr><td>Email</td>", "this is HTML or XML"),
        ('<?xml version="1.0"?>', "this is HTML or XML"),
        ("BEGIN:VCARD\n", "this is a file of vCards"),
        ("\ufeff  <table>", "this is HTML or XML"),
        ("a@acme.example,Ann,Acme\n", "the line of headings is missing"),
    ],
)
def test_a_file_of_another_kind_is_told_by_what_it_is(read, content: str, what: str):
    with pytest.raises(InvalidInputError, match=what):
        read(content)
