"""What is wrong, and what mends it?"""

import sys
from typing import Literal

from cyclopts import App

app = App(name="doctor", help="Check this installation; each finding names what mends it.")


@app.default
def doctor_command(*, settings: bool = False, output: Literal["table", "json"] = "table") -> None:
    """Check all from Python to credentials: state folder, keys, store, campaigns, processes.

    Exit 1 where a check failed; warnings are things that are not up.

    Parameters
    ----------
    settings
        Show instead where each setting came from; secrets are never shown.
    output
        A table for people, or json.
    """
    from deployments.checks import run_checks
    from deployments.cli.screen import print_json, print_table
    from deployments.living_sandbox import find_sandbox
    from deployments.workspace import ask_held, choose_home, name_demo
    from tasks.configuration import load_settings

    if settings:
        _show_settings(output)
        return
    # A state folder that is none is a finding.
    home = choose_home()[0]
    found = load_settings(ask_held(), find_sandbox(home), home=str(home))
    name_demo(found.home)
    findings = run_checks(found)
    if output == "json":
        print_json("parley.doctor.v1", {"checks": [each._asdict() for each in findings]})
    else:
        print_table(("check", "state", "fact", "what mends it"), findings)
    sys.exit(1 if any(each.state == "failed" for each in findings) else 0)


def _show_settings(output: str) -> None:
    import os

    from deployments.cli.screen import print_json, print_table
    from deployments.living_sandbox import find_sandbox
    from deployments.workspace import ask_held, choose_home
    from tasks.configuration import describe_settings

    home, is_demo = choose_home()
    flags = {"home": str(home)} if is_demo else {}
    rows = describe_settings(os.environ, flags, ask_held(), find_sandbox(home))
    for row in rows:
        if is_demo and row["name"] == "home":
            row["origin"] = "the demo, for want of another"
    if output == "json":
        print_json("parley.settings.v1", {"settings": rows})
    else:
        print_table(
            ("setting", "value", "from"), [(r["name"], r["value"], r["origin"]) for r in rows]
        )
