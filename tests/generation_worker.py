"""A process that writes texts once, for the tests that kill it."""

import json
import sys
from datetime import datetime
from pathlib import Path

from flows.generate import run_generate
from tasks.store.postgres import open_store
from tests.factories_ledger import make_resources


def main() -> None:
    """Read the orders from stdin and run."""
    order = json.load(sys.stdin)
    store = open_store(order["url"])
    resources = make_resources(store, Path(order["home"]), order["sandbox"], openai=order["openai"])
    print(dict(run_generate(resources, datetime.fromisoformat(order["as_of"]))))
    store.close()


if __name__ == "__main__":
    main()
