"""What do the rules and recipes expect of the world?

Protocols only: adapters in tasks/ satisfy them, and so do the stand-ins of the tests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The one source of time: business instants and a stop-watch."""

    def now(self) -> datetime:
        """Return the current business instant in UTC: virtual in a simulated world."""
        ...

    def monotonic(self) -> float:
        """Return seconds of a clock that never steps back; for leases and time-outs."""
        ...


@dataclass(frozen=True, slots=True)
class OutgoingEmail:
    """One e-mail as it is handed to a provider."""

    message_id: str
    attempt_id: str
    to_address: str
    to_name: str
    from_address: str
    from_name: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    custom_args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took the message; `provider_message_id` names it in later events."""

    provider_message_id: str


class EmailProvider(Protocol):
    """Sends e-mails; one outcome for each message, in any order, by message id.

    A value is `Accepted`, one of the five adapter errors of models/errors.py, or NotTogetherError:
    nothing was taken, and the messages of each of its parts may go in a call of their own. The call
    itself raises nothing but programming errors.
    """

    name: str
    log_lag_seconds: float | None
    """How late the account's own log is; None where the account has no log."""

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Group messages by the calls that carry them; each group is marked before its call."""
        ...

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, "Accepted | Exception"]:
        """Hand the messages over and say what became of each."""
        ...

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Look messages up in the provider's own log, where the account has one."""
        ...
