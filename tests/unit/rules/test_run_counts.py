"""Does every flow have its equation, and is a run whose counts break it found out?"""

import ast
from pathlib import Path

from models.rules.run_counts import EQUATIONS, find_unbalanced, rank
from tasks.count_reference import PAGE, counts_page
from tasks.runs import in_one_line

FLOWS = Path(__file__).parents[3] / "flows"


def test_every_flow_that_leaves_a_summary_has_an_equation():
    summarised = {
        call.args[0].value
        for path in FLOWS.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "publish_summary"
        and isinstance(call.args[0], ast.Constant)
    }

    assert len(summarised) == 8
    assert set(EQUATIONS) == summarised | {"import_leads"}


def test_reference_page_says_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == counts_page()


def test_counts_that_add_up_are_not_complained_of():
    counts = {"picked": 5, "template": 2, "left": 3, "left_model_down": 1, "left_facts_missing": 2}

    assert find_unbalanced("generate_content", counts) == []
    assert find_unbalanced("generate_content", {}) == []


def test_a_count_that_is_lost_or_doubled_is_named_with_both_sums():
    lost = {"looked_at": 1_007, "claimed": 1_000, "held": 6, "accepted": 999, "rejected": 1}

    (said,) = find_unbalanced("dispatch_due", lost)

    assert said == "looked_at = claimed + held + dropped + overtaken: 1,007 are not 1,006"


def test_parts_by_cause_add_up_to_their_whole_alone():
    counts = {"picked": 2, "left": 2, "left_model_down": 1}

    assert find_unbalanced("generate_content", counts) == ["left = left_*: 2 are not 1"]


def test_a_whole_stands_before_its_parts():
    found = sorted(["accepted", "strange", "looked_at", "claimed"], key=rank)

    assert found == ["looked_at", "claimed", "accepted", "strange"]


def test_the_rows_of_a_file_stand_before_those_that_were_created():
    assert in_one_line({"created": 2, "rows": 2, "rejected": 0}) == "rows 2, created 2"


def test_a_dispatch_that_lies_back_is_told_in_words():
    told = in_one_line({"as_of_lies_back": 1})

    assert told == "refused (a later as_of was dispatched before) 1"
    assert "lies back" not in told
    assert "`as_of_lies_back`" in counts_page()
