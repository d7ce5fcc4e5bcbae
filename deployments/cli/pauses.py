"""How does a person stop and restart sending?"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

from models.errors import UsageError

if TYPE_CHECKING:
    from tasks.resources import Resources

Output = Annotated[Literal["text", "json"], Parameter(help="json for programs")]

pause_app = App(name="pause", help="Stop sending: everything, or one campaign, sender or channel.")
resume_app = App(name="resume", help="Go on sending.")


def _scope(
    all_: bool,
    campaign: str | None,
    sender: str | None,
    channel: str | None,
    enrolment: str | None,
) -> tuple[str, str]:
    named = {"campaign": campaign, "sender": sender, "channel": channel, "enrolment": enrolment}
    chosen = [(level, key) for level, key in named.items() if key]
    if all_ and not chosen:
        return "global", ""
    if len(chosen) == 1 and not all_:
        return chosen[0]
    raise UsageError("name one: --all, --campaign, --sender, --channel or --enrolment")


@pause_app.default
def pause_command(
    *,
    all: bool = False,  # noqa: A002
    campaign: str | None = None,
    sender: str | None = None,
    channel: str | None = None,
    enrolment: str | None = None,
    reason: str = "by hand",
    output: Output = "text",
) -> None:
    """Stop before the next call; what is under way is settled as usual.

    Parameters
    ----------
    all
        Everything.
    campaign
        Only this campaign.
    sender
        Only this sender.
    channel
        Only this channel: email, sms, whatsapp or linkedin.
    enrolment
        Only this lead's sequence, by its id.
    reason
        Why; it is kept with your name.
    output
        A line for people, or json.
    """
    from deployments.cli.actor import read_actor
    from deployments.cli.screen import print_json
    from deployments.workspace import open_workspace
    from tasks.pauses import pause

    level, key = _scope(all, campaign, sender, channel, enrolment)
    with open_workspace() as resources:
        made = pause(resources.store, level, key, reason, read_actor(), resources.clock.now())
        pauses = read_pauses(resources)
    if output == "json":
        facts = {"level": level, "scope_key": key, "is_new": made, "in_force": pauses}
        print_json("parley.pause.v1", facts)
    else:
        scope = _name({"level": level, "scope_key": key})
        print(f"{scope} {'is paused' if made else 'was paused already'}")


@resume_app.default
def resume_command(
    *,
    all: bool = False,  # noqa: A002
    campaign: str | None = None,
    sender: str | None = None,
    channel: str | None = None,
    enrolment: str | None = None,
    output: Output = "text",
) -> None:
    """Lift pauses; overdue messages pass every rule again instead of going out at once.

    Parameters
    ----------
    all
        The pause of everything, and every open circuit breaker. What was paused by itself stays
        paused, and is listed.
    campaign
        This campaign.
    sender
        This sender.
    channel
        This channel: email, sms, whatsapp or linkedin.
    enrolment
        One lead's sequence, by its id.
    output
        Lines for people, or json.
    """
    from deployments.cli.actor import read_actor
    from deployments.cli.screen import print_json, tell
    from deployments.workspace import open_workspace
    from tasks.pauses import resume

    level, key = _scope(all, campaign, sender, channel, enrolment)
    with open_workspace() as resources:
        lifted = resume(resources.store, level, key, read_actor(), resources.clock.now())
        left = read_pauses(resources)
    if output == "json":
        facts = {"level": level, "scope_key": key, "lifted_count": lifted, "in_force": left}
        print_json("parley.resume.v1", facts)
        return
    print(f"{lifted} pause{'' if lifted == 1 else 's'} lifted")
    for each in left:
        tell(f"  still paused: {_name(each)} by {each['actor']}: {each['reason']}")


def read_pauses(resources: "Resources") -> list[dict[str, Any]]:
    """Return the pauses in force, oldest first: level, scope_key, reason, actor, at."""
    with resources.store.transaction() as session:
        return session.records("status.in_force_pauses")


def tell_pause(pause: Mapping[str, Any]) -> str:
    """Return what is paused, since when, by whom and why, and the command that goes on."""
    from deployments.cli.screen import show

    is_all = pause["level"] == "global"
    option = "--all" if is_all else f"--{pause['level']} {pause['scope_key']}"
    return (
        f"{_name(pause)} is paused since {show(pause['at'])} UTC by {pause['actor']} "
        f"({pause['reason']}); `parley resume {option}` goes on"
    )


def _name(pause: Mapping[str, Any]) -> str:
    from tasks.pauses import name_scope

    return name_scope(pause["level"], pause["scope_key"])
