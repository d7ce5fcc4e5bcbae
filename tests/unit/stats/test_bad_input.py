"""Is every impossible figure refused by its row, line or field?"""

from dataclasses import replace

import numpy as np
import pytest

from models.errors import InvalidDataError, InvalidInputError
from models.schemas.experiment import parse_counts, parse_design
from models.stats.boundaries import spending_boundaries
from models.stats.counts import Counts
from models.stats.decision import decide_experiment
from models.stats.design import Guardrail, Metric, fingerprints, refuse_changed_design
from models.stats.proportions import wilson_interval
from models.stats.spending import Family, Spending
from tests.unit.stats.factories import make_design

DESIGN = """\
experiment: subject_line
arms: {A: 0.5, B: 0.5}
control: A
planned_leads: 1400
looks: [7, 14, 21, 28]
"""
COUNTS = """\
arm,account,successes,n,day
A,acme.example,0,1,1
B,bolt.example,1,1,1
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"successes": [0.0, 2.0]}, "row 2, successes: more than n"),
        ({"trials": [1.0, -1.0]}, "row 2, n: it is negative"),
        ({"successes": [float("nan"), 0.0]}, "row 1, successes: it is missing"),
        ({"trials": [1.5, 1.0]}, "row 1, n: it is not a whole number"),
        ({"arm": ["A", "C"]}, "row 2, arm: it is none of A, B"),
        ({"account": ["", "b"]}, "row 1, account: it is empty"),
        ({"day": [1, 0]}, "row 2, day: it lies before the start"),
        ({"metric": ["reply_rate", "clicks"]}, "row 2, metric: it is none of reply_rate"),
    ],
)
def test_impossible_rows_are_refused_by_number(change, says):
    counts = Counts(["A", "B"], ["a", "b"], [0.0, 1.0], [1.0, 1.0], [1, 1])

    with pytest.raises(InvalidDataError, match=says):
        decide_experiment(replace(counts, **change), make_design(), 7)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(InvalidDataError, match="columns differ in length"):
        Counts(["A"], ["a", "b"], [0.0], [1.0], [1])


def test_several_metrics_need_their_column():
    counts = Counts(["A"], ["a"], [0.0], [1.0], [1])
    design = make_design(metrics=(Metric("reply_rate"), Metric("meeting_rate")))

    with pytest.raises(InvalidDataError, match="metric: this column is needed"):
        decide_experiment(counts, design, 7)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weights": {"A": 1.0}}, "at least two arms"),
        ({"weights": {"A": 0.5, "B": 0.6}}, "weights: they sum to 1.1, not to 1"),
        ({"control": "Z"}, "control: 'Z' is not an arm"),
        ({"look_days": (7, 21, 14)}, "look_days: day 14 stands after day 21"),
        ({"look_days": ()}, "look_days: at least one"),
        ({"look_days": (3,)}, "before min_days"),
        ({"alpha": 0.0}, "alpha"),
        ({"icc": 2.0}, "icc"),
        ({"planned_leads": 0.0}, "planned_leads"),
        ({"guardrails": (Guardrail("reply_rate", 0.01),)}, "each name once"),
        ({"guardrails": (Guardrail("spam", 0.0),)}, "margin"),
        ({"baseline": 1.0}, "baseline"),
        ({"weekdays": (0,)}, "weekdays: they need starts_on"),
        ({"holdout": 1.0}, "holdout"),
    ],
)
def test_impossible_designs_are_refused_by_field(change, says):
    with pytest.raises(InvalidDataError, match=says):
        make_design(**change)


def test_a_design_changed_in_mid_flight_is_refused_by_its_fields():
    registered = fingerprints(make_design())

    refuse_changed_design(make_design(), registered)
    with pytest.raises(
        InvalidDataError, match="changed after the start in weights, alpha, spending"
    ):
        refuse_changed_design(
            make_design(weights={"A": 0.4, "B": 0.6}, alpha=0.1, spending=Spending(Family.POCOCK)),
            registered,
        )


def test_a_verdict_checks_the_design_that_was_registered():
    registered = fingerprints(make_design())
    counts = Counts(["A", "B"], ["a", "b"], [0.0, 1.0], [1.0, 1.0], [1, 1])

    with pytest.raises(InvalidDataError, match="changed after the start in look_days"):
        decide_experiment(counts, make_design(look_days=(14, 28)), 7, registered)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("control: A", "control: A\ncontrol: B", r"d.yaml:\d: it is not YAML: .*duplicate"),
        ("{A: 0.5, B: 0.5}", "{A: 0.5, B: 0.6}", "d.yaml:2: arms: they sum to 1.1, not to 1"),
        ("{A: 0.5, B: 0.5}", "{A: 1.0}", "d.yaml:2: arms: an experiment needs at least two arms"),
        ("[7, 14, 21, 28]", "[7, 21, 14]", "d.yaml:5: looks: day 14 stands after day 21"),
        ("1400", "many", "d.yaml:4: planned_leads: "),
        ("control: A", "contrl: A", "d.yaml:3: contrl: "),
        ("[7, 14, 21, 28]", "[7, 14\nalpha: .05", "d.yaml:.*it is not YAML"),
    ],
)
def test_faults_of_a_design_file_name_line_and_field(old, new, says):
    with pytest.raises(InvalidInputError, match=says):
        parse_design(DESIGN.replace(old, new), "d.yaml")


def test_a_registered_design_file_that_was_changed_is_refused():
    marks = fingerprints(parse_design(DESIGN, "d.yaml"))
    block = "registered:\n" + "".join(f"  {name}: '{mark}'\n" for name, mark in marks.items())

    parse_design(DESIGN + block, "d.yaml")
    with pytest.raises(InvalidDataError, match="changed after the start in alpha"):
        parse_design(DESIGN + "alpha: 0.1\n" + block, "d.yaml")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("B,bolt.example,1,1,1", "B,bolt.example,2,1,1", "c.csv:3: successes: more than n"),
        ("A,acme.example,0,1,1", "A,acme.example,0,-1,1", "c.csv:2: n: it is negative"),
        ("A,acme.example,0,1,1", "A,acme.example,,1,1", "c.csv:2: successes: it is missing"),
        ("A,acme.example,0,1,1", "A,acme.example,x,1,1", "c.csv:2: successes: 'x' is not a count"),
        ("A,acme.example,0,1,1", "A,,0,1,1", "c.csv:2: account: it is empty"),
        ("A,acme.example,0,1,1", "Z,acme.example,0,1,1", "c.csv:2: arm: it is none of A, B"),
        ("A,acme.example,0,1,1", "A,acme.example,0,1,soon", "c.csv:2: day: 'soon' is not"),
        ("arm,account", "arm,company", "c.csv:1: account: this column is missing"),
    ],
)
def test_faults_of_a_counts_file_name_line_and_field(old, new, says):
    with pytest.raises(InvalidInputError, match=says):
        parse_counts(COUNTS.replace(old, new), "c.csv", parse_design(DESIGN, "d.yaml"))


def test_every_fault_is_listed_at_once():
    text = COUNTS.replace("bolt.example,1,1,1", "bolt.example,2,1,0")

    with pytest.raises(InvalidInputError) as caught:
        parse_counts(text, "c.csv", parse_design(DESIGN, "d.yaml"))

    assert {fault.field for fault in caught.value.faults} == {"successes", "day"}


def test_json_counts_are_read_like_csv():
    design = parse_design(DESIGN, "d.yaml")
    text = '{"rows": [{"arm": "A", "unit": "a", "successes": 0, "n": 1, "day": 1}]}'

    found = parse_counts(text, "c.json", design)

    assert found.account == ["a"]
    with pytest.raises(InvalidInputError, match=r"c.json:1: n: it is missing"):
        parse_counts(text.replace('"n": 1, ', ""), "c.json", design)
    with pytest.raises(InvalidInputError, match="it is not JSON"):
        parse_counts(text + "}", "c.json", design)


def test_counts_that_do_not_fit_each_other_are_refused_by_shape():
    with pytest.raises(InvalidDataError, match=r"shape \(2,\) do not fit trials of shape \(3,\)"):
        wilson_interval([1, 2], [3, 4, 5])


def test_a_wrong_count_is_named_by_its_place_and_a_lone_one_by_itself():
    with pytest.raises(InvalidDataError, match=r"^element \(1,\): more successes"):
        wilson_interval([1, 9], [3, 4])
    with pytest.raises(InvalidDataError, match=r"^more successes"):
        wilson_interval(9, 4)


def test_information_times_may_come_as_any_row_of_numbers():
    expected = spending_boundaries((0.5, 1.0))

    assert spending_boundaries([0.5, 1.0]) is expected
    assert spending_boundaries(np.asarray([0.5, 1.0])) is expected


@pytest.mark.parametrize("times", [["soon"], [None], 0.5])
def test_information_times_that_are_no_numbers_are_refused(times):
    with pytest.raises(InvalidDataError, match="looks: not a row of information times"):
        spending_boundaries(times)
