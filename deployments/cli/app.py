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
app.command("deployments.cli.experiment:app", name="experiment")
app.command("deployments.cli.mail:app", name="mail")


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
