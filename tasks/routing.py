"""By which account does each sender's mail go now?"""

from datetime import UTC, datetime
from typing import NamedTuple

from models.rules.accounts import Breaker, choose_account
from tasks.claim_rows import Sender
from tasks.resources import Resources
from tasks.store.postgres import Session


def due_senders(resources: Resources, as_of: datetime) -> list[Sender]:
    """Return the senders with due messages, the most urgent first, each with the account to call.

    A sender all of whose accounts are down is left out. Raises `SettingsError` where the account's
    key is not set.
    """
    with resources.store.transaction() as session:
        senders = [Sender(*row) for row in session.rows("dispatch.due_senders", as_of=as_of)]
        health = _read_health(session, as_of)
    return [routed for each in senders if (routed := _route(resources, each, health, as_of))]


class _Health(NamedTuple):
    """What stands against accounts: by `provider/account`, and by `provider:account`."""

    breakers: dict[str, Breaker]
    spent: set[str]


def _read_health(session: Session, as_of: datetime) -> _Health:
    day = str(as_of.astimezone(UTC).date())
    return _Health(
        {
            key: Breaker(state, retry_at)
            for key, state, retry_at in session.rows("dispatch.open_breakers", as_of=as_of)
        },
        {row[0] for row in session.rows("dispatch.spent_accounts", day=day)},
    )


def _route(resources: Resources, sender: Sender, health: _Health, as_of: datetime) -> Sender | None:
    names = {sender.account_name, *resources.settings.sendgrid.fallbacks}
    down = {
        name: health.breakers[key]
        for name in names
        if (key := f"{sender.provider}/{name}") in health.breakers
    }
    spent = {name for name in names if f"{sender.provider}:{name}" in health.spent}
    fallbacks = resources.settings.sendgrid.fallbacks
    route = choose_account(sender.account_name, fallbacks, down, spent, as_of)
    if route is None:
        return None
    resources.email_provider(route.account_name)  # a missing key is said before the claim
    return sender._replace(**route._asdict())
