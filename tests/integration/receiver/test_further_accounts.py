"""Are the events of a fallback account taken by its own key, and of none that is not set?"""

from datetime import datetime
from pathlib import Path

import httpx

from models.settings import Settings
from tasks.resources import Resources
from tasks.store.postgres import Store
from tests.factories_events import (
    Provider,
    dump_events,
    make_event,
    make_sent,
    running_receiver,
    select,
)


def _with_backup(resources: Resources, key: str, home: Path) -> Resources:
    stated = resources.settings.model_dump()
    stated["sendgrid"]["accounts"] = {"backup": {"api_key": "SG.b.x", "webhook_public_key": key}}
    settings = Settings.model_validate({**stated, "home": home})
    return Resources(settings, resources.store, resources.clock, resources.keyring, "sandbox")


def test_each_accounts_own_key_opens_the_door_and_a_strangers_does_not(
    resources: Resources, store: Store, provider: Provider, as_of: datetime, tmp_path: Path
):
    backup, stranger = Provider(), Provider()
    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))
    both = _with_backup(resources, backup.public_key, tmp_path)

    with running_receiver(both) as url, httpx.Client(base_url=url, timeout=30) as client:
        answers = [
            client.post(
                "/webhooks/sendgrid", content=body, headers=signer.sign(body, as_of)
            ).status_code
            for signer in (provider, backup, stranger)
        ]

    assert answers == [204, 204, 403]
    assert select(store, "select count(*) from raw_event")[0][0] >= 1
