"""What can be set, and what holds where nothing is?

Frozen, described, and read once (tasks/resources.py). A name `dispatch.batch_size` is the
environment's `PARLEY_DISPATCH__BATCH_SIZE` and parley.toml's `batch_size` under `[dispatch]`.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    field_validator,
    model_validator,
)

MAIN_ACCOUNT = "sendgrid"
"""The name of the account whose key is `sendgrid.api_key`; a sender's account by default."""

POSTGRES_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


def _split_commas(value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


AccountName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,62}$")]
NameList = Annotated[tuple[str, ...], BeforeValidator(_split_commas)]


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DispatchSettings(_Group):
    """How messages go out."""

    batch_size: int = Field(100, ge=1, le=1000, description="messages in one provider call")
    claim_size: int = Field(500, ge=1, le=5000, description="messages claimed in one transaction")
    lease_seconds: int = Field(120, ge=5, description="how long a claim holds, by Postgres' clock")
    run_seconds: int = Field(45, ge=1, description="a run stops claiming after this long")
    concurrency: int = Field(4, ge=1, le=64, description="provider calls at once in one worker")
    max_attempts: int = Field(5, ge=1, description="calls before a message is dead")
    retry_base_seconds: float = Field(30, gt=0, description="first back-off; doubles each time")
    retry_cap_seconds: float = Field(3600, gt=0, description="longest back-off")
    breaker_failures: int = Field(5, ge=1, description="failures in a row that open the breaker")
    breaker_seconds: float = Field(60, gt=0, description="how long an open breaker stays open")
    lateness_limit_seconds: int = Field(
        120, ge=0, description="largest as_of to clock in a live world"
    )


class CapSettings(_Group):
    """How often a person or a company may hear from us."""

    per_lead_per_day: int = Field(1, ge=1, description="by the date where the lead lives")
    per_lead_per_week: int = Field(3, ge=1, description="in any 7 days")
    per_account_per_day: int = Field(5, ge=1, description="by the date where the lead lives")
    cooling_days: int = Field(
        30, ge=0, description="after a sequence has ended, or a contact elsewhere"
    )


class SandboxSettings(_Group):
    """Where the world in a box listens."""

    base_url: str | None = Field(None, description="of the sandbox, such as http://127.0.0.1:4100")
    seed: int = 7


class SendGridAccount(_Group):
    """A further account at SendGrid: for senders that name it, or to fall back on."""

    api_key: SecretStr
    webhook_public_key: str | None = Field(None, description="where its webhook has another key")
    daily_cap: int | None = Field(None, ge=0, description="messages a day in UTC; none: no limit")
    warmup_started_on: date | None = Field(
        None, description="day 0 of its own warm-up; none: it is warm"
    )
    activity_lag_seconds: float | None = None


class SendGridSettings(_Group):
    """The e-mail provider."""

    api_key: SecretStr | None = Field(None, description="also SENDGRID_API_KEY")
    base_url: str | None = Field(None, description="only in a sandbox world")
    webhook_public_key: str | None = Field(None, description="of the signed event webhook, base64")
    timeout_seconds: float = Field(30, gt=0)
    messages_per_second: int | None = Field(
        None, ge=1, description="rate limit of an account, all workers together; none: no limit"
    )
    daily_cap: int | None = Field(None, ge=0, description="messages a day in UTC; none: no limit")
    activity_lag_seconds: float | None = Field(
        None, description="how late the account's Email Activity log is; none: no such add-on"
    )
    accounts: dict[AccountName, SendGridAccount] = Field(
        {}, description="further accounts by name, each with its own api_key, caps and warm-up"
    )
    fallbacks: NameList = Field(
        (), description="accounts to use, in this order, while a sender's own is down"
    )

    @model_validator(mode="after")
    def _fallbacks_exist(self) -> "SendGridSettings":
        unknown = [name for name in self.fallbacks if name not in {*self.accounts, MAIN_ACCOUNT}]
        if unknown:
            raise ValueError(f"fallbacks name accounts that are not set: {', '.join(unknown)}")
        if MAIN_ACCOUNT in self.accounts:
            raise ValueError(f"accounts.{MAIN_ACCOUNT} is the main account; set sendgrid.api_key")
        return self


class OpenAISettings(_Group):
    """The model provider."""

    api_key: SecretStr | None = Field(None, description="also OPENAI_API_KEY")
    base_url: str | None = Field(None, description="only in a sandbox world")
    model: str = "gpt-4o-mini"
    timeout_seconds: float = Field(60, gt=0)
    concurrency: int = Field(8, ge=1, le=32)
    daily_budget_micros: int = Field(20_000_000, ge=0, description="stops generation when spent")


class EnrichmentSettings(_Group):
    """The source of company facts."""

    base_url: str | None = None
    api_key: SecretStr | None = None
    expiry_days: int = Field(30, ge=1, description="how long a looked-up fact holds")
    timeout_seconds: float = Field(20, gt=0)


class ReceiverSettings(_Group):
    """The web service that takes events, unsubscribes and replies."""

    host: str = "127.0.0.1"
    port: int = Field(4180, ge=0, le=65535, description="0: any that is free, which it names")
    public_url: str = Field(
        "http://127.0.0.1:4180",
        description="also TRACKING_DOMAIN; in links; by default it follows the port",
    )
    inbound_secret: SecretStr | None = Field(None, description="in the inbound parse URL")
    freshness_seconds: int = Field(600, ge=1, description="older signatures are flagged stale")


class KeySettings(_Group):
    """Where the keys come from; never logged."""

    master_keys: SecretStr | None = Field(
        None, description="also DB_ENCRYPTION_KEY; version:base64, comma separated"
    )
    lookup_keys: SecretStr | None = Field(None, description="version:base64, comma separated")


class OrganisationSettings(_Group):
    """Who writes, as the law wants it said."""

    name: str = "Northwind Analytics"
    postal_address: str = "1 Example Street, Springfield, IL 62701, USA"
    reply_domain: str = "reply.northwind.example"


class Settings(_Group):
    """Everything that can be set."""

    home: Path = Field(Path(".parley"), description="the state folder; also PARLEY_HOME")
    world: Literal["live", "sandbox"] = "sandbox"
    database_url: SecretStr | None = Field(None, description="also DATABASE_URL; none: embedded")
    campaigns: Path = Field(Path("campaigns"), description="the folder of campaigns")
    prefect_port: int = Field(4200, ge=1, le=65535)
    slow_query_seconds: float = Field(
        2, gt=0, description="a statement that takes longer is warned of in the log, by its name"
    )
    dispatch: DispatchSettings = DispatchSettings()
    caps: CapSettings = CapSettings()
    sandbox: SandboxSettings = SandboxSettings()
    sendgrid: SendGridSettings = SendGridSettings()
    openai: OpenAISettings = OpenAISettings()
    enrichment: EnrichmentSettings = EnrichmentSettings()
    receiver: ReceiverSettings = ReceiverSettings()
    keys: KeySettings = KeySettings()
    organisation: OrganisationSettings = OrganisationSettings()
    import_failure_share: float = Field(0.2, ge=0, le=1, description="bad rows beyond it refuse")
    chunk_size: int = Field(2000, ge=500, le=50_000, description="rows of one task")

    @field_validator("database_url")
    @classmethod
    def _is_of_postgres(cls, url: SecretStr | None) -> SecretStr | None:
        scheme, separator, _ = url.get_secret_value().partition("://") if url else ("", "", "")
        if separator and scheme not in POSTGRES_SCHEMES:
            said = "is no address of a Postgres; write postgresql://user:password@host/name"
            raise ValueError(said)
        return url
