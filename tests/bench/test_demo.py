"""How long does the main job take, and how much memory does each of its processes need?

Thirty simulated days of 2,000 leads in a fresh home, installation aside. Postgres's processes share
their buffers, so theirs is told as PSS (Linux: each page divided by those that map it), too.
"""

import time
from collections import defaultdict
from pathlib import Path

import psutil
import pytest

from tests.bench.ledgers import IS_TRIAL, SHARE, size_note
from tests.demo_runs import Demo

DAYS, LEADS = max(2, round(30 * SHARE)), round(2000 * SHARE)
MOST_SECONDS, MOST_BYTES = 240, 1.5e9
PAUSE_SECONDS = 0.5
ROLES = {
    "deployments.receiver": "receiver",
    "deployments.sandbox": "sandbox",
    "prefect": "Prefect's server",
    "parley": "demo",
}
POSTGRES = "postgres (any one process, shared buffers included)"
POSTGRES_SUM = "postgres (PSS of the postmaster and its children together)"
POSTGRES_LARGEST = "postgres (PSS of the largest process)"


def _role(process: psutil.Process) -> str:
    words = " ".join(process.cmdline())
    if process.name() == "postgres":
        return POSTGRES
    return next((name for word, name in ROLES.items() if word in words), "other")


def _note_peaks(demo: Demo, peaks: dict[str, int]) -> None:
    """Keep the largest resident size of each role, and Postgres's proportional sizes."""
    shares = []
    for process in demo.processes():
        try:
            role, size = _role(process), process.memory_info().rss
            if role == POSTGRES and psutil.LINUX:
                shares.append(process.memory_full_info().pss)
        except psutil.Error:
            continue
        peaks[role] = max(peaks[role], size)
    if shares:
        peaks[POSTGRES_SUM] = max(peaks[POSTGRES_SUM], sum(shares))
        peaks[POSTGRES_LARGEST] = max(peaks[POSTGRES_LARGEST], *shares)


@pytest.mark.bench
def test_demo_of_thirty_days_and_two_thousand_leads(tmp_path: Path):
    demo = Demo(tmp_path / "demo", DAYS, LEADS)
    peaks: dict[str, int] = defaultdict(int)
    started = time.perf_counter()
    with (tmp_path / "page.txt").open("w") as page:
        process = demo.start(output=page)
        while process.poll() is None:
            _note_peaks(demo, peaks)
            time.sleep(PAUSE_SECONDS)
    seconds = time.perf_counter() - started

    print(
        f"\ndemo of {DAYS} days and {LEADS:,} leads: {seconds:.0f} s of at most {MOST_SECONDS}"
        f"{size_note()}"
    )
    for role, size in sorted(peaks.items()):
        print(f"  peak memory {role}: {size / 1e9:.2f} GB of at most {MOST_BYTES / 1e9}")
    print((tmp_path / "page.txt").read_text())
    assert process.returncode == 0
    assert max(size for role, size in peaks.items() if role != POSTGRES_SUM) <= MOST_BYTES
    assert IS_TRIAL or seconds <= MOST_SECONDS
