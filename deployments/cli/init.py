"""How does a new workspace begin?"""

import shutil
from pathlib import Path

from cyclopts import App

from models.errors import BlockedError, SettingsError

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
def init_command(*, live: bool = False) -> None:
    """Make keys, a store and settings; a sandbox world unless --live.

    Parameters
    ----------
    live
        Make a live world: refused until credentials and a public https address are set.
    """
    import os

    from deployments.cli.screen import say
    from deployments.workspace import choose_home, load_workspace_settings, open_workspace
    from tasks.configuration import require_live_settings

    home, is_demo = choose_home()
    if is_demo:
        home = Path(".parley")
        os.environ["PARLEY_HOME"] = str(home)
    world = "live" if live else "sandbox"
    settings = load_workspace_settings(world=world)
    if live:
        try:
            require_live_settings(settings)
        except SettingsError as error:
            raise BlockedError(str(error)) from None
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = home / "parley.toml"
    if not path.exists():
        path.write_text(_TOML.format(world=world), encoding="utf-8")
    with open_workspace(settings, is_quiet=True) as resources:
        found = resources.world
    if found != world:
        raise BlockedError(f"{home} is a {found} world; use another PARLEY_HOME for a {world} one")
    if not Path(settings.campaigns).exists():
        source = Path(__file__).parent.parent.parent / "campaigns"
        shutil.copytree(source, settings.campaigns)
        say(f"parley: campaigns to start from are in {settings.campaigns}")
    print(f"{home}: a {world} world is ready; next: parley import FILE, parley apply, parley up")
