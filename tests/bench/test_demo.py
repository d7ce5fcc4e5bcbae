"""How long does the main job take, and how much memory does each of its processes need?

Thirty simulated days of 2,000 leads in a fresh home, installation aside.
"""

import platform
import time
from collections import defaultdict
from pathlib import Path

import psutil
import pytest

from tests.demo_runs import Demo

GIB = 1024**3
PAUSE_SECONDS = 0.5
ROLES = {
    "deployments.receiver": "receiver",
    "deployments.sandbox": "sandbox",
    "prefect": "Prefect's server",
    "parley": "demo",
}


def _role(process: psutil.Process) -> str:
    words = " ".join(process.cmdline())
    if process.name() == "postgres":
        return "postgres (any one process, shared buffers included)"
    return next((name for word, name in ROLES.items() if word in words), "other")


def _note_peaks(demo: Demo, peaks: dict[str, int]) -> None:
    for process in demo.processes():
        try:
            role, size = _role(process), process.memory_info().rss
        except psutil.Error:
            continue
        peaks[role] = max(peaks[role], size)


@pytest.mark.bench
def test_demo_of_thirty_days_and_two_thousand_leads(tmp_path: Path):
    demo = Demo(tmp_path / "demo", 30, 2000)
    peaks: dict[str, int] = defaultdict(int)
    load = psutil.getloadavg()[0]
    started = time.perf_counter()
    with (tmp_path / "page.txt").open("w") as page:
        process = demo.start(output=page)
        while process.poll() is None:
            _note_peaks(demo, peaks)
            time.sleep(PAUSE_SECONDS)
    seconds = time.perf_counter() - started

    print(
        f"\ndemo of 30 days and 2,000 leads: {seconds:.0f} s of at most 240; Python "
        f"{platform.python_version()}, {psutil.cpu_count()} cores, load before {load:.1f}"
    )
    for role, size in sorted(peaks.items()):
        print(f"  peak memory {role}: {size / GIB:.2f} GiB of at most 1.5")
    print((tmp_path / "page.txt").read_text())
    assert process.returncode == 0
    assert max(peaks.values()) < 1.5e9
