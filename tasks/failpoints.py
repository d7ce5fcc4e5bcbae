"""Where can a test kill or stop a sender?

`PARLEY_FAILPOINT=posted:3:kill` ends the process at the third arrival at `posted`; `stop` stops it
until it is continued. Unset, an arrival costs one comparison with None.
"""

import os
import signal
import threading
from collections import Counter

_SPECIFICATION = os.environ.get("PARLEY_FAILPOINT")
_SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGSTOP}
_arrivals: Counter[str] = Counter()


def reach(name: str) -> None:
    """Note that a sender has come here: claimed, marked, posted or settled."""
    if _SPECIFICATION is None:
        return
    point, nth, action = _SPECIFICATION.split(":")
    if point == name:
        _arrivals[name] += 1
        if _arrivals[name] == int(nth):
            # To this very thread: a stop sent to the process lets it run on for a while.
            signal.pthread_kill(threading.get_ident(), _SIGNALS[action])
