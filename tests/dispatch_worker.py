"""A process of its own that dispatches, for tests that kill, stop or race it.

`python -m tests.dispatch_worker` reads one JSON document from stdin: url, home, sandbox, as_of,
settings. It prints the counts as JSON.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from tasks.dispatch import send_due
from tasks.store.postgres import open_store
from tests.factories_ledger import make_resources


def main() -> None:
    """Dispatch once, as the document says."""
    order = json.load(sys.stdin)
    store = open_store(order["url"])
    resources = make_resources(store, Path(order["home"]), order["sandbox"], **order["settings"])
    counts = send_due(resources, datetime.fromisoformat(order["as_of"]))
    print(json.dumps(counts))
    store.close()


if __name__ == "__main__":
    main()
