"""What may the file of senders say?

`campaigns/senders.yaml` lists who may send: an address with the day its warm-up began. Campaigns
name them by id.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from models.rules.send_windows import zone_of
from models.schemas.parts import Contradiction, Part, known, repeated
from models.settings import MAIN_ACCOUNT, AccountName

SenderId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{1,62}$")]


class SenderDefinition(Part):
    """One address that mail goes out from."""

    id: SenderId
    channel: Literal["email"] = "email"
    provider: Literal["sendgrid"] = "sendgrid"
    account: AccountName = Field(MAIN_ACCOUNT, description="which credentials")
    address: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)
    display_name: str = Field(min_length=1, max_length=100, pattern=r"^[^\r\n\x00]+$")
    timezone: str = "America/New_York"
    warmup_started_on: date
    daily_cap: int | None = Field(None, ge=0)
    enabled: bool = True

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        if zone_of(name) is None:
            raise ValueError(f"{name!r} is no time zone, such as Europe/Berlin")
        return name


class SenderFile(Part):
    """All senders."""

    senders: list[SenderDefinition] = Field(min_length=1)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield each id and address that two senders have."""
        senders = known(self.senders)
        for what, values in (
            ("id", [(index, each.id) for index, each in senders if each.id]),
            ("address", [(index, each.address.lower()) for index, each in senders if each.address]),
        ):
            for index, value in repeated(values):
                yield ("senders", index, what), f"two senders have the same {what}: {value}"
