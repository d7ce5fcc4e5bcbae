"""What does `parley import` say at the shell of files that are not as they should be?"""

from collections.abc import Iterator

import pytest

from deployments.embedded_postgres import stop
from tests.shells import Shell, refused

pytestmark = pytest.mark.slow
HEADER = b"Email,First Name,Company\n"
GOOD = b"".join(b"p%d@acme.example,Ann,Acme\n" % number for number in range(20))
FAILED = "7 of 27 rows are bad (25.93 %), and the setting import_failure_share allows 20 %"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A workspace whose store is made by the first import."""
    shell = Shell(tmp_path_factory.mktemp("contacts"))
    folder = shell.folder / "in"
    folder.mkdir()
    (folder / "good.csv").write_bytes(HEADER + GOOD)
    (folder / "bad.csv").write_bytes(
        HEADER + GOOD + b"nobody,Ann,Acme\n" * 5 + b",Ann,Acme\n" + b'x@acme.example,"Ann,Acme\n'
    )
    rows = GOOD + b"zo@acme.example,Zo\xeb\x1b[2J,Acme\n"
    (folder / "one.csv").write_bytes(HEADER[:-1] + b",\x1b[2J\n" + rows.replace(b"\n", b",\n"))
    try:
        shell.ok("import", "in/good.csv")
        yield shell
    finally:
        stop(shell.home)


def _count_leads(shell: Shell) -> int:
    return len(shell.ok("export", "leads").splitlines()) - 1


def test_a_refused_file_is_told_in_one_message_and_its_rows_are_written(shell: Shell):
    rejects = shell.folder / "rejects.csv"

    said = refused(shell.run("import", "in/bad.csv", "--rejects", "rejects.csv"), 1)

    lines = said.splitlines()
    assert lines[:2] == [
        "7 rejected rows: rejects.csv",
        f"parley: in/bad.csv: refused, nothing was changed: {FAILED}",
    ]
    assert [line.partition(":")[0] for line in lines[2:5]] == [
        "  5 x invalid_email(email), such as line 22",
        "  1 x missing(email), such as line 27",
        "  1 x broken_quotes, such as line 28",
    ]
    assert lines[5].startswith("  see every bad row with --rejects FILE")
    assert lines[5].endswith("set PARLEY_IMPORT_FAILURE_SHARE higher")
    assert len(lines) == 6
    assert len(rejects.read_text().splitlines()) == 8
    assert _count_leads(shell) == 20


def test_a_refusal_has_the_same_facts_in_json(shell: Shell):
    found = shell.json("import", "in/bad.csv", code=1)

    assert found["schema"] == "parley.import_refused.v1"
    assert (found["path"], found["row_count"], found["rejected_count"]) == ("in/bad.csv", 27, 7)
    assert (found["limit"], found["setting"]) == (0.2, "import_failure_share")
    assert found["bad_share"] == pytest.approx(7 / 27)
    assert [(each["reason"], each["count"], each["line"]) for each in found["reasons"]] == [
        ("invalid_email", 5, 22),
        ("missing", 1, 27),
        ("broken_quotes", 1, 28),
    ]


def test_a_row_of_broken_bytes_is_set_aside_and_headings_order_no_terminal(shell: Shell):
    ended = shell.run("import", "in/one.csv")
    strict = refused(shell.run("import", "in/one.csv", "--strict"), 1)

    assert ended.returncode == 0
    assert "1  undecodable" in ended.stdout
    assert "--encoding windows-1252" in ended.stderr
    assert r"columns left out: \x1b[2J" in ended.stderr
    assert r"\x1b[2J" in strict
    assert "\x1b" not in ended.stdout + ended.stderr + strict


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("good", "no rejected rows: r.csv holds the headings alone"),
        ("one", "1 rejected row: r.csv"),
    ],
)
def test_how_many_rows_were_rejected_is_said_in_plain_words(shell: Shell, name: str, said: str):
    ended = shell.run("import", f"in/{name}.csv", "--rejects", "r.csv")

    assert ended.returncode == 0
    assert ended.stderr.splitlines()[-1] == said


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_file_that_is_not_there_is_told_in_the_form_that_was_asked_for(shell, output: str):
    ended = shell.run("import", "gone.csv", "--output", output)

    assert ended.returncode == 1
    assert ended.stderr == "parley: gone.csv: there is no such file (check the path)\n"
    assert ('"schema": "parley.import_refused.v1"' in ended.stdout) == (output == "json")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in/gone.csv",), "in/gone.csv: there is no such file (check the path)"),
        (("in",), "in: this is a folder (name a file in it)"),
        (("--", "-"), "-: an import reads its file twice, so not from standard input"),
        (("in/good.csv", "--rejects", "in"), "in: cannot be written: it is a folder; name a file"),
        (
            ("in/good.csv", "--rejects", "no/x"),
            "no/x: cannot be written: no such file or directory",
        ),
        (("in/good.csv", "--mapping", "in/gone.yaml"), "in/gone.yaml: cannot be read: "),
        (("in/good.csv", "--mapping", "in/one.csv"), "in/one.csv:22"),
    ],
)
def test_a_path_that_cannot_be_used_is_named_as_it_was_typed(shell: Shell, arguments, said: str):
    told = refused(shell.run("import", *arguments), 1)

    assert told.startswith(f"parley: {said}")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rejects", "in/good.csv"), "--rejects in/good.csv is the file to import"),
        (("--encoding", "klingon"), "--encoding 'klingon' is no encoding of a text"),
        (("--as-of", "2026-03-02"), "--as-of 2026-03-02: say the time zone"),
    ],
)
def test_a_call_that_means_nothing_is_refused_before_anything_is_read(shell, arguments, said):
    assert said in refused(shell.run("import", "in/good.csv", *arguments), 2)


def test_the_limit_is_the_setting_and_a_report_outlives_a_full_device(shell: Shell):
    allowed = {"PARLEY_IMPORT_FAILURE_SHARE": "0.3"}

    ended = shell.run("import", "in/bad.csv", "--rejects", "/dev/full", **allowed)

    assert ended.returncode == 75
    assert "rejected           7" in ended.stdout
    assert "parley: the disk of /dev/full is full" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_faults_of_a_mapping_stand_at_their_lines(shell: Shell):
    (shell.folder / "map.yaml").write_text("Shoe: role\nCompany: compny\n")

    found = shell.json("import", "in/good.csv", "--mapping", "map.yaml", code=1)

    assert [(each["path"], each["line"]) for each in found["faults"]] == [
        ("map.yaml", 1),
        ("map.yaml", 2),
    ]
    assert found["faults"][1]["suggestion"] == "did you mean company?"
