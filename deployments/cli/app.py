"""Which command was meant, and with which exit code does it end?

Data goes to stdout, talk and progress to stderr. Groups of commands are named by their import
path, so `parley --help` imports none of them.
"""

import sys

from cyclopts import App

from models.errors import ParleyError

app = App(
    name="parley",
    help="An outreach pipeline that a data team runs like any other data pipeline.",
    version="0.1.0",
)
_COMMANDS = {
    "demo": "deployments.cli.demo:app",
    "up": "deployments.cli.up:app",
    "db": "deployments.cli.db:app",
    "init": "deployments.cli.init:app",
    "doctor": "deployments.cli.doctor:app",
    "status": "deployments.cli.status:app",
    "import": "deployments.cli.leads:import_app",
    "export": "deployments.cli.leads:export_app",
    "validate": "deployments.cli.campaigns:validate_app",
    "apply": "deployments.cli.campaigns:apply_app",
    "run": "deployments.cli.run:app",
    "pause": "deployments.cli.pauses:pause_app",
    "resume": "deployments.cli.pauses:resume_app",
    "why": "deployments.cli.why:app",
    "prove": "deployments.cli.prove:app",
    "sql": "deployments.cli.sql:sql_app",
    "marts": "deployments.cli.marts:app",
    "experiment": "deployments.cli.experiment:app",
    "mail": "deployments.cli.mail:app",
}
for _name, _path in _COMMANDS.items():
    app.command(_path, name=_name)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit: 0 ok, 1 failed, 2 usage, 4 blocked, 5 uncertain left, 75 later."""
    try:
        sys.exit(app(arguments))
    except ParleyError as error:
        print(f"parley: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        print("parley: interrupted; run it again to carry on", file=sys.stderr)
        sys.exit(130)
