"""Are the statements in sql/queries read whole, with the parts that they share?"""

from tasks.store.named_queries import load_queries, to_pyformat


def test_a_parameter_is_bound_and_a_literal_or_a_comment_is_left():
    text = "select ':no', a::text, 5 % 2 from t where b = :b -- as :told"

    assert to_pyformat(text) == "select ':no', a::text, 5 %% 2 from t where b = %(b)s -- as :told"


def test_a_shared_part_stands_in_each_statement_that_includes_it():
    queries = load_queries()

    gate, ban = queries["planning.gate"], queries["planning.ban_in_force"]
    assert ban in gate
    for name in ("planning.lock_candidates", "planning.gate_counts", "why.lead_gate"):
        assert gate in queries[name]
    assert ban in queries["why.lead_gate"].replace(gate, "")
    for name in ("proof.balance", "proof.day_balance"):
        assert queries["proof.state_counts"] in queries[name]
    assert not [name for name, text in queries.items() if "include:" in text]
