"""Does `make browser` say in one line what it needs, where that is not there?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chromium import PROGRAMS

ROOT = Path(__file__).parents[1]


def _asked() -> str:
    """What pytest is asked to do by this target, as the Makefile says it."""
    recipe = re.search(r"^browser:.*\n\t(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert recipe
    return recipe[1].partition(" -m ")[2]


@pytest.mark.slow
@pytest.mark.parametrize("missing", [PROGRAMS, PROGRAMS[:1], PROGRAMS[1:]])
def test_browser_that_is_missing_fails_in_one_line_that_names_the_packages(
    tmp_path: Path, missing: tuple[str, ...]
):
    for name in set(PROGRAMS) - set(missing):
        (tmp_path / name).touch(mode=0o755)

    ended = subprocess.run(
        [sys.executable, "-m", *_asked().split()],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert ended.returncode == pytest.ExitCode.USAGE_ERROR
    assert ended.stderr.strip() == (
        "ERROR: make browser needs Chromium and its driver; "
        f"not on the PATH: {', '.join(missing)}; "
        "on Debian: apt-get install chromium chromium-driver"
    )
    assert "passed" not in ended.stdout
