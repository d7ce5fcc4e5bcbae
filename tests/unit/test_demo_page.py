"""Does the demo's page show its funnel in the order of the way, and nothing that is empty?"""

from collections.abc import Iterator

import duckdb
import pytest

from deployments.demo_results import _show_marts

TABLES = """
create table fct_messages (message_id integer, lead_id integer, source_kind text, is_sent boolean,
    is_delivered boolean, is_opened boolean, is_clicked boolean, is_replied boolean,
    is_bounced boolean, is_unsubscribed boolean, is_complained boolean);
create table step_effectiveness (step integer, step_name text, due_count integer,
    sent_count integer, delivered_count integer, open_rate double, open_rate_low double,
    open_rate_high double, reply_rate double, reply_rate_low double, reply_rate_high double,
    responded_before_count integer);
create table experiment_results (experiment_key text, metric text, arm text, is_control boolean,
    is_deciding boolean, account_count integer, success_rate_count integer, success_count integer,
    success_rate double, success_rate_low double, success_rate_high double, verdict text);
insert into fct_messages select range, range, 'sequence', range <> 8, range < 5, range = 1,
    range = 1, range = 1, range = 5, range = 2, range in (1, 2) from range(9);
insert into fct_messages select 9, 1, 'sequence', true, true, true, true, true, true, true, true;
insert into fct_messages select 10, 10, 'test', true, true, true, true, true, true, true, true;
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


def test_the_funnel_counts_each_lead_once_by_what_the_marts_say_of_its_messages(marts, capsys):
    _show_marts(marts)

    page = capsys.readouterr().out
    lines = page[page.index("Funnel") : page.index("Steps")].splitlines()
    assert [int(line.split()[-1]) for line in lines if line.strip()[-1:].isdigit()] == [
        9, 8, 5, 1, 1, 1, 2, 2, 2,
    ]  # fmt: skip


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
