"""What makes up one sandbox, and what of it outlives a restart?

Seed, clock, modes, rates, destinations and fault rules are kept in the home beside the ledger;
a home belongs to one seed and to one process at a time.
"""

from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from deployments.sandbox.clock import DEFAULT_START, Clock, VirtualClock, WallClock
from deployments.sandbox.enrichment_api.companies import Directory, EnrichmentDesk
from deployments.sandbox.faults import FaultDial
from deployments.sandbox.mailroom.post_office import Destinations, PostOffice
from deployments.sandbox.mailroom.signing import Signer
from deployments.sandbox.modes import Modes
from deployments.sandbox.openai_api.batches import BatchDesk
from deployments.sandbox.openai_api.completions import LanguageModel
from deployments.sandbox.people.rates import Rates, change_rates
from deployments.sandbox.sendgrid_api.activity import ActivityLog
from deployments.sandbox.sendgrid_api.mail_send import MailDesk
from deployments.sandbox.store import Store
from deployments.sandbox.wire import Json


class SeedMismatchError(ValueError):
    """The home was made with another seed."""


class World:
    """One sandbox: its memory, its people, its providers."""

    def __init__(
        self,
        home: Path,
        seed: int,
        clock_kind: str,
        start: float | None = None,
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.store = Store(home / "sandbox.sqlite")
        self.seed = seed
        self._keep_seed()
        self.clock = self._open_clock(clock_kind, start)
        self.signer = Signer(home)
        self.dial = FaultDial(self.store, seed)
        self.modes = Modes()
        directory = Directory()
        self.desk = MailDesk(self.store, seed, directory.zone_of, self.modes)
        self.activity = ActivityLog(self.store, self.modes)
        self.model = LanguageModel(seed, self.modes)
        self.batches = BatchDesk(self.store, seed, self.model, self.modes)
        self.enrichment = EnrichmentDesk(directory, seed, self.modes)
        self.post_office = PostOffice(self.store, self.signer, seed)
        self._recall()

    def _keep_seed(self) -> None:
        kept = self.store.recall("seed")
        if kept is not None and kept != self.seed:
            self.store.close()
            raise SeedMismatchError(
                f"{self.home} holds the world of seed {kept}, not {self.seed}; take another --home"
            )
        self.store.remember("seed", self.seed)
        self.store.commit()

    def _open_clock(self, kind: str, start: float | None) -> Clock:
        if kind == "wall":
            return WallClock()
        kept = self.store.recall("now")
        return VirtualClock(kept or start or DEFAULT_START.timestamp())

    def _recall(self) -> None:
        self.modes.change(self.store.recall("mode", {}))
        self.change_destinations(self.store.recall("destinations", {}))
        self.desk.rates = change_rates(Rates(), self.store.recall("people", {}))

    def advance_clock(self, to: float) -> None:
        """Move the virtual clock on; ClockWentBackError if it would go back."""
        self.clock.advance(to)
        self.store.remember("now", to)
        self.store.commit()

    def change_modes(self, changes: Json) -> None:
        """Change some modes; ValueError names an unknown or malformed one."""
        self.modes.change(changes)
        self.store.remember("mode", self.modes.show())
        self.store.commit()

    def change_destinations(self, changes: Json) -> None:
        """Change where webhooks go; ValueError names an unknown setting."""
        unknown = set(changes) - {spec.name for spec in fields(Destinations)}
        if unknown:
            known = sorted(asdict(Destinations()))
            raise ValueError(f"unknown destination {sorted(unknown)}; known are {known}")
        self.post_office.destinations = replace(self.post_office.destinations, **changes)
        self.store.remember("destinations", self.post_office.settings())
        self.store.commit()

    def change_people(self, changes: Json) -> None:
        """Change some rates, for mail accepted from now on; ValueError names an unknown one."""
        kept = {**self.store.recall("people", {}), **changes}
        self.desk.rates = change_rates(Rates(), kept)
        self.store.remember("people", kept)
        self.store.commit()

    def reset(self) -> None:
        """Forget ledger, events, calls, files and faults; keep seed, key, clock and settings."""
        self.store.forget_everything()
        self.dial.put([])
        self.store.commit()
        self.desk.restart_numbers()

    def record_call(
        self,
        endpoint: str,
        account: str,
        fault: str | None,
        outcome: tuple[int | None, str],
        message_count: int,
    ) -> None:
        """Note one provider call; the router commits."""
        status, ending = outcome
        row: tuple[Any, ...] = (
            self.clock.now(),
            endpoint,
            account,
            fault,
            status,
            ending,
            message_count,
        )
        self.store.write(
            "insert into call (at, endpoint, account, fault, status, ending, message_count)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            row,
        )

    async def close(self) -> None:
        """Finish cleanly."""
        await self.post_office.close()
        self.store.close()
