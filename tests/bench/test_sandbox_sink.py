"""How many e-mails a second does the sandbox's sink take, and how much of a core does it need?"""

import time
from pathlib import Path

import httpx
import orjson
import psutil
import pytest

from deployments.sandbox_control import Sandbox
from tests.integration.sandbox.factories import make_payload, make_person

BATCH = 100
REQUESTS = 300
TEXT = "A line of plausible length for one mail, repeated until it is a mail. " * 20


def _bodies() -> list[bytes]:
    values = {"-subject-": "A subject", "-text-": TEXT, "-html-": f"<p>{TEXT}</p>"}
    return [
        orjson.dumps(
            make_payload(
                [
                    make_person(number, substitutions=values)
                    for number in range(start, start + BATCH)
                ]
            )
        )
        for start in range(0, BATCH * REQUESTS, BATCH)
    ]


@pytest.mark.bench
def test_sink_beside_answering_alone(tmp_path: Path):
    bodies = _bodies()
    with Sandbox.start(tmp_path, seed=7) as sandbox:
        sandbox.put_mode(sink=True)
        process = psutil.Process(sandbox.pid)
        url = f"{sandbox.url}/v3/mail/send"

        # The raw limit: the same bytes over the same loopback server, refused for their key.
        refused = _timed(url, bodies, "Bearer none", 401)
        before = process.cpu_times().user + process.cpu_times().system
        accepted = _timed(url, bodies, "Bearer SG.main", 202)
        cpu = process.cpu_times().user + process.cpu_times().system - before

        count = BATCH * REQUESTS
        assert sandbox.ledger_summary()["accepted"] == count
    print(
        f"\nsandbox sink, batches of {BATCH}, {len(bodies[0]) // BATCH} bytes a mail:\n"
        f"  accepted {count / accepted:,.0f} e-mails/s by one client;"
        f" transport alone {count / refused:,.0f}/s; ratio {refused / accepted:.2f}\n"
        f"  sandbox CPU {cpu / count * 1e6:.0f} µs an e-mail:"
        f" {4_000 * cpu / count:.0%} of a core at 4,000 e-mails/s"
    )


def _timed(url: str, bodies: list[bytes], authorization: str, expected: int) -> float:
    headers = {"authorization": authorization, "content-type": "application/json"}
    with httpx.Client(headers=headers, timeout=60) as client:
        started = time.perf_counter()
        for body in bodies:
            assert client.post(url, content=body).status_code == expected
        return time.perf_counter() - started
