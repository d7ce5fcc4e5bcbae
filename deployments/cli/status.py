"""What is running, due, waiting, and why?"""

from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.standing import Standing

_LONGEST_CAUSE = 300
app = App(name="status", help="What runs, what is due, what waits and why.")


@app.default
def status_command(*, output: Literal["table", "json"] = "table") -> None:
    """Show how the workspace stands.

    Parameters
    ----------
    output
        Tables for people, or json.
    """
    from deployments.cli.screen import print_json
    from deployments.workspace import open_workspace
    from tasks.standing import read_standing

    with open_workspace() as resources:
        fallbacks = resources.settings.sendgrid.fallbacks
        standing = read_standing(resources.store, resources.clock.now(), fallbacks=fallbacks)
        world = resources.world
    if output == "json":
        print_json("parley.status.v1", _payload(world, standing))
    else:
        _show(world, standing)


def _payload(world: str, standing: "Standing") -> dict[str, object]:
    waits = {name: wait._asdict() for name, wait in standing.campaign_waits.items()}
    return {"world": world, **standing._asdict(), "campaign_waits": waits}


def _show(world: str, standing: "Standing") -> None:
    from deployments.cli.screen import print_table, show, tell

    print(f"{world} world, {show(standing.as_of)} UTC")
    for alert in standing.alerts:
        tell(f"  ! {alert}")
    print_table(
        ("what", "count"),
        [
            (name.removesuffix("_count").replace("_", " "), count)
            for name, count in standing.totals.items()
        ],
    )
    if standing.waiting:
        print_table(
            ("campaign", "state", "messages", "due now", "next look (UTC)", "why"),
            [
                (
                    row["campaign_name"],
                    row["state"],
                    row["message_count"],
                    row["due_count"],
                    row["next_at"],
                    row["sentence"] or row["reason"],
                )
                for row in standing.waiting
            ],
            "Waiting",
        )
    if standing.runs:
        print_table(
            ("flow", "as of (UTC)", "state", "what came of it"),
            [
                (
                    row["flow"],
                    row["as_of"],
                    row["state"],
                    _tell_run(row),
                )
                for row in standing.runs
            ],
            "Last runs",
        )


def _tell_run(run: "Mapping[str, Any]") -> str:
    """Return what a run counted; of one that failed, its error in one line before that."""
    from tasks.runs import in_one_line

    if run["state"] == "lapsed":
        return "its process is gone; the next run carries on"
    if not run["error"]:
        return in_one_line(run["counts"])
    counted = f" ({in_one_line(run['counts'])})" if run["counts"] else ""
    return f"{_tell_cause(run['error'])}{counted}"


def _tell_cause(error: str) -> str:
    """Return a run's error in one line; an error of ours has a sentence and needs no name."""
    from textwrap import shorten

    from models import errors

    name, _, sentence = error.partition(": ")
    told = sentence if sentence and hasattr(errors, name) else error
    return shorten(told, _LONGEST_CAUSE, placeholder=" …")
