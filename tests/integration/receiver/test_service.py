"""Does the receiver start only when it may, and say when it cannot store?"""

import os
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from deployments.embedded_postgres import start, stop
from deployments.receiver import create_app
from deployments.receiver_state import FailureLimit
from models.errors import SettingsError
from models.rules.link_tokens import UNSUBSCRIBE, make_token
from tasks.clock import WallClock
from tasks.keyring import Keyring
from tasks.resources import Resources
from tasks.store.postgres import Store, open_store
from tests.factories_events import (
    KEYRING,
    Provider,
    dump_events,
    make_event,
    make_resources,
    make_sent,
    make_settings,
    running_receiver,
)
from tests.postgres_fixture import free_port


def test_health_tells_the_world(client: httpx.Client):
    answer = client.get("/health")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "world": "sandbox"}


def test_without_its_database_the_receiver_says_try_again(
    resources: Resources, provider: Provider, as_of: datetime, store: Store
):
    sent = make_sent(store, as_of)
    token = make_token(KEYRING.purpose_key("link-tokens"), UNSUBSCRIBE, sent.message_id)
    body = dump_events(make_event(sent, "delivered", as_of))
    resources.store = open_store("postgresql+psycopg://nobody@127.0.0.1:1/none")
    resources.clock = WallClock()

    with running_receiver(resources) as url:
        answers = [
            httpx.post(
                f"{url}/webhooks/sendgrid", content=body, headers=provider.sign(body, as_of)
            ),
            httpx.get(f"{url}/health"),
            httpx.post(f"{url}/u/{token}", data={"List-Unsubscribe": "One-Click"}),
        ]

    assert [answer.status_code for answer in answers] == [503, 503, 503]
    for answer in answers:
        assert answer.headers["retry-after"] == "30"
        assert "nobody" not in answer.text
    assert "<h1>Please try again in a minute</h1>" in answers[-1].text


@pytest.mark.slow
def test_after_the_database_is_back_the_same_process_stores_again(
    tmp_path: Path, migrate, provider: Provider, as_of: datetime
):
    state = tmp_path / "pg"
    address = start(state)
    migrate(address.url)
    store = open_store(address.url)
    settings = make_settings(tmp_path, address.url, provider.public_key)
    resources = make_resources(store, as_of, settings)
    body = dump_events(make_event(make_sent(store, as_of), "delivered", as_of))
    headers = provider.sign(body, as_of)

    stop(state)
    with running_receiver(resources) as url:
        down = httpx.post(f"{url}/webhooks/sendgrid", content=body, headers=headers)
        start(state)
        up = httpx.post(f"{url}/webhooks/sendgrid", content=body, headers=headers)
    store.close()
    stop(state)

    assert (down.status_code, up.status_code) == (503, 204)


@pytest.mark.parametrize(
    ("world", "key", "public_url", "named"),
    [
        ("sandbox", None, "http://127.0.0.1:1", "webhook_public_key is missing"),
        ("sandbox", "bm9uc2Vuc2U=", "http://127.0.0.1:1", "no P-256 public key"),
        ("live", "", "https://mail.example", "webhook_public_key is missing"),
        ("live", "given", "http://mail.example", "is not https"),
    ],
)
def test_it_refuses_to_serve_without_what_keeps_it_safe(
    store: Store,
    database_url: str,
    provider: Provider,
    tmp_path: Path,
    world,
    key,
    public_url,
    named,
):
    stated = provider.public_key if key == "given" else key
    settings = make_settings(tmp_path, database_url, stated, public_url=public_url)
    keyring = Keyring({1: bytes(32)}, {1: bytes(32)})

    with pytest.raises(SettingsError, match=named):
        create_app(Resources(settings, store, WallClock(), keyring, world))


def test_a_port_in_use_is_one_line_and_exit_75(
    database_url: str, provider: Provider, tmp_path: Path
):
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        ended = subprocess.run(
            [sys.executable, "-m", "deployments.receiver"],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=False,
            text=True,
            env={
                **os.environ,
                "DATABASE_URL": database_url,
                "PARLEY_HOME": str(tmp_path),
                "PARLEY_SENDGRID__WEBHOOK_PUBLIC_KEY": provider.public_key,
                "PARLEY_RECEIVER__PORT": str(port),
            },
        )

    assert ended.returncode == 75
    assert ended.stderr == (
        f"parley receiver: 127.0.0.1:{port}: the port is taken or not ours; "
        "set PARLEY_RECEIVER__PORT to a free one\n"
    )


def test_refusals_are_limited_by_client():
    class Watch(WallClock):
        seconds = 0.0

        def monotonic(self) -> float:
            return self.seconds

    watch = Watch()
    limit = FailureLimit(watch)

    first = [limit.is_over("a") for _ in range(101)]
    other = limit.is_over("b")
    watch.seconds = 11
    later = limit.is_over("a")

    assert first == [False] * 100 + [True]
    assert (other, later) == (False, False)
