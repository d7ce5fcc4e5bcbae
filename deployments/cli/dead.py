"""What is to become of messages that were given up?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter

if TYPE_CHECKING:
    from tasks.dead_letters import Word
    from tasks.store.postgres import Store

    Decision = Callable[[Store, Sequence[str], Word, datetime], int]

app = App(name="dead", help="Dead letters: list, retry, edit or discard them.")

MessageId = Annotated[str, Parameter(help="As `parley dead ls` shows it.")]
Reason = Annotated[str, Parameter(help="Why; it is kept with your name.")]


@app.command(name="ls")
def ls_command(
    *, campaign: str = "", limit: int = 100, output: Literal["table", "json"] = "table"
) -> None:
    """List messages that were given up, newest first, with the provider's words.

    Parameters
    ----------
    campaign
        Only this campaign's.
    limit
        At most so many.
    output
        A table for people, or json.
    """
    from deployments.cli.screen import print_json, print_table
    from deployments.workspace import open_workspace
    from tasks.dead_letters import list_dead

    with open_workspace() as resources:
        rows = list_dead(resources.store, campaign, limit)
    if output == "json":
        print_json("parley.dead.v1", {"dead_letters": rows})
        return
    title = f"{len(rows)} dead letter{'' if len(rows) == 1 else 's'}"
    cells = [(row["closed_at"], _describe(row)) for row in rows]
    print_table(("given up (UTC)", "message, and why"), cells, title)


def _describe(row: dict[str, Any]) -> str:
    """Say which message it is, on a line whose id can be copied whole, and why it died."""
    step = f"{row['campaign_name']}, step {row['step']} {row['step_name']}"
    why = f"{row['reason']}: {row['error'] or row['sentence']}"
    return f"{row['message_id']} of {step}\n{why}"


@app.command(name="retry")
def retry_command(*message_ids: MessageId, reason: Reason = "by hand") -> None:
    """Plan dead letters anew; each passes every rule again."""
    from tasks.dead_letters import retry_dead

    print(f"{_decide(retry_dead, message_ids, reason)} planned anew")


@app.command(name="edit")
def edit_command(
    message_id: MessageId, *, subject: str, text: Path, reason: Reason = "by hand"
) -> None:
    """Replace a dead letter's text by yours, and plan it anew; your word approves it.

    Parameters
    ----------
    subject
        The new subject.
    text
        A file with the new body as plain text; the legal footer is added.
    """
    from deployments.cli.actor import read_actor
    from deployments.cli.named_files import read_named_text
    from deployments.workspace import open_workspace
    from tasks.dead_letters import Word, edit_dead

    body = read_named_text(text)
    with open_workspace() as resources:
        word = Word(read_actor(), reason)
        edit_dead(resources, message_id, subject, body, word, resources.clock.now())
    print("1 planned anew with your text")


@app.command(name="discard")
def discard_command(*message_ids: MessageId, reason: Reason = "by hand") -> None:
    """Close dead letters for good."""
    from tasks.dead_letters import discard_dead

    print(f"{_decide(discard_dead, message_ids, reason)} discarded")


def _decide(decision: "Decision", message_ids: Sequence[str], reason: str) -> int:
    """Carry out what the person at the keyboard decides; returns of how many letters."""
    from deployments.cli.actor import read_actor
    from deployments.workspace import open_workspace
    from tasks.dead_letters import Word

    with open_workspace() as resources:
        word = Word(read_actor(), reason)
        return decision(resources.store, message_ids, word, resources.clock.now())
