"""A process of its own that dispatches, for tests that kill, stop or race it.

`python -m tests.dispatch_worker` reads one JSON document from stdin: url, home, sandbox, as_of,
settings. It prints the counts as JSON; with `is_timed`, when it began and ended (monotonic seconds)
and its peak memory, too; with `is_announced`, a line before it begins.
"""

import json
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

from tasks.dispatch import send_due
from tasks.store.postgres import open_store
from tests.factories_ledger import make_resources


def _peak_kb() -> int:
    """The most memory that this process has held, in KB.

    Linux hands `ru_maxrss` on from the parent through exec, so its own high-water mark is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Dispatch once, as the document says."""
    order = json.load(sys.stdin)
    store = open_store(order["url"])
    resources = make_resources(store, Path(order["home"]), order["sandbox"], **order["settings"])
    if order.get("is_announced"):
        print("ready", flush=True)
    started = time.monotonic()
    counts = send_due(resources, datetime.fromisoformat(order["as_of"]))
    times = {"started": started, "ended": time.monotonic(), "peak_kb": _peak_kb()}
    print(json.dumps({"counts": counts, **times} if order.get("is_timed") else counts))
    store.close()


if __name__ == "__main__":
    main()
