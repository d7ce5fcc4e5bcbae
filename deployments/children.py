"""How are our own processes started, watched and ended?

A child has a session of its own, a log file, and does not outlive its parent, not even one that is
killed: the kernel ends it (Linux), elsewhere a watcher inside it does.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UnavailableError
from tasks.clock import WallClock, sleep

ROOT = Path(__file__).parent.parent
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A process that was started here."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def is_running(self) -> bool:
        """Say whether it runs still."""
        return self.process.poll() is None

    @property
    def ending(self) -> str:
        """Say how it ended: by which signal, or with which exit code."""
        return tell_ending(self.process.poll())

    def stop(self, patience_seconds: float = 15) -> None:
        """End it: SIGTERM, then SIGKILL for it and what it started."""
        if self.is_running:
            self.process.terminate()
        try:
            self.process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        """Return the last line of its log."""
        return last_words(self.log)


def tell_ending(code: int | None) -> str:
    """Return how a process of this code ended, in words that follow its name."""
    if code is None:
        return "ended"
    if code < 0:
        return f"was killed by signal {-code} ({signal.Signals(-code).name})"
    return f"ended with exit code {code}"


def last_words(log: Path) -> str:
    """Return the last line of a log."""
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else "it said nothing"


def start_child(
    name: str, arguments: Sequence[str], log: Path, environment: Mapping[str, str]
) -> Child:
    """Start `python ARGUMENTS` as a child that ends with this process."""
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "deployments.children", str(os.getpid()), *arguments]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment, "PYTHONPATH": path},
            start_new_session=True,
        )
    return Child(name, process, log)


def await_ready(child: Child, is_ready: Callable[[], bool], seconds: float, cure: str) -> None:
    """Wait until the child answers; `UnavailableError` with its last words where it does not."""
    clock = WallClock()
    deadline = clock.monotonic() + seconds
    while not is_ready():
        if not child.is_running:
            raise UnavailableError(f"{child.name} {child.ending}: {child.last_words()}; {cure}")
        if clock.monotonic() > deadline:
            raise UnavailableError(
                f"{child.name} does not answer after {seconds:.0f} s; see {child.log}; {cure}"
            )
        sleep(0.1)


def _die_with(parent: int) -> None:
    """Arrange that this process ends when `parent` does."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Become the module or program that the arguments name, tied to the parent."""
    import runpy

    parent, module, *arguments = sys.argv[1:]
    # A shell's background job has SIGINT ignored; a Prefect worker then ignores SIGTERM, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _die_with(int(parent))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
