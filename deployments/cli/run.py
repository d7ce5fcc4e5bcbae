"""How does one flow run now? Exit 5 where messages are left in doubt."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.resources import Resources

app = App(name="run", help="Run one flow now.")

FLOWS = {
    "enrich": ("flows.enrich", "run_enrich"),
    "generate": ("flows.generate", "run_generate"),
    "plan": ("flows.plan", "run_plan"),
    "dispatch": ("flows.dispatch", "run_dispatch"),
    "ingest": ("flows.ingest", "run_ingest"),
    "reconcile": ("flows.reconcile", "run_reconcile"),
    "publish": ("flows.publish", "run_publish"),
    "evaluate": ("flows.evaluate", "run_evaluate"),
}
FlowName = Literal[
    "enrich", "generate", "plan", "dispatch", "ingest", "reconcile", "publish", "evaluate"
]


@app.default
def run_command(
    flow: Annotated[FlowName, Parameter(help="Which flow.")],
    *,
    as_of: str | None = None,
    after_restore: bool = False,
    output: Literal["table", "json"] = "table",
) -> None:
    """Run one flow's body at a logical time, without a Prefect server.

    Parameters
    ----------
    as_of
        Logical time such as 2026-03-02T15:00Z; default: the world's clock. A live dispatch
        refuses one more than 120 s from the clock.
    after_restore
        With reconcile: agree to the epoch of a store that was restored from a backup, after
        everything in doubt has been looked up; until then dispatch refuses.
    output
        A table for people, or json.
    """
    from importlib import import_module

    from deployments.cli.pauses import read_pauses
    from deployments.cli.screen import print_json, read_instant, say
    from deployments.workspace import open_workspace
    from tasks.runs import resolve_as_of

    module, name = FLOWS[flow]
    with open_workspace(is_sending=True, is_making=True) as resources:
        moment = resolve_as_of(resources, read_instant(as_of))
        counts = getattr(import_module(module), name)(resources, moment)
        if after_restore:
            _agree(resources, flow)
        uncertain = _count_uncertain(resources) if flow in {"dispatch", "reconcile"} else 0
        pauses = read_pauses(resources) if flow == "dispatch" else []
    if output == "json":
        facts = {"flow": flow, "as_of": moment, "counts": dict(counts)}
        print_json("parley.run.v1", facts | ({"pauses": pauses} if flow == "dispatch" else {}))
    else:
        _show(f"{flow} at {moment:%Y-%m-%d %H:%MZ}", counts, pauses)
    if uncertain:
        say(f"parley: {uncertain:,} in doubt until there is evidence; later `parley run reconcile`")
    sys.exit(5 if uncertain else 0)


def _show(title: str, counts: "Mapping[str, int]", pauses: "Sequence[Mapping[str, Any]]") -> None:
    """Show what was done; of a dispatch also what a person has stopped, for that may be all."""
    from deployments.cli.pauses import tell_pause
    from deployments.cli.screen import print_table, tell
    from tasks.runs import summarise

    if counts:
        print_table(("what", "count"), summarise(counts), title)
    elif any(each["level"] == "global" for each in pauses):
        print(f"{title}: nothing is sent")
    else:
        print(f"{title}: nothing to do")
    for each in pauses:
        tell(f"  {tell_pause(each)}")


def _count_uncertain(resources: "Resources") -> int:
    with resources.store.transaction() as session:
        return int(session.value("reconciliation.count_uncertain"))


def _agree(resources: "Resources", flow: str) -> None:
    from deployments.postgres_sidecars import write_epoch
    from models.errors import UsageError

    if flow != "reconcile":
        raise UsageError("--after-restore goes with `parley run reconcile`")
    with resources.store.transaction() as session:
        epoch = session.rows("dispatch.read_dispatch_state")[0][1]
    write_epoch(resources.settings.home, epoch)
