"""Does a sandbox world speak to this machine alone, and a live one to the real providers alone?"""

from pathlib import Path

import pytest

from models.errors import WrongWorldError
from models.settings import Settings
from tasks.clock import WallClock
from tasks.keyring import Keyring
from tasks.resources import Resources
from tasks.store.postgres import open_store

ELSEWHERE = [
    "https://api.sendgrid.com",
    "http://api.sendgrid.com",
    "http://192.0.2.1:4100",
    "http://0.0.0.0:4100",
    "https://127.0.0.1:4100",
    "http://127.0.0.1:4100@mail.example.com",
    "http://127.0.0.1:4100@mail.example.com:4100/v3",
    "http://127.0.0.1.example.com:4100",
    "http://localhost.example.com:4100",
    "http://[::1",
    "127.0.0.1:4100",
]


def _resources(world: str, **settings: object) -> Resources:
    stated = Settings.model_validate(
        {"world": world, "sendgrid": {"api_key": "SG.made-up"}} | settings
    )
    store = open_store("postgresql://nobody@127.0.0.1:1/none")  # never asked
    return Resources(stated, store, WallClock(), Keyring({}, {}), world)


@pytest.mark.parametrize("url", ELSEWHERE)
def test_sandbox_world_refuses_every_provider_that_is_not_on_this_machine(url: str):
    sendgrid = {"api_key": "SG.made-up", "base_url": url}

    with pytest.raises(WrongWorldError, match="is not on this machine"):
        _ = _resources("sandbox", sendgrid=sendgrid).email_providers
    with pytest.raises(WrongWorldError, match="is not on this machine"):
        _ = _resources("sandbox", sandbox={"base_url": url}).email_providers
    for name in ("sendgrid", "openai", "enrichment"):
        with pytest.raises(WrongWorldError, match=name):
            _resources("sandbox").provider_url(url, name)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:4100", "http://localhost:4100", "http://[::1]:4100"]
)
def test_sandbox_world_speaks_to_this_machine(url: str):
    assert _resources("sandbox", sandbox={"base_url": url}).provider_url(None, "sendgrid") == url


def test_sandbox_world_without_a_sandbox_speaks_to_nobody():
    with pytest.raises(WrongWorldError, match="no sandbox to talk to"):
        _ = _resources("sandbox").email_providers


@pytest.mark.parametrize("url", ["http://127.0.0.1:4100", *ELSEWHERE])
def test_live_world_refuses_any_base_url(url: str):
    sendgrid = {"api_key": "SG.made-up", "base_url": url}

    with pytest.raises(WrongWorldError, match=r"sendgrid\.base_url is set in a live world"):
        _ = _resources("live", sendgrid=sendgrid).email_providers


def test_live_world_takes_no_notice_of_a_sandbox(tmp_path: Path):
    resources = _resources("live", home=tmp_path, sandbox={"base_url": "http://127.0.0.1:4100"})

    assert resources.provider_url(None, "sendgrid") is None
