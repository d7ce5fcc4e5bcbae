"""Does a demo that finds no more room on its disk say so, and carry on once there is room?"""

from pathlib import Path

import psutil
import pytest

from tests.demo_runs import Demo, await_moment
from tests.flows.test_demo import BAR, check_ledgers

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.fault, pytest.mark.timeout(400)]
ROOM = 4_000
"""Bytes that a file may hold: a limit of the process stands for the disk, as `EFBIG` is read so."""


def test_demo_that_finds_no_room_ends_with_one_line_and_a_rerun_carries_on(tmp_path: Path):
    demo = Demo(tmp_path / "full", 2, 40)
    process = demo.start()
    assert await_moment(process, demo.sends_more()), process.communicate()

    psutil.Process(process.pid).rlimit(psutil.RLIMIT_FSIZE, (ROOM, ROOM))
    _, words = process.communicate(timeout=150)
    left = demo.await_end()
    ended = demo.run()

    said = [line for line in words.splitlines() if line and not BAR.match(line)]
    assert process.returncode == 75, words
    assert len(said) == 1, words
    assert said[0].startswith("parley: the marts could not be written: ")
    assert left == []
    assert ended.returncode == 0, ended.stderr
    assert "Everything balances." in ended.stdout
    check_ledgers(demo)
