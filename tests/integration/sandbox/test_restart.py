"""Does a killed sandbox carry on where it was?"""

import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import httpx
import orjson
import pytest
from sendgrid import SendGridAPIClient

from deployments.sandbox_control import Sandbox
from models.errors import UnavailableError
from tests.integration.sandbox.factories import make_batch, recording

KEY = {"authorization": "Bearer SG.main.x", "content-type": "application/json"}
ROOT = Path(__file__).parents[3]


def _send(sandbox: Sandbox, numbers: range | list[int]) -> None:
    client = SendGridAPIClient("SG.main", host=sandbox.url)
    client.client.mail.send.post(request_body=make_batch(numbers))


@pytest.mark.fault
def test_ledger_events_clock_key_faults_and_settings_outlive_a_kill(tmp_path: Path):
    first = Sandbox.start(tmp_path)
    with recording() as receiver:
        first.put_webhooks(**receiver.destinations())
        first.put_people(reply=0.5)
        first.put_mode(activity_lag_seconds=60)
        first.put_faults({"kind": "quota", "after_messages": 60})
        _send(first, range(50))
        now = first.clock() + timedelta(hours=1)
        first.put_clock(now)
        first.drain()
        ledger, key = list(first.ledger()), first.public_key()
        pending = [row for row in first.happenings() if row["delivered_at"] is None]

        first.kill()
        with first.restart() as second:
            assert second.port == first.port
            assert list(second.ledger()) == ledger
            assert second.public_key() == key
            assert second.clock() == now
            assert [r for r in second.happenings() if r["delivered_at"] is None] == pending
            answer = httpx.post(
                f"{second.url}/v3/mail/send",
                content=orjson.dumps(make_batch(range(100, 111))),
                headers=KEY,
            )
            assert answer.status_code == 401  # 50 of 60 were used before the kill
            second.put_clock(now + timedelta(days=30))
            assert second.drain()["acknowledged"]
            told = Counter(row["delivered_at"] is None for row in second.happenings())
            assert told[True] == 0


@pytest.mark.fault
@pytest.mark.slow
def test_whatever_was_answered_with_202_is_in_the_ledger_after_a_kill(tmp_path: Path):
    sandbox = Sandbox.start(tmp_path)
    confirmed: set[str] = set()

    def keep_sending(offset: int) -> None:
        with httpx.Client(base_url=sandbox.url, headers=KEY) as client:
            for number in range(offset, offset + 10_000):
                try:
                    answer = client.post(
                        "/v3/mail/send", content=orjson.dumps(make_batch([number]))
                    )
                except httpx.TransportError:
                    return
                assert answer.status_code == 202
                confirmed.add(f"message-{number}")

    for round_number in range(5):
        base = round_number * 100_000
        threads = [
            threading.Thread(target=keep_sending, args=(base + each * 10_000,)) for each in range(4)
        ]
        for thread in threads:
            thread.start()
        while len(confirmed) < 100 * (round_number + 1):
            time.sleep(0.01)
        sandbox.kill()
        for thread in threads:
            thread.join()
        sandbox = sandbox.restart()

        held = {row["message_id"] for row in sandbox.ledger()}
        assert confirmed <= held
    assert sandbox.duplicates() == []
    sandbox.stop()


def test_a_home_in_use_is_refused_in_one_line(tmp_path: Path):
    with Sandbox.start(tmp_path):
        second = subprocess.run(
            [sys.executable, "-m", "deployments.sandbox", "--home", str(tmp_path)],
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=20,
        )

    assert second.returncode == 75
    assert second.stderr.count("\n") == 1
    assert "in use by another sandbox" in second.stderr


def test_a_port_in_use_is_refused_in_one_line(tmp_path: Path):
    with Sandbox.start(tmp_path / "a") as first:
        second = subprocess.run(
            [
                *(sys.executable, "-m", "deployments.sandbox"),
                *("--home", str(tmp_path / "b"), "--port", str(first.port)),
            ],
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=20,
        )

    assert second.returncode == 75
    assert f"cannot listen on port {first.port}" in second.stderr


def test_a_home_keeps_its_seed(tmp_path: Path):
    Sandbox.start(tmp_path, seed=1).stop()

    with pytest.raises(UnavailableError, match="holds the world of seed 1, not 2"):
        Sandbox.start(tmp_path, seed=2)


def test_the_port_file_holds_the_providers_port(tmp_path: Path):
    port_file = tmp_path / "port"
    with Sandbox.start(tmp_path / "home") as first:
        port = first.port
    command = [sys.executable, "-m", "deployments.sandbox", "--home", str(tmp_path / "home")]
    options = ["--port", str(port), "--port-file", str(port_file)]
    process = subprocess.Popen([*command, *options], cwd=ROOT)
    while not port_file.exists():
        assert process.poll() is None
        time.sleep(0.02)

    assert int(port_file.read_text()) == port
    process.terminate()
    assert process.wait(10) == 0


def test_another_process_can_attach_and_ends_nothing(tmp_path: Path):
    with Sandbox.start(tmp_path) as started:
        attached = Sandbox.attach(tmp_path)
        attached.stop()

        assert started.health()["ok"]


def test_nothing_to_attach_to_is_said_so(tmp_path: Path):
    with pytest.raises(UnavailableError, match="no sandbox answers"):
        Sandbox.attach(tmp_path)


@pytest.mark.fault
def test_it_ends_when_the_process_that_started_it_is_killed(tmp_path: Path):
    code = (
        "import sys, time; from pathlib import Path;"
        "from deployments.sandbox_control import Sandbox;"
        f"s = Sandbox.start(Path({str(tmp_path)!r})); print(s.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert parent.stdout is not None
    parent.stdout.readline()
    parent.kill()
    parent.wait()
    parent.stdout.close()

    with Sandbox.start(tmp_path) as next_one:  # waits for the orphan to leave
        assert next_one.health()["ok"]
