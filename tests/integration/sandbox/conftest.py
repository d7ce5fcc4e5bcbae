"""One sandbox for the tests of a module, emptied before each; a receiver for each test."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sendgrid import SendGridAPIClient

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import Recorder, recording

CALM = {
    "hard_bounce": 0.0,
    "soft_bounce": 0.0,
    "blocked": 0.0,
    "late_bounce": 0.0,
    "deferred": 0.0,
    "link_scanner": 0.0,
    "machine_open": 0.0,
    "open": 0.0,
    "reply": 0.0,
    "out_of_office": 0.0,
    "unsubscribe": 0.0,
    "complaint": 0.0,
    "reply_without_thread": 0.0,
    "duplicate": 0.0,
    "changed_duplicate": 0.0,
    "late": 0.0,
}
MODES = {
    "sink": False,
    "latency_ms": 0,
    "keep_bodies": True,
    "activity": True,
    "activity_lag_seconds": 300,
    "bad_answer_rate": 0.0,
    "refusal_rate": 0.0,
    "batch_error_rate": 0.0,
    "unknown_field_rate": 0.0,
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox.start(tmp_path_factory.mktemp("sandbox"), seed=11) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """Empty, calm (nothing but delivery happens), no faults."""
    running.reset()
    running.put_people(**CALM, effects=[])
    running.put_mode(**MODES)
    running.put_webhooks(events_url=None, inbound_url=None, receiver_base=None)
    return running


@pytest.fixture
def receiver(sandbox: Sandbox) -> Iterator[Recorder]:
    with recording() as recorder:
        sandbox.put_webhooks(**recorder.destinations())
        yield recorder


@pytest.fixture
def mailer(sandbox: Sandbox) -> SendGridAPIClient:
    client = SendGridAPIClient("SG.main.secret", host=sandbox.url)
    client.client.timeout = 10
    return client


@pytest.fixture
def wait_days(sandbox: Sandbox) -> Callable[[float], None]:
    def _wait(days: float) -> None:
        sandbox.put_clock(sandbox.clock() + timedelta(days=days))

    return _wait
