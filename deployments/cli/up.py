"""How does everything run on this machine?"""

from cyclopts import App

app = App(name="up", help="Run everything on this machine: Postgres, Prefect, worker and receiver.")


@app.default
def up_command() -> None:
    """Start all processes, say where they are, and stop them cleanly on Ctrl-C."""
    from deployments.cli.screen import say
    from deployments.guards import watch
    from deployments.local import read_settings, running_product
    from deployments.workspace import naming_full_disk

    settings = read_settings()
    running = running_product(settings, lambda text: say(f"parley: {text}"))
    with naming_full_disk(settings.home), running as local:
        say(f"parley: all is up after {local.start_seconds:.1f} s")
        say(f"parley: Prefect's UI  {local.prefect_url}")
        say(f"parley: receiver      {local.receiver_url}")
        if local.sandbox_url:
            say(f"parley: sandbox       {local.sandbox_url} (nothing can reach a person)")
        say("parley: Ctrl-C stops everything")
        watch(local.guards)
