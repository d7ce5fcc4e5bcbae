"""How much memory has this process held at most?

Linux hands `ru_maxrss` on from the parent through exec, so there its own high-water mark is read.
"""

import resource
import sys
from pathlib import Path

_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak_kb() -> int:
    """Return the most memory that this process has held, in KB, since `forget_peak` on Linux."""
    if _STATUS.exists():
        line = next(each for each in _STATUS.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def forget_peak() -> None:
    """Let the high-water mark begin again at what is held now, where the kernel can (Linux)."""
    if _FORGET.exists():
        _FORGET.write_text("5")  # proc(5): "reset the peak resident set size"
