"""Does `parley experiment` plan and judge from plain files, and refuse bad ones in one line?"""

import json
import re

import pytest

from deployments.cli.app import main
from tests.unit.stats.factories import make_even_counts

PLAN = ["experiment", "plan", "--baseline", ".03", "--effect", ".06", "--per-day", "25"]


@pytest.fixture
def parley(capsys):
    """Run one command; give its exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return run


def write_counts(path, good, total=700):
    counts = make_even_counts(good, total)
    columns = zip(
        counts.arm, counts.account, counts.successes, counts.trials, counts.day, strict=True
    )
    rows = [f"{arm},{account},{won:g},{n:g},{day}" for arm, account, won, n, day in columns]
    path.write_text("\n".join(["arm,account,successes,n,day", *rows]) + "\n")
    return path


def test_plan_prints_leads_days_and_a_boundary_for_each_look(parley):
    code, out, _ = parley(*PLAN, "--look-every", "7")

    assert code == 0
    assert "769 leads an arm, 1,538 in 2 arms, 31 days" in out
    assert re.search(r"^ +7 +174 +0\.226 +4\.5738", out, re.MULTILINE)
    assert re.search(r"^ +31 +769 +1\.000 +2\.0694", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 100


def test_plan_as_json_is_named_and_whole(parley):
    code, out, _ = parley(*PLAN, "--output", "json", "--arms", "3", "--icc", ".2",
                          "--leads-per-account", "4")  # fmt: skip

    tree = json.loads(out)
    assert code == 0
    assert tree["schema"] == "parley.experiment_plan.v1"
    assert tree["design_effect"] == pytest.approx(1.6)
    assert tree["leads_in_all"] == 3 * tree["leads_per_arm"]
    assert tree["looks"][-1]["alpha_spent"] == pytest.approx(0.025)
    assert tree["looks"][-1]["power_so_far"] == pytest.approx(0.8, abs=0.001)


def test_a_fixed_number_of_days_says_what_could_be_seen(parley):
    _, out, _ = parley(*PLAN, "--days", "14", "--output", "json")

    tree = json.loads(out)
    assert (tree["days"], tree["leads_per_arm"]) == (14, 350)
    assert tree["detectable_rate"] > 0.07


@pytest.mark.parametrize(("kind", "starts"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_plan_draws_the_power_curve(parley, tmp_path, kind, starts):
    picture = tmp_path / f"power.{kind}"

    code, _, _ = parley(*PLAN, "--look-every", "7", "--plot", picture)

    assert code == 0
    assert picture.read_bytes().startswith(starts)


def test_a_saved_design_judges_counts_and_refuses_to_be_changed(parley, tmp_path):
    design, counts = tmp_path / "d.yaml", write_counts(tmp_path / "c.csv", {"A": 21, "B": 60})
    parley(*PLAN, "--look-every", "7", "--save", design)

    code, out, _ = parley("experiment", "analyze", counts, "--design", design)
    design.write_text(design.read_text().replace("alpha: 0.05", "alpha: 0.2"))
    changed, _, err = parley("experiment", "analyze", counts, "--design", design)

    assert code == 0
    assert out.startswith("SHIP  experiment, day 28")
    assert max(map(len, out.splitlines())) <= 100
    assert changed == 1
    assert "changed after the start in alpha" in err


def test_analysis_as_json_names_its_schema_and_follows_as_of(parley, tmp_path):
    design, counts = tmp_path / "d.yaml", write_counts(tmp_path / "c.csv", {"A": 21, "B": 60})
    parley(*PLAN, "--save", design)

    _, out, _ = parley(
        "experiment", "analyze", counts, "--design", design, "--as-of", "6", "--output", "json"
    )

    tree = json.loads(out)
    assert tree["schema"] == "parley.experiment_verdict.v1"
    assert tree["status"] == "running"
    assert tree["evidence"]["next_look_day"] == 7


def test_bad_counts_end_with_their_line_and_no_traceback(parley, tmp_path):
    design, counts = tmp_path / "d.yaml", tmp_path / "c.csv"
    parley(*PLAN, "--save", design)
    counts.write_text("arm,unit,successes,n,day\nA,a,1,1,1\nB,b,3,2,1\n")

    code, out, err = parley("experiment", "analyze", counts, "--design", design)

    assert (code, out) == (1, "")
    assert err.strip() == f"parley: {counts}:3: successes: more than n"


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (["--effect", ".03"], 1, "effect: it equals the baseline"),
        (["--per-day", "0"], 1, "per-day: it must be above 0"),
        (["--per-day", ".001"], 1, "look for a larger effect"),
        (["--plot", "power.gif"], 2, "must end in .svg or .png"),
        (["--arms", "1"], 1, "arms must be at least 2"),
        (["--alpha", "1.5"], 1, "alpha must lie between 0 and 1"),
    ],
)
def test_impossible_plans_end_in_one_line(parley, change, code, says):
    kept = [part for part in zip(PLAN[2::2], PLAN[3::2], strict=True) if part[0] not in change]

    ended, out, err = parley(*PLAN[:2], *(word for pair in kept for word in pair), *change)

    assert (ended, out) == (code, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_a_missing_file_is_told_by_its_name(parley, tmp_path):
    code, _, err = parley("experiment", "analyze", tmp_path / "no.csv", "--design", tmp_path / "no")

    assert code == 1
    assert f"{tmp_path / 'no'}: no such file" in err


def test_an_account_in_each_arm_is_told_to_be_too_little(parley, tmp_path):
    design, counts = tmp_path / "d.yaml", tmp_path / "c.csv"
    parley(*PLAN, "--save", design)
    said = []
    for day in (1, 999):
        counts.write_text(f"arm,unit,successes,n,day\nA,a,1,1,{day}\nB,b,0,1,{day}\n")
        said.append(parley("experiment", "analyze", counts, "--design", design)[1])

    assert [text.split()[0] for text in said] == ["RUNNING", "UNDECIDED"]
    assert "too little to test anything yet (1 account" in said[0]
    assert "nothing was tested by day 999, the end: 1 account" in said[1]
    assert all("30 needed" in " ".join(text.split()) for text in said)


def test_a_file_is_never_overwritten(parley, tmp_path):
    design = tmp_path / "d.yaml"
    design.write_text("mine\n")

    code, _, err = parley(*PLAN, "--save", design)

    assert code == 1
    assert f"{design}: it is there already" in err
    assert design.read_text() == "mine\n"
