"""What does a run work with?

The one wiring place: settings become a store, a clock, a keyring and adapters, opened inside a
flow and closed with it. Adapters are made at first use, and only for the world the store is of.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models.errors import BlockedError, SettingsError, WrongWorldError
from models.ports import Clock
from models.rules.accounts import AccountPlan
from models.settings import MAIN_ACCOUNT, Settings
from tasks.clock import VirtualClock, WallClock
from tasks.configuration import load_keyring, load_settings, require_live_settings
from tasks.keyring import Keyring
from tasks.store.postgres import Store, open_store

if TYPE_CHECKING:
    from models.ports import EmailProvider


@dataclass
class Resources:
    """A run's hands: settings, store, clock, keys and adapters."""

    settings: Settings
    store: Store
    clock: Clock
    keyring: Keyring
    world: str

    @cached_property
    def email_providers(self) -> "dict[str, EmailProvider]":
        """Return the e-mail adapters by sender account; `WrongWorldError` for the other world's."""
        from tasks.providers.sendgrid import SendGridProvider

        settings = self.settings.sendgrid
        base_url = self.provider_url(settings.base_url, "sendgrid")
        if settings.api_key is None:
            raise SettingsError("sendgrid.api_key is missing; set SENDGRID_API_KEY")
        keys = {MAIN_ACCOUNT: (settings.api_key, settings.activity_lag_seconds)} | {
            name: (account.api_key, account.activity_lag_seconds)
            for name, account in settings.accounts.items()
        }
        return {
            name: SendGridProvider(key.get_secret_value(), base_url, settings.timeout_seconds, lag)
            for name, (key, lag) in keys.items()
        }

    def email_provider(self, account: str) -> "EmailProvider":
        """Return the adapter of an account; `SettingsError` where it has no key."""
        if account not in self.email_providers:
            raise SettingsError(
                f"a sender names the account {account!r}, which is not set; set "
                f"sendgrid.accounts.{account}.api_key, or mend campaigns/senders.yaml"
            )
        return self.email_providers[account]

    def account_plan(self, account: str) -> AccountPlan:
        """Return how much an account may send, by its settings."""
        settings = self.settings.sendgrid
        if account == MAIN_ACCOUNT:
            return AccountPlan(settings.daily_cap)
        own = settings.accounts.get(account)
        return AccountPlan(own.daily_cap, own.warmup_started_on) if own else AccountPlan()

    def provider_url(self, stated: str | None, name: str) -> str | None:
        """Return the base URL: the sandbox's in a sandbox world, none (the real one) in a live."""
        if self.world == "live":
            if stated is not None:
                raise WrongWorldError(f"{name}.base_url is set in a live world; remove it")
            return None
        url = stated or self.settings.sandbox.base_url
        if url is None:
            raise WrongWorldError(
                f"{name}: a sandbox world has no sandbox to talk to; start one with `parley up`"
            )
        if not _is_on_this_machine(url):
            raise WrongWorldError(f"{name}: {url} is not on this machine; a sandbox must be")
        return url

    def close(self) -> None:
        """Give everything back."""
        self.store.close()


@contextmanager
def open_resources(
    settings: Settings | None = None, *, is_sending: bool = True, makes_keys: bool = True
) -> Iterator[Resources]:
    """Open what a run needs, from the environment's settings unless others are handed in.

    A live world that may send refuses missing credentials with `BlockedError`, all listed;
    without `is_sending` it is opened to be looked at. Without `makes_keys` no keys are made where
    there are none.
    """
    settings = settings or load_settings()
    if settings.database_url is None:
        raise BlockedError("no database; run `parley db start`, or set DATABASE_URL")
    url = settings.database_url.get_secret_value()
    store = open_store(url, slow_seconds=settings.slow_query_seconds)
    try:
        world = read_world(store)
        if world != settings.world:
            raise WrongWorldError(
                f"the store is of a {world} world, the settings say {settings.world}; set "
                f"PARLEY_WORLD={world}, or PARLEY_HOME and DATABASE_URL of the other"
            )
        if world == "live" and is_sending:
            require_live_settings(settings)
        clock: Clock = WallClock() if world == "live" else VirtualClock(_virtual_reader(store))
        keyring = load_keyring(settings, is_making=makes_keys)
        yield Resources(settings, store, clock, keyring, world)
    finally:
        store.close()


def _is_on_this_machine(url: str) -> bool:
    """Say whether the URL's host is loopback; a host in the place of a user's name is none."""
    try:
        parts = urlsplit(url)
        host, has_user = parts.hostname, "@" in parts.netloc
    except ValueError:
        return False
    return parts.scheme == "http" and not has_user and host in {"127.0.0.1", "localhost", "::1"}


def read_world(store: Store) -> str:
    """Return the world that the store is of."""
    with store.transaction() as session:
        return str(session.value("operations.read_world"))


def _virtual_reader(store: Store) -> Callable[[], datetime | None]:
    def read() -> datetime | None:
        with store.transaction() as session:
            instant: datetime | None = session.value("operations.read_virtual_now")
            return instant

    return read
