"""Does every message have its place? Exit 1 if anything does not balance."""

import sys
from typing import Any, Literal

from cyclopts import App

app = App(name="prove", help="Balance the ledger and run the audits; exit 1 if anything is off.")


@app.default
def prove_command(*, as_of: str | None = None, output: Literal["table", "json"] = "table") -> None:
    """Balance due steps, messages and their moves by day and campaign, and run every audit.

    Parameters
    ----------
    as_of
        Instant by which "in doubt for too long" is judged; default: the world's clock.
    output
        A table for people, or json.
    """
    from deployments.cli.screen import print_json, read_instant
    from deployments.workspace import open_workspace
    from tasks.proof import prove

    with open_workspace() as resources:
        proof = prove(resources.store, read_instant(as_of) or resources.clock.now())
    if output == "json":
        print_json(
            "parley.prove.v1",
            {
                "holds": proof.holds,
                "is_empty": _is_empty(proof),
                "balance": proof.balance,
                "unbalanced": proof.unbalanced,
                "audits": proof.audits,
            },
        )
    else:
        show_proof(proof)
    sys.exit(0 if proof.holds else 1)


def show_proof(proof: Any) -> None:
    """Print the balance by campaign and each audit's count, with the first offenders."""
    from deployments.cli.screen import print_table
    from tasks.proof import STATES, name_count

    names = sorted({row["campaign_name"] for row in proof.balance}) or ["no campaign yet"]
    columns = ("due", "message", "logged", *STATES)
    rows = [
        [name_count(column)]
        + [
            sum(row[f"{column}_count"] for row in proof.balance if row["campaign_name"] == name)
            for name in names
        ]
        for column in columns
    ]
    days = len({row["due_on"] for row in proof.balance})
    print_table(("", *names), rows, f"Balance over {days} days by first due day (UTC)")
    audits: list[list[Any]] = [["unbalanced days", len(proof.unbalanced), _first(proof.unbalanced)]]
    audits += [[name, len(found), _first(found)] for name, found in proof.audits.items()]
    print_table(("audit", "rows", "first"), audits, "Audits (none is good)")
    if _is_empty(proof):
        print("There is nothing to prove yet: nobody is enrolled and no message was planned.")
    else:
        print("Everything balances." if proof.holds else "It does not balance; see the rows above.")


def _is_empty(proof: Any) -> bool:
    return proof.holds and not proof.balance


def _first(rows: list[dict[str, Any]]) -> str:
    return " ".join(str(value) for value in rows[0].values() if value)[:70] if rows else ""
