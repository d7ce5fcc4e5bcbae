"""Does what keeps the demo's test from the network do so, in processes of processes, too?"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASK = "import socket; socket.create_connection(({!r}, 1), 2)"


@pytest.mark.parametrize(
    ("host", "said", "noted"),
    [
        ("192.0.2.1", "secluded: 192.0.2.1 is another machine", ["192.0.2.1"]),
        ("host.example", "secluded: host.example is another machine", ["host.example"]),
        ("localhost", "Connection refused", []),
    ],
)
def test_a_secluded_family_reaches_its_own_machine_alone(tmp_path: Path, host, said, noted):
    log = tmp_path / "asked"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ASK.format(host)!r}])"

    ended = subprocess.run(
        [sys.executable, "-m", "tests.seclusion", str(log), sys.executable, "-c", child],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert said in ended.stderr
    assert [line.split()[0] for line in log.read_text().splitlines()[1:]] == noted
