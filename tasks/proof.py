"""Does every message have its place?

Double entry: what enrolments make due, what the ledger holds, and what the log of moves says must
agree for each day and campaign, and no audit may find a row. Nothing is repaired here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from psycopg.rows import dict_row

from tasks.store.named_queries import to_pyformat
from tasks.store.postgres import Session, Store

STATES = (
    "accepted",
    "planned",
    "held",
    "merged",
    "dropped",
    "uncertain",
    "dead",
    "in_flight",
)
_WORDS = {
    "due": "due, by the enrolments",
    "message": "messages",
    "logged": "messages, by the log of moves",
    "agreeing": "messages in the state of their last move",
}


@dataclass(frozen=True)
class Proof:
    """The balance by day and campaign, and what each audit found."""

    balance: list[dict[str, Any]]
    audits: dict[str, list[dict[str, Any]]]

    @property
    def unbalanced(self) -> list[dict[str, Any]]:
        """Return the days on which the three sources disagree."""
        return [row for row in self.balance if not is_balanced(row)]

    @property
    def holds(self) -> bool:
        """Say whether everything balances and no audit found a row."""
        return not self.unbalanced and not any(self.audits.values())


def is_balanced(row: dict[str, Any]) -> bool:
    """Say whether due steps, messages, their states and their moves agree for one day."""
    total = sum(row[f"{state}_count"] for state in STATES)
    agreeing = row["agreeing_count"] == row["logged_count"]
    return agreeing and row["due_count"] == row["message_count"] == row["logged_count"] == total


def name_count(column: str) -> str:
    """Return what a count of the balance says, in words."""
    name = column.removesuffix("_count")
    return _WORDS.get(name, name.replace("_", " "))


def prove(store: Store, as_of: datetime) -> Proof:
    """Read the balance and run every audit in one snapshot of the store."""
    with store.transaction(is_snapshot=True) as session:
        balance = session.records("proof.balance")
        audits = {name: _run(session, text, as_of) for name, text in _audits().items()}
    return Proof(balance, audits)


def read_day_balance(store: Store, as_of: datetime) -> list[dict[str, Any]]:
    """Return the balance of `as_of`'s UTC day by campaign, as `prove` counts it."""
    since = as_of.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    with store.transaction(is_snapshot=True) as session:
        return session.records("proof.day_balance", since=since, until=since + timedelta(days=1))


def turn_balance(campaigns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each count and a column for each campaign, as `parley prove` shows them."""
    if not campaigns:
        return [{"what": "nothing is due on this day"}]
    names = [name for name in campaigns[0] if name.endswith("_count")]
    return [
        {"what": name_count(name)} | {row["campaign_name"]: row[name] for row in campaigns}
        for name in names
    ]


def _audits() -> dict[str, str]:
    folder = files("sql").joinpath("audits")
    return {
        path.name.removeprefix("ledger_").removesuffix(".sql"): path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.startswith("ledger_")
    }


def _run(session: Session, text: str, as_of: datetime) -> list[dict[str, Any]]:
    with session.connection.cursor(row_factory=dict_row) as cursor:
        statement = to_pyformat(text).strip().rstrip(";")
        return cursor.execute(statement, {"as_of": as_of}).fetchall()
