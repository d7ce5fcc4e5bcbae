"""How does a live world begin, and does it stay apart from a sandbox's?"""

import base64
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deployments.embedded_postgres import stop
from deployments.postgres_databases import libpq_url
from tests.postgres_fixture import running_tcp_server
from tests.shells import Shell, refused

pytestmark = pytest.mark.slow

PASSWORD = "a made-up word"
KEYS = {
    "PARLEY_KEYS__MASTER_KEYS": f"1:{base64.b64encode(b'm' * 32).decode()}",
    "PARLEY_KEYS__LOOKUP_KEYS": f"1:{base64.b64encode(b'l' * 32).decode()}",
}
CREDENTIALS = {
    "SENDGRID_API_KEY": "SG.made-up",
    "OPENAI_API_KEY": "sk-made-up",
    "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": "made-up",
    "PARLEY_RECEIVER__INBOUND_SECRET": "made-up-inbound",
    "TRACKING_DOMAIN": "https://links.northwind.example",
    **KEYS,
}
TOML = """\
world = "live"
database_url = "{url}"
[sendgrid]
api_key = "SG.made-up"
webhook_public_key = "made-up"
[openai]
api_key = "sk-made-up"
[receiver]
public_url = "https://links.northwind.example"
inbound_secret = "made-up-inbound"
[keys]
master_keys = "{PARLEY_KEYS__MASTER_KEYS}"
lookup_keys = "{PARLEY_KEYS__LOOKUP_KEYS}"
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of a real server: a port, and a password."""
    with running_tcp_server(tmp_path / "server", PASSWORD) as url:
        yield url


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    folder = tmp_path / "workspace"
    folder.mkdir()
    yield Shell(folder)
    stop(folder / ".parley")


def _files(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


def _states(shell: Shell, **variables: str) -> dict[str, str]:
    told = json.loads(shell.run("doctor", "--output", "json", **variables).stdout)
    return {each["check"]: each["state"] for each in told["checks"]}


def test_live_world_is_made_from_the_environment_and_doctor_reads_it(database: str, shell: Shell):
    shell.environment |= CREDENTIALS | {"DATABASE_URL": database}
    shell.ok("db", "migrate", PARLEY_WORLD="live")

    said = shell.ok("init", "--live")

    assert "a live world is ready" in said
    assert _files(shell.home) == {"parley.toml", "epoch", "erasures.jsonl"}
    text = (shell.home / "parley.toml").read_text("utf-8")
    assert 'world = "live"' in text
    assert not [value for value in (*CREDENTIALS.values(), PASSWORD) if value in text]
    assert stat.S_IMODE(shell.home.stat().st_mode) == 0o700
    assert (shell.folder / "campaigns" / "hook_proof_fomo" / "campaign.yaml").exists()
    states = _states(shell)
    assert {name for name, state in states.items() if state != "ok"} == {
        "enrichment",
        "prefect",
        "receiver",
    }
    assert shell.json("status")["world"] == "live"


def test_live_world_is_made_from_its_file_of_settings_alone(database: str, shell: Shell):
    shell.home.mkdir()
    path = shell.home / "parley.toml"
    path.write_text(TOML.format(url=database, **KEYS), encoding="utf-8")
    shell.ok("db", "migrate")

    shell.ok("init", "--live")

    assert path.read_text("utf-8") == TOML.format(url=database, **KEYS)
    assert "pg" not in {child.name for child in shell.home.iterdir()}
    with psycopg.connect(libpq_url(database)) as session:
        assert session.execute("select world from system_state").fetchall() == [("live",)]
    states = _states(shell)
    assert states["world"] == states["store"] == states["keys"] == states["sendgrid"] == "ok"
    told = json.loads(shell.ok("doctor", "--settings", "--output", "json"))
    shown = {row["name"]: (row["value"], row["origin"]) for row in told["settings"]}
    assert shown["database_url"] == ("set", "parley.toml")
    assert shown["world"] == ("live", "parley.toml")


def test_nothing_that_sends_or_receives_runs_in_a_live_world_that_lacks_a_credential(
    database: str, shell: Shell
):
    bare = {"DATABASE_URL": database, "PARLEY_WORLD": "live", **KEYS}
    needs = {name for name in CREDENTIALS if name not in KEYS}
    shell.ok("db", "migrate", **bare)

    refusals = {
        "run": refused(shell.run("run", "dispatch", **bare), 4),
        "up": refused(shell.run("up", **bare), 4),
        "receiver": refused(shell.call(["-m", "deployments.receiver"], **bare), 4),
    }

    for who, words in refusals.items():
        assert {name for name in needs if name in words} == needs, (who, words)
    with psycopg.connect(libpq_url(database)) as session:
        assert session.execute("select count(*) from run_log").fetchall() == [(0,)]
    for name in needs:
        others = {key: value for key, value in CREDENTIALS.items() if key != name}
        words = refused(shell.run("run", "dispatch", **bare | others), 4)
        assert {each for each in needs if each in words} == {name}


def test_live_database_is_refused_to_sandbox_settings(database: str, shell: Shell):
    live = CREDENTIALS | {"DATABASE_URL": database, "PARLEY_WORLD": "live"}
    shell.ok("db", "migrate", **live)

    for arguments in (("status",), ("run", "dispatch"), ("prove",), ("init",), ("db", "migrate")):
        words = refused(shell.run(*arguments, DATABASE_URL=database), 4)

        assert len(words.splitlines()) == 1, words
        assert "live" in words
        assert "sandbox" in words
    assert _states(shell, DATABASE_URL=database)["world"] == "failed"
    assert not (shell.home / "parley.toml").exists()


def test_sandbox_database_is_refused_to_live_settings(database: str, shell: Shell):
    shell.ok("db", "migrate", DATABASE_URL=database)
    shell.environment |= CREDENTIALS | {"DATABASE_URL": database, "PARLEY_WORLD": "live"}

    for arguments in (("status",), ("run", "dispatch"), ("init", "--live"), ("db", "migrate")):
        words = refused(shell.run(*arguments), 4)

        assert len(words.splitlines()) == 1, words
        assert "sandbox" in words
    assert _states(shell)["world"] == "failed"
    assert not (shell.home / "parley.toml").exists()


def test_home_of_a_sandbox_becomes_no_live_worlds(database: str, shell: Shell):
    shell.ok("init")
    before = _files(shell.home)
    live = CREDENTIALS | {"DATABASE_URL": database, "PARLEY_WORLD": "live"}
    shell.ok("db", "migrate", PARLEY_HOME=str(shell.folder / "other"), **live)

    words = refused(shell.run("init", "--live", **live), 4)

    assert len(words.splitlines()) == 1
    assert "PARLEY_HOME" in words
    assert {name for name in _files(shell.home) - before if not name.startswith("pg")} == set()
