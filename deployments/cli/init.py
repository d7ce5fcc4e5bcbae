"""How does a new workspace begin?"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

from models.errors import BlockedError

if TYPE_CHECKING:
    from models.settings import Settings

app = App(name="init", help="Make a new workspace: keys, store, campaigns to start from.")

_TOML = """\
# Settings of this workspace; `parley doctor --settings` shows what holds and where it came from.
world = "{world}"

[organisation]
name = "Northwind Analytics"
postal_address = "1 Example Street, Springfield, IL 62701, USA"
reply_domain = "reply.northwind.example"
"""


@app.default
def init_command(*, live: bool = False, output: Literal["text", "json"] = "text") -> None:
    """Make keys, a store and settings; a sandbox world unless --live.

    Parameters
    ----------
    live
        Make a live world: refused until credentials and a public https address are set.
    output
        A line for people, or json.
    """
    from deployments.cli.screen import print_json
    from deployments.workspace import (
        DEFAULT_HOME,
        choose_home,
        load_workspace_settings,
        open_workspace,
    )

    home, is_demo = choose_home()
    home = DEFAULT_HOME if is_demo else home
    world = "live" if live else "sandbox"
    settings = load_workspace_settings(home, needs_prefect=True, world=world)
    _check(settings)
    with open_workspace(settings, is_quiet=True, is_making=True):
        made = _write_files(settings)
    if output == "json":
        facts = {"home": str(home), "world": world, "campaigns": str(settings.campaigns)}
        print_json("parley.init.v1", {**facts, **made})
    else:
        print(
            f"{home}: a {world} world is ready; next: parley import FILE, parley apply, parley up"
        )


def _check(settings: "Settings") -> None:
    """Refuse a live world that lacks credentials, and a home that is of the other world."""
    from tasks.configuration import read_toml, require_live_settings

    path = settings.home / "parley.toml"
    stated = read_toml(path).get("world", settings.world) if path.exists() else settings.world
    if stated != settings.world:
        raise BlockedError(
            f'{path} says world = "{stated}"; use another PARLEY_HOME for a {settings.world} world'
        )
    if settings.world == "live":
        require_live_settings(settings)


def _write_files(settings: "Settings") -> dict[str, Any]:
    """Write what is not there yet, and return what was written."""
    from deployments.cli.screen import say

    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = settings.home / "parley.toml"
    has_settings, has_campaigns = path.exists(), settings.campaigns.exists()
    if not has_settings:
        path.write_text(_TOML.format(world=settings.world), encoding="utf-8")
    if not has_campaigns:
        source = Path(__file__).parent.parent.parent / "campaigns"
        shutil.copytree(source, settings.campaigns)
        say(f"parley: campaigns to start from are in {settings.campaigns}")
    return {"made_settings": not has_settings, "made_campaigns": not has_campaigns}
