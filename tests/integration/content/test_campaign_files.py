"""Are a campaign's files read right, and is what is wrong in them said with its place?"""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from models.errors import Fault, InvalidInputError
from tasks.campaigns import campaign_hash, load_campaigns
from tests.factories_content import CAMPAIGN, EXPERIMENT, SENDERS, TEMPLATE, write_campaigns

SHIPPED = Path(__file__).parents[3] / "campaigns"


def faults_of(root: Path) -> list[Fault]:
    with pytest.raises(InvalidInputError) as caught:
        load_campaigns(root)
    return caught.value.faults


def with_step(**fields) -> dict:
    return {**CAMPAIGN, "steps": [{**CAMPAIGN["steps"][0], **fields}]}


def test_shipped_campaigns_are_valid_without_a_warning():
    found = load_campaigns(SHIPPED)

    assert "hook_proof_fomo" in {campaign.name for campaign in found.campaigns}
    assert found.warnings == ()


def test_shipped_sequence_writes_on_days_0_3_and_7_with_two_arms_on_the_hook():
    found = load_campaigns(SHIPPED / "hook_proof_fomo")
    campaign = found.campaigns[0]

    assert [(step.name, step.day) for step in campaign.steps] == [
        ("hook", 0),
        ("proof", 3),
        ("fomo", 7),
    ]
    assert campaign.experiment is not None
    assert [set(arm.subjects) for arm in campaign.experiment.arms] == [{"hook"}, {"hook"}]
    assert len(campaign.senders) >= 8


def test_every_shipped_sender_is_at_a_reserved_domain():
    found = load_campaigns(SHIPPED)

    assert all(sender.address.endswith(".example") for sender in found.senders)


