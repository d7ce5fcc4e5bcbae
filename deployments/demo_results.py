"""What came of the demo? A page from the published marts and the ledger alone."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from deployments.cli.screen import WIDTH, print_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FUNNEL = """
select stage, count(distinct lead_id) filter (came) as leads
from (
    select
        lead_id,
        unnest([
            {'place': 1, 'stage': 'enrolled', 'came': true},
            {'place': 2, 'stage': 'sent', 'came': is_sent},
            {'place': 3, 'stage': 'delivered', 'came': is_delivered},
            {'place': 4, 'stage': 'opened by a person', 'came': is_opened},
            {'place': 5, 'stage': 'clicked by a person', 'came': is_clicked},
            {'place': 6, 'stage': 'replied', 'came': is_replied},
            {'place': 7, 'stage': 'bounced', 'came': is_bounced},
            {'place': 8, 'stage': 'unsubscribed', 'came': is_unsubscribed},
            {'place': 9, 'stage': 'complained', 'came': is_complained}
        ], recursive := true),
    from fct_messages
    where source_kind = 'sequence'
)
group by stage, place
having leads > 0 or place <= 2
order by place
"""
_STEPS = """
select
    step || ' ' || step_name, due_count, sent_count, delivered_count,
    format('{:.1f} % ({:.1f}-{:.1f})', 100 * open_rate, 100 * open_rate_low, 100 * open_rate_high),
    format('{:.1f} % ({:.1f}-{:.1f})', 100 * reply_rate, 100 * reply_rate_low,
        100 * reply_rate_high),
    responded_before_count
from step_effectiveness
order by step
"""
_EXPERIMENT = """
select
    experiment_key || ', ' || metric, arm || case when is_control then ' (control)' else '' end,
    account_count, success_rate_count, success_count,
    format('{:.2f} % ({:.2f}-{:.2f})', 100 * success_rate, 100 * success_rate_low,
        100 * success_rate_high),
    verdict
from experiment_results
where is_deciding
order by experiment_key, metric, arm
"""

_VERDICT = """
select distinct on (experiment_key, metric) experiment_key, metric, sentence, as_of
from experiment_verdict
order by experiment_key, metric, as_of desc
"""


def show_results(home: Path) -> None:
    """Print funnel, steps, experiment, what was held or dropped and why, cost, and the balance."""
    from deployments.workspace import load_workspace_settings, open_workspace
    from tasks.mart_publish import open_published
    from tasks.proof import prove

    path = home / "marts" / "parley.duckdb"
    if not path.exists():
        print("No mart was published yet; run the demo again, it carries on where it stopped.")
        return
    with open_published(path) as marts:
        _show_marts(marts)
    settings = load_workspace_settings(asks_prefect=False)  # a demo is its own world
    with open_workspace(settings, is_quiet=True) as resources:
        _show_verdicts(resources.store)
        _show_reasons(resources.store)
        _show_cost(resources.store)
        proof = prove(resources.store, resources.clock.now())
    _show_balance(proof)
    show_ways_on(home)


def _rows(marts: "DuckDBPyConnection", statement: str) -> list[tuple[Any, ...]]:
    return marts.execute(statement).fetchall()


def _show_marts(marts: "DuckDBPyConnection") -> None:
    print_table(("stage", "leads"), _rows(marts, _FUNNEL), "Funnel, by lead")
    print_table(
        (
            "step",
            "due",
            "sent",
            "delivered",
            "open rate (95 %)",
            "reply rate (95 %)",
            "had replied",
        ),
        _rows(marts, _STEPS),
        "Steps",
    )
    judged = _rows(marts, _EXPERIMENT)
    if judged:
        print_table(
            ("experiment", "arm", "companies", "leads", "successes", "rate (95 %)", "verdict"),
            judged,
            "Experiment",
        )


def _show_verdicts(store: Any) -> None:
    with store.transaction() as session:
        rows = session.connection.execute(_VERDICT).fetchall()
    for experiment, metric, sentence, as_of in rows:
        print(fill(f"{experiment}, {metric}, {as_of:%Y-%m-%d}: {sentence}", WIDTH))
    if not rows:
        print("No experiment has had its first look yet.")
    print()


def _show_reasons(store: Any) -> None:
    from tasks.story_words import explain_reason

    with store.transaction() as session:
        rows = session.rows("proof.reasons")
    print_table(
        ("verdict", "reason", "messages", "which means"),
        [(verdict, reason, count, explain_reason(reason)[0]) for verdict, reason, count in rows],
        "Held or dropped, and why",
    )


def _show_cost(store: Any) -> None:
    with store.transaction() as session:
        rows = session.rows("proof.cost")
    print_table(
        ("cost", "calls", "tokens in", "tokens out", "US dollars"),
        [
            (name, calls, taken, given, f"{micros / 1e6:.4f}")
            for name, calls, taken, given, micros in rows
        ],
        "Cost",
    )


def _show_balance(proof: Any) -> None:
    from deployments.cli.prove import show_proof

    show_proof(proof)


def show_ways_on(home: Path) -> None:
    """Print the commands and the file by which one goes on, whatever has been seen."""
    shown = home if not home.is_relative_to(Path.cwd()) else home.relative_to(Path.cwd())
    query = "select step_name, sent_count, reply_rate from step_effectiveness"
    print(
        "\nWhere to look next:\n"
        f'  parley sql "{query}"\n'
        "                                              the marts; `parley marts status`\n"
        "  parley why --campaign hook_proof_fomo       what waits, and why\n"
        "  parley export leads                         a lead's id for `parley why ID`\n"
        "  parley demo --serve                         Prefect's UI, with every day's run\n"
        "  any DuckDB client, read-only                the marts' file, which is\n"
        f"    {shown}/marts/parley.duckdb"
    )
