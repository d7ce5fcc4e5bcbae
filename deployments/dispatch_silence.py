"""Do scheduled dispatch runs complete, or does each one end in another way?

Prefect knows how each run ended. A worker that has been away ends many late runs at once; only
endings that are spread over ten minutes, with no completed run among or after them, are trouble.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

SILENCE_SECONDS = 600
_SECONDS = 1
_PAGE = 200
_OTHERWISE = ["CANCELLED", "CRASHED", "FAILED"]


def find_silence(prefect_port: int) -> str | None:
    """Return in one line that dispatch does not complete; None where it does, or nobody tells."""
    url = f"http://127.0.0.1:{prefect_port}/api"
    try:
        with httpx.Client(base_url=url, timeout=_SECONDS, trust_env=False) as api:
            completed = _runs(api, {"state": {"type": {"any_": ["COMPLETED"]}}}, 1)
            wanted: dict[str, Any] = {"state": {"type": {"any_": _OTHERWISE}}}
            if completed:
                wanted["end_time"] = {"after_": completed[0]["end_time"]}
            return tell_silence(_runs(api, wanted, _PAGE))
    except httpx.HTTPError:
        return None


def tell_silence(runs: Sequence[Mapping[str, Any]]) -> str | None:
    """Say how runs have ended since the last completed one, where that is too long ago."""
    ended = [datetime.fromisoformat(each["end_time"]) for each in runs if each["end_time"]]
    if not ended:
        return None
    seconds = (max(ended) - min(ended)).total_seconds()
    if seconds < SILENCE_SECONDS:
        return None
    counts = Counter(str(each["state_type"]).lower() for each in runs)
    how = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return f"no scheduled run has completed for {seconds // 60:.0f} minutes: {how}"


def _runs(api: httpx.Client, wanted: Mapping[str, Any], limit: int) -> list[dict[str, Any]]:
    asked = {
        "deployments": {"name": {"any_": ["dispatch"]}},
        "flow_runs": wanted,
        "sort": "END_TIME_DESC",
        "limit": limit,
    }
    found: list[dict[str, Any]] = (
        api.post("/flow_runs/filter", json=asked).raise_for_status().json()
    )
    return found
