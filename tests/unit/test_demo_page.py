"""Does the demo's page show its funnel in the order of the way, and nothing that is empty?"""

from collections.abc import Iterator

import duckdb
import pytest

from deployments.demo_results import _show_marts

TABLES = """
create table fct_messages (message_id integer, lead_id integer, accepted_at timestamp);
create table fct_events (message_id integer, kind text, is_machine boolean);
create table step_effectiveness (step integer, step_name text, due_count integer,
    sent_count integer, delivered_count integer, open_rate double, open_rate_low double,
    open_rate_high double, reply_rate double, reply_rate_low double, reply_rate_high double,
    responded_before_count integer);
create table experiment_results (experiment_key text, metric text, arm text, is_control boolean,
    is_deciding boolean, account_count integer, success_rate_count integer, success_count integer,
    success_rate double, success_rate_low double, success_rate_high double, verdict text);
insert into fct_messages select range, range, timestamp '2026-03-02' from range(9);
insert into fct_events values (1, 'complained', false), (2, 'complained', false),
    (3, 'bounced', false), (1, 'replied', false), (1, 'opened', false), (1, 'clicked', false),
    (1, 'delivered', false), (4, 'opened', true), (2, 'unsubscribed', false);
"""
IN_ORDER = ["enrolled", "sent", "delivered", "opened", "clicked", "replied", "bounced",
            "unsubscribed", "complained"]  # fmt: skip


@pytest.fixture
def marts() -> "Iterator[duckdb.DuckDBPyConnection]":
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        yield connection


def test_the_funnel_goes_the_way_of_a_mail_whatever_its_figures(marts, capsys):
    _show_marts(marts)

    page = capsys.readouterr().out
    funnel = page[page.index("Funnel") : page.index("Steps")].splitlines()
    assert [line.split()[0] for line in funnel if line.strip()[-1:].isdigit()] == IN_ORDER


def test_an_experiment_without_results_has_no_heading(marts, capsys):
    _show_marts(marts)
    without = capsys.readouterr().out
    marts.execute(
        "insert into experiment_results values ('tone', 'reply_rate', 'warm', true, true, 5, 9, 1,"
        " 0.1, 0.0, 0.4, 'go_on')"
    )

    _show_marts(marts)

    assert "Experiment" not in without
    assert "Experiment" in capsys.readouterr().out
