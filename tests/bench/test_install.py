"""How long is the installation from nothing but a Python, beside one that need not download?

The tracked files are copied to a new folder and `make install` runs there with empty caches of uv
and pip. Then it runs in a second copy with what the first left in the caches: what is left of the
time is the raw limit, for making the environment and linking the files into it stays. Last, make
is asked where nothing is to be done, which every other target does first.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.demo_runs import ROOT, clean_environment

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

MOST_SECONDS = 180
LEFT_OUT = ("MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTHON")
"""What a `make bench` around this tells make and Python; where the package index is stays said."""


def _copy(folder: Path) -> Path:
    """Copy the files that git tracks, as they stand."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def _make(folder: Path, caches: Path, *targets: str) -> float:
    """Return the seconds that make took."""
    kept = {n: v for n, v in clean_environment(None).items() if not n.startswith(LEFT_OUT)}
    own = {"UV_CACHE_DIR": str(caches / "uv"), "PIP_CACHE_DIR": str(caches / "pip")}
    python = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    began = time.perf_counter()
    ended = subprocess.run(
        ["make", f"PYTHON={python}", *targets],
        cwd=folder,
        env=kept | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=1000,
        check=False,
    )
    seconds = time.perf_counter() - began
    assert ended.returncode == 0, ended.stderr
    return seconds


def _megabytes(folder: Path) -> float:
    """Return what the files of a folder hold, each counted once however often it is linked."""
    found = {each.stat().st_ino: each.stat().st_size for each in _files(folder)}
    return sum(found.values()) / 1e6


def _files(folder: Path) -> list[Path]:
    names = (Path(base) / name for base, _, names in os.walk(folder) for name in names)
    return [each for each in names if not each.is_symlink()]


def test_installation_from_a_cold_cache(tmp_path: Path):
    caches = tmp_path / "caches"
    first, second = _copy(tmp_path / "first"), _copy(tmp_path / "second")

    cold = _make(first, caches, "install")
    warm = _make(second, caches, "install")
    idle = min(_make(second, caches, "install") for _ in range(3))
    listing = min(_make(second, caches) for _ in range(3))

    print(
        f"\ninstallation, caches empty: {cold:.0f} s of at most {MOST_SECONDS}; caches full: "
        f"{warm:.1f} s; an environment of {_megabytes(first / '.venv'):,.0f} MB in "
        f"{len(_files(first / '.venv')):,} files"
    )
    print(f"  nothing to be done: {idle * 1000:.0f} ms; `make` alone: {listing * 1000:.0f} ms")
    parley = [second / ".venv" / "bin" / "parley", "--help"]
    told = subprocess.run(parley, cwd=tmp_path, capture_output=True, text=True, check=True)
    shutil.rmtree(tmp_path)  # gigabytes, which pytest would keep for three sessions
    assert "demo" in told.stdout
    assert cold <= MOST_SECONDS
