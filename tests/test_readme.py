"""Does every command of README do, in README's order, what README says?"""

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from ruamel.yaml import YAML

from deployments.demo_leads import write_leads
from deployments.embedded_postgres import stop
from deployments.prefect_server import prefect_environment, start_prefect_server
from tests.postgres_fixture import free_port, running_tcp_server
from tests.readme_runs import ROOT, Clone, Command, commands_of, make_clone, section_of

README = (ROOT / "README.md").read_text("utf-8")
SIZES = "--days 2 --leads 60"
LIVE = "Going live"
POOL = "prefect work-pool create parley --type process"
STEPS = (
    'parley sql "select step_name, sent_count, replied_count, round(reply_rate, 3) as rate,'
    ' round(reply_rate_low, 3) as low, round(reply_rate_high, 3) as high from step_effectiveness"'
)
DEPLOYMENTS = {
    "enrich", "plan", "generate", "dispatch", "ingest", "reconcile", "publish", "evaluate",
}  # fmt: skip


@dataclass
class World:
    """Where the commands run: a clone with the demo and a workspace, and one that goes live."""

    mine: Clone
    live: Clone
    prefect_api: str


Rule = Callable[[World, str], None]


def _run(world: World, line: str) -> None:
    assert world.mine.run(line).strip()


def _run_live(world: World, line: str) -> None:
    assert world.live.run(line).strip()


def _make(world: World, line: str) -> None:
    # The environment stands: that it is made is what `make test` itself begins with.
    _run(world, line.replace("make", "make -o .venv/.installed"))


def _make_demo(world: World, line: str) -> None:
    page = world.mine.run(f'{line.replace("make", "make -o .venv/.installed")} ARGS="{SIZES}"')
    assert "Everything balances." in page


def _make_test(world: World, line: str) -> None:
    # It would run this test again: only what it would do is looked at.
    said = world.mine.run(f"{line} --dry-run -o .venv/.installed")
    kinds = ["-m", '"not', "bench", "and", "not", 'browser"']
    side_by_side = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    assert said.split() == [".venv/bin/python", "-m", "pytest", *kinds, *side_by_side]


def _make_browser(world: World, line: str) -> None:
    # It is not run where there is no browser; that it refuses is in tests/test_browser_missing.py.
    said = world.mine.run(f"{line} --dry-run -o .venv/.installed")
    assert said.strip() == ".venv/bin/python -m pytest -q tests/browser -m browser"


def _serve(world: World, line: str) -> None:
    assert "Everything balances." in world.mine.interrupt_once_up(f"{line} {SIZES}")


