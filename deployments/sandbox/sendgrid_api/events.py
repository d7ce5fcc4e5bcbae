"""What does SendGrid's Event Webhook say about a message?

One JSON object an event, custom arguments flattened into it; fields by event type as in the
Event Webhook reference. Addresses are from the documentation ranges of RFC 5737.
"""

from dataclasses import dataclass
from typing import Any

import orjson

from deployments.sandbox.chance import Dice
from deployments.sandbox.people.happenings import Happening
from deployments.sandbox.people.rates import Rates
from deployments.sandbox.sendgrid_api.rendering import Mail

TELL_SECONDS = 20.0  # the usual way from the fact to the webhook
RETELL_SECONDS = 7_200.0
LATE_SECONDS = (3_600.0, 172_800.0)
DELIVERY = frozenset({"processed", "deferred", "delivered", "bounce", "dropped"})
"""The events that carry an smtp-id: what people do with a mail comes without."""
POOL_ID = 1


@dataclass(frozen=True, slots=True)
class EventWriter:
    """Writes the webhook events of one message."""

    mail: Mail
    dice: Dice
    rates: Rates
    sg_message_id: str
    smtp_id: str

    def write(self, event: str, ordinal: int, at: float, **more: Any) -> list[Happening]:
        """The event as it will be told: once, and as often again as chance says."""
        label = f"{event}.{ordinal}"
        due = at + self._lag(label)
        first = self._tell(event, label, "0", at, due, more)
        told = [first]
        if self.dice.happens(f"{label}.again", self.rates.duplicate):
            again = due + self.dice.between(f"{label}.again.at", 1, RETELL_SECONDS)
            told.append(Happening("event", event, first.order_key + "r", at, again, first.payload))
        if self.dice.happens(f"{label}.changed", self.rates.changed_duplicate):
            again = due + self.dice.between(f"{label}.changed.at", 1, RETELL_SECONDS)
            told.append(self._tell(event, label, "1", at, again, more))
        return told

    def _lag(self, label: str) -> float:
        if self.dice.happens(f"{label}.late", self.rates.late):
            return self.dice.between(f"{label}.late.by", *LATE_SECONDS)
        return self.dice.between(f"{label}.lag", 0, TELL_SECONDS)

    def _tell(
        self, event: str, label: str, copy: str, at: float, due: float, more: dict[str, Any]
    ) -> Happening:
        event_id = self.dice.token(f"{label}.id.{copy}")
        body: dict[str, Any] = {
            **self.mail.custom_args,
            "email": self.mail.to_email,
            "timestamp": int(at),
            "event": event,
            "sg_event_id": event_id,
            "sg_message_id": self.sg_message_id,
            **more,
        }
        if event in DELIVERY:
            body["smtp-id"] = self.smtp_id
        if event == "processed" and self.mail.ip_pool:
            body["pool"] = {"name": self.mail.ip_pool, "id": POOL_ID}
        body = {name: value for name, value in body.items() if value is not None}
        if self.mail.categories:
            body["category"] = self.mail.categories
        if self.mail.asm_group_id is not None:
            body["asm_group_id"] = self.mail.asm_group_id
        return Happening("event", event, event_id, at, due, orjson.dumps(body))
