"""Does an outage, and only an outage, move a sender's mail to another account?"""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.rules.accounts import AccountPlan, Breaker, Route, account_cap, choose_account

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)
PAST = NOW - timedelta(minutes=1)


def test_a_sender_uses_its_own_account_while_that_is_up():
    assert choose_account("main", ["backup"], {"backup": Breaker("open", SOON)}, (), NOW) == Route(
        "main"
    )


def test_an_outage_moves_it_to_the_first_fallback_that_is_up():
    down = {"main": Breaker("open", SOON), "second": Breaker("open", SOON)}

    route = choose_account("main", ["second", "third"], down, (), NOW)

    assert route == Route("third", None, SOON)


def test_a_stated_wait_is_waited_for():
    assert choose_account("main", ["backup"], {"main": Breaker("throttled", SOON)}, (), NOW) is None


def test_an_own_account_whose_time_has_come_is_probed_before_any_fallback():
    assert choose_account("main", ["backup"], {"main": Breaker("open", PAST)}, (), NOW) == Route(
        "main", PAST
    )


def test_a_fallback_never_falls_back_on_itself_and_no_account_up_means_waiting():
    assert choose_account("main", ["main"], {"main": Breaker("open", SOON)}, (), NOW) is None
    assert choose_account("main", [], {"main": Breaker("open", SOON)}, (), NOW) is None


def test_a_fallback_whose_day_is_spent_is_passed_over_while_there_is_another():
    down = {"main": Breaker("open", SOON)}

    assert choose_account("main", ["one", "two"], down, {"one"}, NOW) == Route("two", None, SOON)
    assert choose_account("main", ["one"], down, {"one"}, NOW) == Route("one", None, SOON)


breakers = st.dictionaries(
    st.sampled_from(["main", "a", "b"]),
    st.builds(
        Breaker,
        st.sampled_from(["open", "throttled"]),
        st.one_of(st.none(), st.sampled_from([PAST, NOW, SOON])),
    ),
)


@given(breakers, st.lists(st.sampled_from(["main", "a", "b"])))
def test_nobody_is_called_whose_wait_is_not_over(down: dict[str, Breaker], fallbacks: list[str]):
    route = choose_account("main", fallbacks, down, (), NOW)

    if route is not None:
        retry_at = down[route.account_name].retry_at if route.account_name in down else None
        assert retry_at is None or retry_at <= NOW
        assert (route.retry_at is not None) == (route.account_name in down)
        assert (route.next_try_at is not None) == (route.account_name != "main")


def test_an_account_warms_up_by_the_schedule_within_its_own_cap():
    plan = AccountPlan(20, date(2026, 3, 1))

    assert account_cap(plan, date(2026, 3, 2)) == 15
    assert account_cap(plan, date(2026, 3, 14)) == 20
    assert account_cap(AccountPlan(20), date(2026, 3, 2)) == 20
    assert account_cap(AccountPlan(), date(2026, 3, 2)) is None
