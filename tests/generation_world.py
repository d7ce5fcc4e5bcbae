"""Leads whose first message is due and has no text yet, and a run that writes it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deployments.sandbox_control import Sandbox
from flows.generate import run_generate
from tasks.store.postgres import Store
from tests.factories_content import add_facts, shipped_definition
from tests.factories_ledger import ReadyWorld, make_ready_world, make_resources, set_clock

FACTS = {"industry": "Industrials", "sub_industry": "Rail", "employee_count": 14_000}


class World:
    """A store in which texts are wanted at `as_of`."""

    def __init__(self, store: Store, home: Path, sandbox: Sandbox, as_of: datetime) -> None:
        self.store, self.home, self.sandbox, self.as_of = store, home, sandbox, as_of
        set_clock(store, as_of)

    def fill(
        self, count: int, *, accounts: int = 5, facts: Any = None, **changes: Any
    ) -> ReadyWorld:
        """Make leads with these facts; without, each account's leads have the same ones."""
        made = make_ready_world(
            self.store,
            count,
            self.as_of,
            definition=shipped_definition(**changes),
            steps_with_content=(),
            accounts=accounts,
        )
        for index, lead in enumerate(made.lead_ids):
            own = {**FACTS, "founded": 1900 + index % accounts}
            seen = self.as_of - timedelta(days=1)
            add_facts(self.store, [lead], own if facts is None else facts, seen)
        return made

    def generate(self, as_of: datetime | None = None, **openai: Any) -> dict[str, int]:
        """Write what is wanted; returns the counts that are not zero."""
        settings = {"api_key": "sk-main", "timeout_seconds": 2, **openai}
        resources = make_resources(self.store, self.home, self.sandbox.url, openai=settings)
        return {key: n for key, n in run_generate(resources, as_of or self.as_of).items() if n}

    def rows(self, statement: str) -> list[tuple]:
        """Return a statement's rows."""
        with self.store.transaction() as session:
            return session.connection.execute(statement).fetchall()

    def chat_calls(self) -> int:
        """Count what the sandbox's model was asked."""
        return sum(call["endpoint"] == "chat" for call in self.sandbox.calls())
