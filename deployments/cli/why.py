"""Why was something sent, held or dropped, or is not sent yet?"""

from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

from models.errors import UsageError

if TYPE_CHECKING:
    from tasks.explaining import CampaignStory, LeadStory

_LONGEST_VALUE = 160
_MOST_PAUSES = 10
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
        A lead's id, its key in the source, its address, its phone number, or a message's id.
    campaign
        Instead: a campaign, and what holds its messages back now.
    facts
        Also print the facts that each decision stood on, and long values whole.
    output
        A table for people, or json.
    """
    from deployments.workspace import open_workspace
    from tasks.explaining import tell_campaign, tell_lead

    if (not (subject or "").strip()) == (campaign is None):
        raise UsageError("name a lead or message, or --campaign NAME")
    with open_workspace() as resources:
        if campaign is not None:
            _show_campaign(campaign, tell_campaign(resources, campaign), output)
        else:
            _show_lead(tell_lead(resources, subject or ""), facts, output)


def _show_campaign(name: str, story: "CampaignStory", output: str) -> None:
    from deployments.cli.screen import print_json, print_table, tell

    if output == "json":
        wait = story.wait._asdict() if story.wait else None
        payload = {
            "campaign": name,
            **story.head,
            "wait": wait,
            "messages": story.states,
            "not_enrolled": story.not_enrolled,
        }
        print_json("parley.why.campaign.v1", payload)
        return
    head = story.head
    waits = f", waiting: {story.wait.waiting_for}" if story.wait and story.wait.waiting_for else ""
    tell(f"{name}: {head['state']}{waits}, {head['enrolled_count']:,} leads enrolled")
    _show_next(story)
    for breaker in head["open_breakers"]:
        tell(f"  circuit breaker open: {breaker}")
    rows = _cells(story.states, "state", "reason", "message_count", "next_at", "sentence")
    print_table(("state", "reason", "messages", "next look (UTC)", "which means"), rows)
    if story.not_enrolled:
        rows = _cells(story.not_enrolled, "reason", "lead_count", "sentence", "remedy")
        print_table(("not enrolled", "leads", "because", "what to do"), rows)


def _show_next(story: "CampaignStory") -> None:
    """Say when a message may go out, and what a person has stopped: that may be all."""
    from deployments.cli.pauses import tell_pause
    from deployments.cli.screen import show, tell

    pauses = story.head["pauses"]
    if story.head["is_paused"]:
        print("  nothing goes out until it is resumed")
    elif story.wait and story.wait.next_at:
        print(f"  the next message may go out at {show(story.wait.next_at)} UTC")
    for each in pauses[:_MOST_PAUSES]:
        tell(f"  {tell_pause(each)}")
    if len(pauses) > _MOST_PAUSES:
        print(f"  and {len(pauses) - _MOST_PAUSES:,} pauses more; `parley status` lists all")


def _show_lead(story: "LeadStory", with_facts: bool, output: str) -> None:
    from deployments.cli.screen import print_json, print_table, show, tell

    if output == "json":
        print_json("parley.why.lead.v1", story._asdict())
        return
    for name, value in story.lead.items():
        if value is not None:
            tell(f"{name.replace('_', ' ')}: {show(value)}")
    if story.facts:
        rows = [_fact_cells(each, with_facts) for each in story.facts]
        print_table(("fact", "value", "source", "confidence", "expires (UTC)"), rows)
    _show_gates(story)
    _show_open(story)
    rows = _cells(story.timeline, "at", "kind", "subject", "what", "sentence")
    if rows:
        print_table(("when (UTC)", "what", "of", "became", "why"), rows)
    else:
        print("Nothing has happened to this lead yet.")
    if with_facts:
        _show_decision_facts(story.timeline)


def _cells(found: list[dict[str, Any]], *names: str) -> list[list[Any]]:
    """Return the named columns of each row; what is empty is shown as missing."""
    return [[None if each[name] == "" else each[name] for name in names] for each in found]


def _fact_cells(fact: dict[str, Any], is_whole: bool) -> list[Any]:
    """Return a fact's cells; a long value ends after a word unless all of it is wanted."""
    from textwrap import shorten

    from tasks.story_words import in_words

    value = in_words(fact["value"]) if not isinstance(fact["value"], str) else fact["value"]
    told = value if is_whole else shorten(value, _LONGEST_VALUE, placeholder=" … (--facts: all)")
    return [fact["field"], told, fact["source"], fact["confidence"], fact["expires_at"]]


def _show_gates(story: "LeadStory") -> None:
    """Say why no campaign has the lead; whoever was in one has a timeline that tells."""
    from deployments.cli.screen import print_table

    if any(each["kind"] == "enrolment" for each in story.timeline):
        return
    rows = [(each["campaign"], each["sentence"], each["remedy"]) for each in story.not_enrolled]
    if rows:
        print_table(("not enrolled in", "because", "what to do"), rows)


def _show_open(story: "LeadStory") -> None:
    """Say of each message that is not closed what it waits for."""
    from deployments.cli.screen import print_table

    rows = [
        (
            f"{each['step']} {each['step_name']}",
            each["state"],
            each["next_at"],
            each["sentence"],
            each["remedy"],
        )
        for each in story.open_messages
    ]
    if rows:
        print_table(("open step", "is", "next look (UTC)", "because", "what to do"), rows)


def _show_decision_facts(timeline: list[dict[str, Any]]) -> None:
    from deployments.cli.screen import print_table, show
    from tasks.story_words import in_words

    for each in timeline:
        if each["kind"] == "decision":
            rows = sorted((name, in_words(value)) for name, value in each["facts"].items())
            title = f"{show(each['at'])} {each['subject']}: {each['what']}, {each['reason']}"
            print_table(("fact", "value"), rows, title)