def _import(world: World, line: str) -> None:
    path = world.mine.folder / "leads.csv"
    write_leads(path, 40, 7, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    _run(world, line)


def _up(world: World, line: str) -> None:
    world.mine.interrupt_once_up(line)


def _export(world: World, line: str) -> None:
    world.live.export(line)


def _deploy(world: World, line: str) -> None:
    world.live.run(line)
    answer = httpx.post(f"{world.prefect_api}/deployments/filter", json={}, trust_env=False)
    assert {row["name"] for row in answer.json()} == DEPLOYMENTS


def _why(world: World, line: str) -> None:
    _run(world, line.replace("NAME", "hook_proof_fomo"))


RULES: dict[str, Rule] = {
    "make": _make,
    "make demo": _make_demo,
    "make test": _make_test,
    "make browser": _make_browser,
    "parley prove": _run,
    "parley why --campaign hook_proof_fomo": _run,
    "parley why --campaign NAME": _why,
    STEPS: _run,
    "parley status": _run,
    "parley demo --serve": _serve,
    "parley init": _run,
    "parley import leads.csv": _import,
    "parley validate": _run,
    "parley apply": _run,
    "parley up": _up,
    "parley doctor": _run,
    'export PARLEY_WORLD=live PROJECT_HOME="$PWD"': _export,
    "parley db migrate": _run_live,
    "parley init --live": _run_live,
    POOL: _run_live,
    "prefect deploy --all": _deploy,
    "parley doctor --settings": _run_live,
    "parley run reconcile": _run,
    "parley run reconcile --after-restore": _run,
    "parley db status": _run,
}
LIVE_RULES: dict[str, Rule] = {"parley validate": _run_live, "parley doctor": _run_live}
"""What "Going live" does in the live clone, and other parts of the page in the other."""


def _rule(command: Command) -> Rule | None:
    own = LIVE_RULES if command.section == LIVE else {}
    return own.get(command.line) or RULES.get(command.line)


def _unknown(page: str) -> list[Command]:
    return [each for each in commands_of(page) if _rule(each) is None]


def _key(letter: str) -> str:
    return f"1:{base64.b64encode(letter.encode() * 32).decode()}"


def _live_values(database_url: str) -> dict[str, str]:
    """Made-up values of what README's table asks for before a world goes live: all, and no more."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    made_up = {
        "SENDGRID_API_KEY": "SG.made.up",
        "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": base64.b64encode(der).decode(),
        "PARLEY_RECEIVER__INBOUND_SECRET": "made-up",
        "TRACKING_DOMAIN": "https://links.northwind.example",
        "OPENAI_API_KEY": "sk-made-up",
        "DATABASE_URL": database_url,
        "PARLEY_KEYS__MASTER_KEYS": _key("m"),
        "PARLEY_KEYS__LOOKUP_KEYS": _key("l"),
    }
    asked = set(re.findall(r"`([A-Z]+(?:_+[A-Z]+)+)`", section_of(README, LIVE)))
    optional = {"PARLEY_ENRICHMENT__BASE_URL", "PARLEY_ENRICHMENT__API_KEY"}
    assert asked == {*made_up, *optional, "PARLEY_HOME", "PREFECT_API_URL"}
    return made_up


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    port = free_port()
    prefect = prefect_environment(tmp_path / "team", port)
    with running_tcp_server(tmp_path / "server", "made up") as url:
        server = start_prefect_server(tmp_path / "team", port)
        try:
            mine = make_clone(tmp_path / "parley", {})
            live = make_clone(tmp_path / "live", {**prefect, **_live_values(url)})
            yield World(mine, live, prefect["PREFECT_API_URL"])
        finally:
            server.stop()
            stop(tmp_path / "parley" / ".parley" / "demo")
            stop(tmp_path / "parley" / ".parley")


@pytest.mark.slow
@pytest.mark.prefect
def test_every_command_of_readme_runs_in_its_order_in_a_fresh_clone(world: World):
    commands = commands_of(README)

    for command in commands:
        rule = _rule(command)
        assert rule is not None, command
        rule(world, command.line)

    found = json.loads(world.mine.run("parley status --output json"))
    assert found["world"] == "sandbox"
    found = json.loads(world.live.run("parley status --output json"))
    assert found["world"] == "live"


def test_every_command_of_readme_is_known_to_the_test_that_runs_them():
    assert _unknown(README) == []


def test_going_live_migrates_then_checks_then_registers():
    lines = [each.line for each in commands_of(README) if each.section == LIVE]

    steps = ["parley db migrate", "parley init --live", "parley validate", "parley doctor"]
    assert [line for line in lines if line in {*steps, "prefect deploy --all"}] == [
        *steps,
        "prefect deploy --all",
    ]


def test_containers_go_live_in_the_same_order():
    compose = YAML(typ="safe").load(ROOT / "deployments" / "compose.yaml")
    services = compose["services"]

    order = ("db migrate", "init --live", "validate")
    places = [services["prepare"]["command"].index(f"parley {step}") for step in order]
    assert places == sorted(places)
    assert services["prepare"]["command"].count("&&") == 2
    assert "deploy --all" in services["worker"]["command"]
    for name in ("worker", "receiver"):
        condition = services[name]["depends_on"]["prepare"]["condition"]
        assert condition == "service_completed_successfully"


def test_command_that_readme_gains_is_missed():
    page = f"{README}\n## More still\n\nTry `parley fly`:\n\n```sh\nparley land\n```\n"

    assert [each.line for each in _unknown(page)] == ["parley fly", "parley land"]
