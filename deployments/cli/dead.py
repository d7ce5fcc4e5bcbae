"""What is to become of messages that were given up?"""

import getpass
from pathlib import Path
from typing import Literal

from cyclopts import App

from models.errors import UsageError

app = App(name="dead", help="Dead letters: list, retry, edit or discard them.")


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
    print_table(
        ("message", "campaign", "step", "given up (UTC)", "why"),
        [
            (
                row["message_id"],
                row["campaign_name"],
                f"{row['step']} {row['step_name']}",
                row["closed_at"],
                f"{row['reason']}: {row['error'] or row['sentence']}",
            )
            for row in rows
        ],
        f"{len(rows)} dead letter{'' if len(rows) == 1 else 's'}",
    )


@app.command(name="retry")
def retry_command(*message_ids: str, reason: str = "by hand") -> None:
    """Plan dead letters anew; each passes every rule again.

    Parameters
    ----------
    message_ids
        As `parley dead ls` shows them.
    reason
        Why; it is kept with your name.
    """
    from deployments.workspace import open_workspace
    from tasks.dead_letters import Word, retry_dead

    with open_workspace() as resources:
        word = Word(getpass.getuser(), reason)
        moved = retry_dead(resources.store, message_ids, word, resources.clock.now())
    print(f"{moved} planned anew")


@app.command(name="edit")
def edit_command(message_id: str, *, subject: str, text: Path, reason: str = "by hand") -> None:
    """Replace a dead letter's text by yours, and plan it anew; your word approves it.

    Parameters
    ----------
    message_id
        As `parley dead ls` shows it.
    subject
        The new subject.
    text
        A file with the new body as plain text; the legal footer is added.
    reason
        Why; it is kept with your name.
    """
    from deployments.workspace import open_workspace
    from tasks.dead_letters import Word, edit_dead

    try:
        body = text.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--text {text}: {error}") from None
    with open_workspace() as resources:
        word = Word(getpass.getuser(), reason)
        edit_dead(resources, message_id, subject, body, word, resources.clock.now())
    print("1 planned anew with your text")


@app.command(name="discard")
def discard_command(*message_ids: str, reason: str = "by hand") -> None:
    """Close dead letters for good.

    Parameters
    ----------
    message_ids
        As `parley dead ls` shows them.
    reason
        Why; it is kept with your name.
    """
    from deployments.workspace import open_workspace
    from tasks.dead_letters import Word, discard_dead

    with open_workspace() as resources:
        word = Word(getpass.getuser(), reason)
        moved = discard_dead(resources.store, message_ids, word, resources.clock.now())
    print(f"{moved} discarded")
