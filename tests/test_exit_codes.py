"""Does each command end with the code that docs/reference/exit-codes.md gives its trouble?"""

import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deployments.embedded_postgres import stop
from tests.shells import Shell, refused

NOWHERE = "postgresql://someone:secret-word@127.0.0.1:1/parley"
LOOKING = [
    *("status", "why someone", "why --campaign some", "prove", "export leads", "dead ls"),
    *("sql x", "marts status", "marts path", "marts build", "pause --all", "resume --all"),
    *("dead retry 7", "dead discard 7", "status --output json", "prove --output json"),
    "db backup copy",
]
NEEDING_A_HOME = [
    *("demo", "init", "up", "run plan", "db start", "db status", "import a.csv", "apply"),
    *("status", "sql x", "marts path", "validate", "pause --all"),
]
DESIGN = "experiment plan --baseline .03 --effect .06 --per-day 90"

TROUBLES = [
    ("run nothing", 2, "nothing"),
    ("status --as-of now", 2, "--as-of"),
    ("why", 2, "--campaign"),
    ("pause", 2, "--all"),
    ("export leads --output parquet", 2, "--file"),
    ("export quarantine", 2, "--personal"),
    ("prove --as-of tuesday", 2, "tuesday"),
    ("why nobody@example.com", 2, "nobody@example.com"),
    ("pause --campaign nothing", 2, "nothing"),
    ("dead retry 7", 2, "7"),
    ("import none/a.csv", 1, "none/a.csv"),
    ("import folder", 1, "folder"),
    ("import binary --mapping none/m.yaml", 1, "none/m.yaml"),
    ("apply none/c", 1, "none/c"),
    ("validate none/c", 1, "none/c"),
    ("mail explain none/m.eml", 1, "none/m.eml"),
    ("mail explain folder", 1, "folder"),
    ("dead edit 7 --subject x --text none/t", 1, "none/t"),
    ("dead edit 7 --subject x --text binary", 1, "binary"),
    ("experiment analyze none/c.csv --design none/d.yaml", 1, "none/d.yaml"),
    ("experiment analyze binary --design binary", 1, "binary"),
    ("db restore none/b --without-erasures", 1, "none/b"),
    ("export leads --file none/out.csv", 1, "none/out.csv"),
    ("export leads --file folder", 1, "folder"),
    (f"{DESIGN} --save none/d.yaml", 1, "none/d.yaml"),
    (f"{DESIGN} --save binary", 1, "binary"),
    (f"{DESIGN} --plot none/p.svg", 1, "none/p.svg"),
    ("db backup binary/b", 1, "binary/b"),
    ("db backup folder", 1, "folder"),
    ("sql x", 4, "`parley marts build`"),
    ("marts status", 4, "`parley marts build`"),
    ("init --live", 4, "world"),
    (f"{DESIGN} --save /dev/full", 75, "the disk of /dev/full is full"),
    ("export leads --file /dev/full", 75, "the disk of /dev/full is full"),
]
Ended = subprocess.CompletedProcess[str]

pytestmark = pytest.mark.slow


