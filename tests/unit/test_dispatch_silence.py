"""When is it trouble that scheduled dispatch runs do not complete?"""

from datetime import UTC, datetime, timedelta

from deployments.dispatch_silence import tell_silence

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def _run(minute: float, state: str = "CANCELLED") -> dict[str, str]:
    return {"end_time": (NOON + timedelta(minutes=minute)).isoformat(), "state_type": state}


def test_runs_that_end_otherwise_for_ten_minutes_are_told_by_how_they_ended():
    runs = [_run(minute) for minute in range(1, 12)] + [_run(0, "CRASHED")]

    assert tell_silence(runs) == (
        "no scheduled run has completed for 11 minutes: 11 cancelled, 1 crashed"
    )


def test_late_runs_that_end_at_once_and_a_short_silence_are_no_trouble():
    assert tell_silence([]) is None
    assert tell_silence([_run(minute / 100) for minute in range(60)]) is None
    assert tell_silence([_run(minute) for minute in range(10)]) is None
