"""How is the sandbox started? `python -m deployments.sandbox --home DIR --seed S`.

It listens on loopback alone, ends on SIGTERM, and says in one line why it cannot start.
"""

import argparse
import asyncio
import fcntl
import gc
import os
import sys
from pathlib import Path
from typing import IO

from deployments.sandbox.clock import parse_instant
from deployments.sandbox.service import Service
from deployments.sandbox.world import SeedMismatchError, World

COLLECT_EVERY = 50_000  # new containers, instead of Python's 700


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m deployments.sandbox",
        description="A world in a box: provider stand-ins and the people who get the mail.",
    )
    parser.add_argument("--home", type=Path, required=True, help="where its memory is kept")
    parser.add_argument(
        "--port", type=int, default=0, help="the providers' port; 0 takes a free one"
    )
    parser.add_argument("--port-file", type=Path, help="gets the port once it listens")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--clock", choices=("virtual", "wall"), default="virtual")
    parser.add_argument("--now", help="where a new virtual clock starts (ISO 8601 with an offset)")
    parser.add_argument("--keep-bodies", action="store_true", help="keep the rendered mails")
    parser.add_argument(
        "--with-parent", action="store_true", help="end when the parent process does"
    )
    return parser.parse_args(arguments)


def lock_home(home: Path) -> IO[str]:
    """The open lock file of a home; BlockingIOError if another sandbox has it."""
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / "sandbox.lock").open("a")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return lock


def run(options: argparse.Namespace) -> None:
    """Serve until told to stop."""
    start = parse_instant(options.now) if options.now else None
    world = World(options.home, options.seed, options.clock, start)
    if options.keep_bodies:
        world.change_modes({"keep_bodies": True})
    service = Service(world, options.port)
    parent = os.getppid() if options.with_parent else None
    # A batch of mails parses into thousands of objects that die with it; to search them is waste.
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
    asyncio.run(service.run(options.port_file, parent))


def main() -> None:
    """Start, or say why not: exit 2 for a wrong call, 75 for a port or home in use."""
    options = parse_arguments()
    try:
        lock = lock_home(options.home)
    except BlockingIOError:
        sys.exit(_fail(f"{options.home} is in use by another sandbox; stop it first", 75))
    with lock:
        try:
            run(options)
        except (SeedMismatchError, ValueError) as error:
            sys.exit(_fail(str(error), 2))
        except OSError as error:
            sys.exit(_fail(f"cannot listen on port {options.port}: {error}; choose another", 75))


def _fail(message: str, code: int) -> int:
    print(f"sandbox: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
