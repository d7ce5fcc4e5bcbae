"""Why was something sent, held or dropped, or is not sent yet?"""

from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

from models.errors import UsageError

if TYPE_CHECKING:
    from tasks.explaining import CampaignStory, LeadStory

app = App(name="why", help="The timeline of a lead or message; what holds a campaign back.")


@app.default
def why_command(
    subject: str | None = None,
    *,
    campaign: str | None = None,
    facts: bool = False,
    output: Literal["table", "json"] = "table",
) -> None:
    """Show what happened to a lead or a message, each decision with its reason.

    Parameters
    ----------
    subject
        A lead's id, its key in the source, its address, or a message's id.
    campaign
        Instead: a campaign, and what holds its messages back now.
    facts
        Also print the facts that each decision stood on.
    output
        A table for people, or json.
    """
    from deployments.workspace import open_workspace
    from tasks.explaining import tell_campaign, tell_lead

    if (subject is None) == (campaign is None):
        raise UsageError("name a lead or message, or --campaign NAME")
    with open_workspace() as resources:
        if campaign is not None:
            _show_campaign(campaign, tell_campaign(resources, campaign), output)
        else:
            _show_lead(tell_lead(resources, subject or ""), facts, output)


def _show_campaign(name: str, story: "CampaignStory", output: str) -> None:
    from deployments.cli.screen import print_json, print_table, show, tell

    if output == "json":
        wait = story.wait._asdict() if story.wait else None
        payload = {"campaign": name, **story.head, "wait": wait, "messages": story.states}
        print_json("parley.why.campaign.v1", payload)
        return
    head = story.head
    waits = f", waiting: {story.wait.waiting_for}" if story.wait and story.wait.waiting_for else ""
    tell(f"{name}: {head['state']}{waits}, {head['enrolled_count']:,} leads enrolled")
    if story.wait and story.wait.next_at:
        print(f"  the next message may go out at {show(story.wait.next_at)} UTC")
    for pause in head["pauses"]:
        tell(f"  paused: {pause}")
    for breaker in head["open_breakers"]:
        tell(f"  circuit breaker open: {breaker}")
    rows = [
        (
            each["state"],
            each["reason"] or "-",
            each["message_count"],
            each["next_at"],
            each["sentence"],
        )
        for each in story.states
    ]
    print_table(("state", "reason", "messages", "next look (UTC)", "which means"), rows)


def _show_lead(story: "LeadStory", with_facts: bool, output: str) -> None:
    from deployments.cli.screen import print_json, print_table

    if output == "json":
        payload: dict[str, Any] = {
            "lead": story.lead,
            "facts": story.facts,
            "timeline": story.timeline,
            "not_enrolled": story.not_enrolled,
        }
        print_json("parley.why.lead.v1", payload)
        return
    for name, value in story.lead.items():
        if value is not None:
            print(f"{name.replace('_', ' ')}: {value}")
    if story.facts:
        rows = [
            (
                each["field"],
                str(each["value"])[:40],
                each["source"],
                each["confidence"],
                each["expires_at"],
            )
            for each in story.facts
        ]
        print_table(("fact", "value", "source", "confidence", "expires (UTC)"), rows)
    _show_gates(story)
    print_table(
        ("when (UTC)", "what", "of", "", "why"),
        [
            (
                each["at"],
                each["kind"],
                each["subject"],
                each["what"],
                each["sentence"] or each["reason"],
            )
            for each in story.timeline
        ],
    )
    if with_facts:
        _show_decision_facts(story.timeline)


def _show_gates(story: "LeadStory") -> None:
    """Say why no campaign has the lead; whoever was in one has a timeline that tells."""
    from deployments.cli.screen import print_table

    if any(each["kind"] == "enrolment" for each in story.timeline):
        return
    rows = [(each["campaign"], each["sentence"], each["remedy"]) for each in story.not_enrolled]
    if rows:
        print_table(("not enrolled in", "because", "what to do"), rows)


def _show_decision_facts(timeline: list[dict[str, Any]]) -> None:
    from deployments.cli.screen import print_table

    for each in timeline:
        if each["kind"] == "decision":
            rows = sorted((name, str(value)) for name, value in each["facts"].items())
            print_table(("fact", "value"), rows, f"{each['what']}: {each['reason']}")
