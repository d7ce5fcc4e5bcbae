"""Stand-ins that satisfy a port, where a real part would only blur what is measured."""

from collections.abc import Mapping, Sequence

from models.ports import Accepted, OutgoingEmail


class TakingProvider:
    """An e-mail provider that takes everything at once; for speeds of the ledger alone."""

    name = "sendgrid"
    log_lag_seconds: float | None = None

    def group_calls(self, messages: Sequence[OutgoingEmail]) -> list[Sequence[OutgoingEmail]]:
        """Take all in one call."""
        return [messages]

    def send_batch(self, messages: Sequence[OutgoingEmail]) -> Mapping[str, Accepted | Exception]:
        """Accept all messages."""
        return {message.message_id: Accepted("taken") for message in messages}

    def find_evidence(self, message_ids: Sequence[str]) -> Mapping[str, Accepted]:
        """Know nothing."""
        return {}