def test_definition_holds_the_texts_that_its_steps_name(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns")
    (root / "spring" / "steps" / "old.liquid").write_text("unused")

    found = load_campaigns(root)

    assert found.campaigns[0].templates == {"hook.liquid": TEMPLATE}
    assert [fault.message for fault in found.warnings] == ["is used by no step"]


def test_hash_changes_with_a_template_and_not_with_a_comment(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns")
    before = campaign_hash(load_campaigns(root).campaigns[0])
    file = root / "spring" / "campaign.yaml"
    file.write_text("# a remark\n" + file.read_text())
    commented = campaign_hash(load_campaigns(root).campaigns[0])
    (root / "spring" / "steps" / "hook.liquid").write_text(TEMPLATE + "\nP.S. more")

    after = campaign_hash(load_campaigns(root).campaigns[0])

    assert before == commented != after


def test_every_fault_of_a_file_is_told_at_once_with_line_and_suggestion(tmp_path: Path):
    text = """name: spring
senders: [adda]
timezone: Europe/Berln
steps:
  - name: hook
    day: 0
    template: hok.liquid
    subject: Hello
"""
    root = write_campaigns(tmp_path / "campaigns", text)

    faults = faults_of(root)

    places = {(fault.line, fault.field): fault.suggestion for fault in faults}
    assert places[(2, "senders.0")] == "did you mean ada?"
    assert places[(7, "steps.0.template")] == "did you mean hook.liquid?"
    assert (3, "timezone") in places


def test_misspelt_field_is_named_with_the_word_that_was_meant(tmp_path: Path):
    text = """name: spring
senders: [ada]
steps:
  - name: hook
    day: 0
    templte: hook.liquid
    template: hook.liquid
    subject: Hello
    channels: [emial]
"""
    root = write_campaigns(tmp_path / "campaigns", text, template="Hi")

    faults = faults_of(root)

    assert [(fault.line, fault.field, fault.suggestion) for fault in faults] == [
        (6, "steps.0.templte", "did you mean template?"),
        (9, "steps.0.channels.0", "did you mean email?"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name: spring\nname: summer\n", 2, "duplicate key"),
        ("name: [spring\n", 2, "is not YAML"),
        ("\tname: spring\n", 1, "is not YAML"),
        ("- a list\n", 1, "must be a mapping"),
        ("", 1, "must be a mapping"),
        ("name: &x spring\ndescription: *x\n", 2, "alias"),
        ("name: &x spring\ndescription: &x y\n", 2, "anchor &x twice"),
        ("name: " + "[" * 200, 1, "nested"),
        ("name: !!python/object:os.system x\n", 1, "is not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "another document"),
        ("name: spr\0ing\n", 1, "NUL"),
        ("kind: a\nname: \x1b[31m\n", 2, "U+001B"),
    ],
)
def test_broken_yaml_is_refused_with_its_line(tmp_path: Path, text, line, says):
    root = write_campaigns(tmp_path / "campaigns", text)

    said = [fault for fault in faults_of(root) if says in fault.message]

    assert [fault.line for fault in said] == [line]
    assert said[0].column is not None
    assert said[0].path.endswith("campaign.yaml")


def test_file_of_another_encoding_is_refused_with_its_line(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns")
    file = root / "spring" / "campaign.yaml"
    file.write_bytes(b"name: spring\ndescription: caf\xe9\n")

    fault = faults_of(root)[0]

    assert (fault.line, fault.message) == (2, "is not UTF-8")


def test_file_larger_than_a_megabyte_is_refused(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns", "description: " + "x" * (1 << 20))

    assert "larger than" in faults_of(root)[0].message


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("Hi,\n{{ first_nam }}", 2, "first_nam is no variable"),
        ("Hi,\n\n{% if %}", 3, "missing expression"),
        ("Hi {{ facts.top_services }}", 1, "undefined"),
        ("Hi {{ campaign.offer_plot }}", 1, "campaign.offer_plot is not known"),
        ("{% include 'other' %}", 1, "unexpected tag"),
        ("{{ 'now' | date: '%Y' }}", 1, "unknown filter"),
        ("{% for i in (1..100000) %}x{% endfor %}", 1, "limit"),
    ],
)
def test_template_fault_names_file_and_line(tmp_path: Path, template, line, says):
    root = write_campaigns(tmp_path / "campaigns", template=template)

    fault = faults_of(root)[0]

    assert fault.path.endswith("steps/hook.liquid")
    assert fault.line == line
    assert says in fault.message


def test_required_fact_may_be_used_without_a_default(tmp_path: Path):
    root = write_campaigns(
        tmp_path / "campaigns",
        with_step(requires=["top_services"]),
        template="You offer {{ facts.top_services }}.",
    )

    assert load_campaigns(root).campaigns[0].steps[0].requires == ["top_services"]


def test_subject_that_claims_a_thread_is_refused(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns", with_step(subject="Re: our talk"))

    assert faults_of(root)[0].message == "claims a thread that there is not"


def test_total_steps_must_equal_the_list(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns", {**CAMPAIGN, "total_steps": 2})

    assert "total_steps is 2, but 1 are listed" in faults_of(root)[0].message


def test_weights_of_arms_must_sum_to_one(tmp_path: Path):
    experiment = {
        "name": "subject_line",
        "control": "a",
        "arms": [{"name": "a", "weight": 0.5}, {"name": "b", "weight": 0.4}],
    }
    root = write_campaigns(tmp_path / "campaigns", {**CAMPAIGN, "experiment": experiment})

    fault = faults_of(root)[0]

    assert fault.field == "experiment.arms"
    assert fault.message == "the arms' weights must sum to one, not to 0.9"


def test_message_after_a_final_one_is_warned_of_unless_marked(tmp_path: Path):
    final = {**CAMPAIGN["steps"][0], "name": "breakup_email", "subject": "Final note"}
    again = {**CAMPAIGN["steps"][0], "name": "again", "day": 14}
    plain = write_campaigns(tmp_path / "plain", {**CAMPAIGN, "steps": [final, again]})
    marked = write_campaigns(
        tmp_path / "marked", {**CAMPAIGN, "steps": [final, {**again, "re_engagement": True}]}
    )

    assert len(load_campaigns(plain).warnings) == 1
    assert load_campaigns(marked).warnings == ()


def test_two_senders_with_one_address_are_refused(tmp_path: Path):
    twice = {"senders": [SENDERS["senders"][0], {**SENDERS["senders"][0], "id": "ben"}]}
    root = write_campaigns(tmp_path / "campaigns", senders=twice)

    fault = faults_of(root)[0]

    assert fault.path.endswith("senders.yaml")
    assert "the same address" in fault.message


def test_folder_without_a_campaign_says_so(tmp_path: Path):
    assert "holds no campaign" in faults_of(tmp_path)[0].message
    assert "no such folder" in faults_of(tmp_path / "absent")[0].message


def run_validate(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = "import sys; from deployments.cli.campaigns import validate_app; validate_app()"
    return subprocess.run(
        [sys.executable, "-c", command, *arguments],
        capture_output=True,
        check=False,
        cwd=SHIPPED.parent,
    )


def test_validate_command_ends_with_1_and_lists_faults_as_json(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns", with_step(template="absent.liquid"))

    ended = run_validate(str(root), "--output", "json")

    report = orjson.loads(ended.stdout)
    assert ended.returncode == 1
    assert report["schema"] == "parley.validate.v1"
    assert report["faults"][0]["field"] == "steps.0.template"
    assert ended.stderr == b""


def test_validate_command_needs_no_store_and_ends_with_0():
    ended = run_validate("campaigns", "--output", "json")

    assert ended.returncode == 0
    assert orjson.loads(ended.stdout)["is_valid"] is True


def test_two_campaigns_with_one_experiment_are_told_by_the_line_of_the_second(tmp_path: Path):
    with_experiment = {**CAMPAIGN, "experiment": EXPERIMENT}
    root = write_campaigns(
        tmp_path / "campaigns", {**with_experiment, "name": "autumn"}, name="autumn"
    )
    later = write_campaigns(tmp_path / "more", with_experiment)
    (later / "spring").rename(root / "spring")

    (fault,) = faults_of(root)

    assert fault.path == str(root / "spring" / "campaign.yaml")
    assert fault.line is not None
    assert fault.field == "experiment.name"
    assert fault.message == "'subjects' is the experiment of the campaign 'autumn'"
