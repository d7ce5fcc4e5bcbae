"""Are the installed packages those that the lock names?

The product is proved with exactly these (docs/decisions/0002-pins.md): with another version of some
of them schedules never fire, and nothing says so.
"""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"


def find_strays(lock: Path) -> tuple[int, list[str]]:
    """Return how many packages the lock names for here, and each that is missing or another.

    A package that the lock names for some machines only counts where it is installed.
    """
    count, strays = 0, []
    for name, wanted, is_everywhere in _read_lock(lock):
        found = _installed(name)
        if found is None and not is_everywhere:
            continue
        count += 1
        if found != wanted:
            strays.append(f"{name} {found or 'is missing'}, the lock says {wanted}")
    return count, strays


def _read_lock(lock: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield each package's name, version, and whether the lock names it for every machine."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            stated, _, marker = line.rstrip("\\ ").partition(" ; ")
            name, _, wanted = stated.partition("==")
            yield name, wanted, not marker


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
