"""What may the file of senders say?

`campaigns/senders.yaml` lists who may send: an address with the day its warm-up began. Campaigns
name them by id.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from models.rules.send_windows import zone_of
from models.settings import MAIN_ACCOUNT, AccountName

SenderId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{1,62}$")]


class SenderDefinition(BaseModel):
    """One address that mail goes out from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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


class SenderFile(BaseModel):
    """All senders."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    senders: list[SenderDefinition] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_distinct(self) -> "SenderFile":
        for what, keys in (
            ("id", [sender.id for sender in self.senders]),
            ("address", [sender.address.lower() for sender in self.senders]),
        ):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise ValueError(f"two senders have the same {what}: {', '.join(twice)}")
        return self
