"""Is a run that ended by itself while it was looked for told as one that was closed?"""

from datetime import timedelta

import orjson
import pytest

from deployments.orphaned_runs import close_orphaned_runs
from tasks.clock import WallClock
from tests.answering import http, serving

JSON = "Content-Type: application/json"
RUN = {"id": "r1", "deployment_id": "d1", "state": {"timestamp": "2026-03-02T15:00:00+00:00"}}


@pytest.mark.parametrize(("status", "closed"), [("ACCEPT", 1), ("ABORT", 0)])
def test_only_a_run_that_the_server_lets_close_is_told_as_closed(status: str, closed: int):
    said: list[str] = []
    answers = ([{"id": "d1"}], [RUN], {"status": status})
    before = WallClock().now() - timedelta(minutes=2)

    with serving(*(http(200, orjson.dumps(each), JSON) for each in answers)) as wire:
        assert close_orphaned_runs(wire.port, said.append, before) == closed

    assert len(said) == closed
    assert b"/flow_runs/r1/set_state" in wire.requests[-1]
