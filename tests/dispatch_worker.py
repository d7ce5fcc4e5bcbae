"""A process of its own that dispatches, for tests that kill, stop or race it.

`python -m tests.dispatch_worker` reads one JSON document from stdin: url, home, sandbox, as_of,
settings. It prints the counts as JSON; with `is_timed`, when it began and ended (monotonic seconds)
and its peak memory, too; with `is_announced`, a line before it begins.
"""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from tasks.dispatch import send_due
from tasks.store.postgres import open_store
from tests.factories_ledger import make_resources
from tests.peak_memory import peak_kb


def main() -> None:
    """Dispatch once, as the document says."""
    order = json.load(sys.stdin)
    store = open_store(order["url"])
    resources = make_resources(store, Path(order["home"]), order["sandbox"], **order["settings"])
    if order.get("is_announced"):
        print("ready", flush=True)
    started = time.monotonic()
    counts = send_due(resources, datetime.fromisoformat(order["as_of"]))
    times = {"started": started, "ended": time.monotonic(), "peak_kb": peak_kb()}
    print(json.dumps({"counts": counts, **times} if order.get("is_timed") else counts))
    store.close()


if __name__ == "__main__":
    main()
