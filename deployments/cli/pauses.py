"""How does a person stop and restart sending?"""

import getpass

from cyclopts import App

from models.errors import UsageError

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
    """
    from deployments.workspace import open_workspace
    from tasks.pauses import pause

    level, key = _scope(all, campaign, sender, channel, enrolment)
    with open_workspace() as resources:
        made = pause(resources.store, level, key, reason, getpass.getuser(), resources.clock.now())
    print(f"{level} {key}".strip() + (" is paused" if made else " was paused already"))


@resume_app.default
def resume_command(
    *,
    all: bool = False,  # noqa: A002
    campaign: str | None = None,
    sender: str | None = None,
    channel: str | None = None,
    enrolment: str | None = None,
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
    """
    from deployments.cli.screen import tell
    from deployments.workspace import open_workspace
    from tasks.pauses import resume

    level, key = _scope(all, campaign, sender, channel, enrolment)
    with open_workspace() as resources:
        lifted = resume(resources.store, level, key, getpass.getuser(), resources.clock.now())
        with resources.store.transaction() as session:
            left = session.records("status.in_force_pauses")
    print(f"{lifted} pause{'' if lifted == 1 else 's'} lifted")
    for each in left:
        scope = f"{each['level']} {each['scope_key']}".strip()
        tell(f"  still paused: {scope} by {each['actor']}: {each['reason']}")