def _run_all(lines: Iterable[str], run: Callable[[str], Ended]) -> dict[str, Ended]:
    """Run every line, some at a time: a command's start is most of what it takes."""
    chosen = list(lines)
    with ThreadPoolExecutor(4) as pool:
        return dict(zip(chosen, pool.map(run, chosen), strict=True))


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """A folder in which nothing was made yet."""
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A workspace with a store and nobody in it, a file that is no text, and a folder."""
    shell = Shell(tmp_path_factory.mktemp("workspace"))
    try:
        shell.ok("init")
        (shell.folder / "binary").write_bytes(b"\x00\xff\xfe\x80")
        (shell.folder / "folder").mkdir()
        yield shell
    finally:
        stop(shell.home)


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, dict[str, Ended]]:
    """A folder in which nothing was made, and what each look at it came to."""
    shell = Shell(tmp_path_factory.mktemp("looked"))
    return shell, _run_all(LOOKING, lambda line: shell.run(*line.split()))


@pytest.fixture(scope="module")
def ringed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    """What each command came to whose state folder is a link to itself."""
    shell = Shell(tmp_path_factory.mktemp("ringed"))
    (shell.folder / "home").symlink_to("home")
    (shell.folder / "a.csv").write_text("Email,Company\n")
    return _run_all(NEEDING_A_HOME, lambda line: shell.run(*line.split(), PARLEY_HOME="home"))


@pytest.fixture(scope="module")
def troubled(workspace: Shell) -> dict[str, Ended]:
    """What each of the troubles came to."""
    return _run_all((line for line, _, _ in TROUBLES), lambda line: workspace.run(*line.split()))


@pytest.mark.parametrize("line", LOOKING)
def test_where_there_is_no_workspace_a_look_makes_nothing_and_names_what_makes_one(
    looked: tuple[Shell, dict[str, Ended]], line: str
):
    bare, ended = looked
    words = refused(ended[line], 4)

    assert len(words.splitlines()) == 1
    assert ".parley" in words
    assert "`parley init`" in words or line.startswith("db")
    assert list(bare.folder.iterdir()) == []


def test_where_a_database_has_no_schema_a_look_makes_nothing(bare: Shell, postgres_server):
    url = postgres_server.database_url("postgres").replace("+psycopg", "")

    for line in ("status", "prove", "export leads"):
        words = refused(bare.run(*line.split(), DATABASE_URL=url), 4)

        assert words.startswith("parley: there is no workspace in the database that DATABASE_URL")
        assert "`parley db migrate`" in words
        assert list(bare.folder.iterdir()) == []


@pytest.mark.parametrize("line", NEEDING_A_HOME)
def test_a_state_folder_that_is_a_ring_of_links_is_told_in_one_line(
    ringed: dict[str, Ended], line: str
):
    words = refused(ringed[line], 1)

    assert words.startswith("parley: The state folder home cannot be used by uid ")
    assert "links" in words
    assert len(words.splitlines()) == 1


@pytest.mark.parametrize(("line", "code", "says"), TROUBLES)
def test_each_trouble_ends_with_its_code_and_names_what_was_typed(
    troubled: dict[str, Ended], line: str, code: int, says: str
):
    ended = troubled[line]

    assert ended.returncode == code, (ended.stdout, ended.stderr)
    assert "Traceback" not in ended.stderr
    assert "Errno" not in ended.stderr
    assert says in " ".join(ended.stderr.split())


@pytest.mark.parametrize("line", ["db status", "run plan", "export leads"])
def test_a_database_that_does_not_answer_is_try_later(bare: Shell, line: str):
    words = refused(bare.run(*line.split(), DATABASE_URL=NOWHERE), 75)

    assert len(words.splitlines()) == 1
    assert "start the server that DATABASE_URL names, or mend DATABASE_URL" in words
    assert "`parley db start`" not in words
    assert "secret-word" not in words


def test_an_empty_ledger_has_nothing_to_prove(workspace: Shell):
    said, facts = workspace.ok("prove"), workspace.json("prove")

    assert "There is nothing to prove yet" in said
    assert "balances" not in said
    assert (facts["holds"], facts["is_empty"], facts["balance"]) == (True, True, [])


def test_a_dispatch_while_all_is_paused_says_so_and_since_when(workspace: Shell):
    paused = workspace.json("pause", "--all", "--reason", "bad copy")
    said, facts = workspace.ok("run", "dispatch"), workspace.json("run", "dispatch")
    resumed = workspace.json("resume", "--all")

    assert (paused["schema"], paused["level"], paused["is_new"]) == (
        "parley.pause.v1", "global", True,
    )  # fmt: skip
    since = paused["in_force"][0]["at"].replace("T", " ")[:19]
    assert f"everything is paused since {since} UTC by {paused['in_force'][0]['actor']}" in said
    assert "(bad copy); `parley resume --all`" in said
    assert facts["pauses"] == paused["in_force"]
    assert (resumed["schema"], resumed["lifted_count"], resumed["in_force"]) == (
        "parley.resume.v1", 1, [],
    )  # fmt: skip


def test_a_settings_source_is_the_environment_where_that_says_it(bare: Shell):
    rows = bare.json("doctor", "--settings")["settings"]
    stated = bare.ok("doctor", "--settings", PARLEY_HOME="elsewhere")

    assert [row["origin"] for row in rows if row["name"] == "home"] == ["default"]
    assert [line.split() for line in stated.splitlines() if line.startswith(" home ")] == [
        ["home", "elsewhere", "environment"]
    ]
