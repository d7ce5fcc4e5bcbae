"""`parley validate` and `parley apply`: campaigns as code."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

if TYPE_CHECKING:
    from models.errors import Fault
    from models.schemas.campaign import CampaignDefinition
    from tasks.campaigns import CampaignSet

validate_app = App(name="validate", help="Check campaigns and senders; every fault with its line.")
apply_app = App(name="apply", help="Bring the store to what the campaigns' files say.")

Output = Annotated[Literal["table", "json"], Parameter(help="json for programs")]
Folder = Annotated[
    Path | None, Parameter(help="a folder of campaigns, or one campaign's; default: the setting")
]


@validate_app.default
def validate_command(path: Folder = None, /, *, output: Output = "table") -> None:
    """Read every file of the campaigns and say what is wrong; needs no store, exit 1 on faults."""
    from deployments.cli.screen import print_json
    from models.errors import InvalidInputError
    from tasks.campaigns import load_campaigns

    faults: list[Fault] = []
    found: CampaignSet | None = None
    try:
        found = load_campaigns(path or _stated_folder())
    except InvalidInputError as error:
        faults = error.faults
    if output == "json":
        print_json("parley.validate.v1", _report(found, faults))
    elif found is not None:
        _show(found)
    else:
        _tell_faults(faults)
    sys.exit(1 if faults else 0)


@apply_app.default
def apply_command(
    path: Folder = None,
    /,
    *,
    as_of: str | None = None,
    actor: str = "command line",
    output: Output = "table",
) -> None:
    """Check the files, then write senders and campaign versions; the same files change nothing.

    New campaigns are active at once. Enrolments keep the version that they began with.

    Parameters
    ----------
    as_of
        When it was done, such as 2026-03-02T15:00Z; default: the world's clock.
    actor
        Who does it, for the audit.
    """
    from deployments.cli.screen import print_json, print_table, read_instant, say
    from deployments.workspace import open_workspace
    from tasks.campaigns import apply_campaigns, load_campaigns
    from tasks.runs import resolve_as_of

    found = load_campaigns(path or _stated_folder(needs_prefect=True))
    for warning in found.warnings:
        say(f"note: {warning}")
    with open_workspace(is_making=True) as resources:
        moment = resolve_as_of(resources, read_instant(as_of))
        counts = apply_campaigns(resources, found, moment, actor)
    if output == "json":
        print_json("parley.apply.v1", {"as_of": moment, "counts": dict(counts)})
    else:
        rows = [
            (what, *(counts[f"{what}_{fate}"] for fate in ("new", "changed", "as_before")))
            for what in ("campaigns", "senders")
        ]
        title = f"applied at {moment:%F %R}Z"
        print_table(("what", "new", "changed", "as before"), rows, title)


def _stated_folder(*, needs_prefect: bool = False) -> Path:
    from deployments.workspace import load_workspace_settings

    return load_workspace_settings(needs_prefect=needs_prefect).campaigns


def _report(found: "CampaignSet | None", faults: "list[Fault]") -> dict[str, Any]:
    return {
        "is_valid": not faults,
        "campaigns": [_describe(each) for each in found.campaigns] if found else [],
        "sender_count": len(found.senders) if found else None,
        "faults": [vars(fault) for fault in faults],
        "warnings": [vars(fault) for fault in found.warnings] if found else [],
    }


def _describe(definition: "CampaignDefinition") -> dict[str, Any]:
    from tasks.campaigns import campaign_hash

    return {
        "name": definition.name,
        "content_hash": campaign_hash(definition),
        "steps": [{"name": step.name, "day": step.day} for step in definition.steps],
        "sender_count": len(definition.senders),
        "experiment": definition.experiment.name if definition.experiment else None,
    }


def _show(found: "CampaignSet") -> None:
    from deployments.cli.screen import print_table, say

    for warning in found.warnings:
        say(f"note: {warning}")
    rows = [
        (
            definition.name,
            ", ".join(f"{step.name} (day {step.day})" for step in definition.steps),
            len(definition.senders),
            definition.experiment.name if definition.experiment else "-",
        )
        for definition in found.campaigns
    ]
    print_table(("campaign", "steps", "senders", "experiment"), rows, "valid")


def _tell_faults(faults: "list[Fault]") -> None:
    from deployments.cli.screen import say

    for fault in faults:
        say(str(fault))
    say(f"parley: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}; nothing was changed")
