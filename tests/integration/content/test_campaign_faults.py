"""Is everything that is wrong in campaigns told in one run, in order, with its place?"""

import copy
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from models.errors import Fault, InvalidInputError
from tasks.campaigns import load_campaigns
from tests.factories_content import CAMPAIGN, SENDERS, write_campaigns
from tests.shells import PARLEY

BROKEN = """name: sprig
descriptio: x
name: spring
senders: [adda, 5]
total_steps: 4
gates:
  email_confidence: [Real, Patern]
window:
  opens: 25:00
  preferred_hours: {technolgy: 9, finance: 99}
steps:
  - name: hook
    day: 3
    template: hok.liquid
    condition: no_reply
    subject: Hello {{ company_nam }}
  - name: hook
    day: 0
    channels: [emial]
    template: hook.liquid
    subject: "Re: again"
"""
TEMPLATE = """Hi {{ first_name }},
{{ first_nam }}
  {{ facts.top_services }}{% for i in (1..100000) %}x{% endfor %}"""
TOLD = [
    ("senders.yaml", 2, 3, "senders.0.warmup_started_on", None),
    ("senders.yaml", 4, 3, "senders.0.adress", "did you mean address?"),
    ("campaign.yaml", 1, 7, "name", "rename one"),
    ("campaign.yaml", 2, 1, "descriptio", "did you mean description?"),
    ("campaign.yaml", 3, 1, None, None),
    ("campaign.yaml", 4, 11, "senders.0", "did you mean ada?"),
    ("campaign.yaml", 4, 17, "senders.1", None),
    ("campaign.yaml", 5, 14, "total_steps", None),
    ("campaign.yaml", 7, 28, "gates.email_confidence.1", "did you mean Pattern?"),
    ("campaign.yaml", 9, 10, "window.opens", None),
    ("campaign.yaml", 10, 21, "window.preferred_hours.technolgy", "did you mean technology?"),
    ("campaign.yaml", 10, 44, "window.preferred_hours.finance", "allowed: 0 to 23"),
    ("campaign.yaml", 14, 15, "steps.0.template", "did you mean hook.liquid?"),
    ("campaign.yaml", 15, 16, "steps.0.condition", None),
    ("campaign.yaml", 16, 14, "steps.0.subject", "did you mean company_name?"),
    ("campaign.yaml", 17, 11, "steps.1.name", None),
    ("campaign.yaml", 18, 10, "steps.1.day", None),
    ("campaign.yaml", 19, 16, "steps.1.channels.0", "did you mean email?"),
    ("campaign.yaml", 21, 14, "steps.1.subject", "drop the 'Re:'"),
    ("a.md", 1, 4, None, "save it as UTF-8"),
    ("hook.liquid", 1, 7, None, "give it a default, such as {{ ... | default: 'there' }}"),
    ("hook.liquid", 2, 4, None, "did you mean first_name?"),
    (
        "hook.liquid", 3, 6, None,
        "add it to `requires` of step hook, or give it a default",
    ),
    ("hook.liquid", 3, 30, None, None),
]  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Campaigns whose every file has faults, and one whose YAML breaks off."""
    senders = "senders:\n- id: ada\n  display_name: Ada\n  adress: ada@mail.northwind.example\n"
    senders += "  address: ada@mail.northwind.example\n"
    root = write_campaigns(tmp_path / "campaigns", BROKEN, senders=senders, template=TEMPLATE)
    (root / "spring" / "prompts" / "a.md").write_bytes(b"caf\xe9")
    write_campaigns(root / "x", "name: [winter\n", name="winter", template="ok\n {% if %}")
    (root / "x" / "winter").rename(root / "winter")
    return root


def faults_of(root: Path) -> list[Fault]:
    with pytest.raises(InvalidInputError) as caught:
        load_campaigns(root)
    return caught.value.faults


def test_all_faults_of_all_files_are_told_in_one_run_in_the_order_of_their_lines(broken: Path):
    faults = faults_of(broken)

    told = [(Path(each.path).name, each.line, each.column, each.field, each.suggestion)
            for each in faults]  # fmt: skip
    assert told[:-2] == TOLD
    assert [(row[0], row[1]) for row in told[-2:]] == [("campaign.yaml", 2), ("hook.liquid", 2)]


def test_the_command_prints_file_line_and_column_and_the_same_as_json(broken: Path):
    def validate(*more: str) -> subprocess.CompletedProcess[str]:
        command = [PARLEY, "validate", str(broken), *more]
        return subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)

    text, document = validate(), validate("--output", "json")

    lines = text.stderr.splitlines()
    assert text.returncode == document.returncode == 1
    assert f"{broken}/spring/campaign.yaml:18:10: steps.1.day: day 0 follows day 3" in lines[16]
    assert lines[-1] == f"parley: {len(TOLD) + 2} faults; nothing was changed"
    faults = orjson.loads(document.stdout)["faults"]
    assert [str(Fault(**each)) for each in faults] == lines[:-1]


HOURS = [
    ("opens: 8", "opens", "must be a time of day such as 07:00, not 8", 'did you mean "08:00"?'),
    ("opens: 8:30", "opens", "must be a time of day such as 07:00, not '8:30'",
     'did you mean "08:30"?'),
    ("opens: 800", "opens", "must be a time of day such as 07:00, not 800", None),
    ('opens: "21:00"\n  closes: "20:00"', "closes", "is 20:00, not later than opens, 21:00",
     "a window lies within one day; write the later time last"),
    ('closes: "07:00"', "closes", "is 07:00, not later than opens, 07:00",
     "a window lies within one day; write the later time last"),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "field", "message", "suggestion"), HOURS)
def test_hours_that_are_no_window_are_refused_and_what_may_be_meant_is_said(
    tmp_path: Path, hours: str, field: str, message: str, suggestion: str | None
):
    root = write_campaigns(tmp_path / "campaigns", {**CAMPAIGN, "window": {}})
    path = root / "spring" / "campaign.yaml"
    whole = path.read_text()
    path.write_text(whole.replace("window: {}", f"window:\n  {hours}"))

    faults = faults_of(root)

    assert "window: {}" in whole

    assert [(each.field, each.message, each.suggestion) for each in faults] == [
        (f"window.{field}", message, suggestion)
    ]


def _set(*place: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(campaign: dict[str, Any]) -> None:
        here: Any = campaign
        for part in place[:-1]:
            here = here[part]
        here[place[-1]] = to

    return change


ARMS = [{"name": "a", "weight": 0.5}, {"name": "b", "weight": 0.5}]
WHOLE: dict[str, Any] = {
    **CAMPAIGN,
    "window": {},
    "waves": {},
    "steps": [
        {**CAMPAIGN["steps"][0], "name": name, "day": day}
        for day, name in enumerate(("hook", "proof", "fomo"))
    ],
    "experiment": {"name": "tone", "control": "a", "arms": ARMS},
}
CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "kind": _set("kind", to="cold"),
    "zone": _set("timezone", to="Mars"),
    "priority": _set("priority", to=10),
    "no list": _set("senders", to="ada"),
    "steps": _set("total_steps", to=7),
    "unknown": _set("extra", to=1),
    "window": _set("window", "closes", to="late"),
    "wave": _set("waves", "leads_per_day", to=0),
    "day": _set("steps", 1, "day", to=400),
    "words": _set("steps", 1, "max_words", to="few"),
    "template": _set("steps", 2, "template", to="gone.liquid"),
    "no subject": _set("steps", 2, "subject", to=" "),
    "arm": _set("experiment", "arms", 0, "subjects", to={"last": "Hi"}),
    "control": _set("experiment", "control", to="z"),
    "metric": _set("experiment", "metric", to="joy"),
}


def test_no_fault_hides_another(tmp_path: Path):
    alone: set[tuple[str | None, str]] = set()
    together = copy.deepcopy(WHOLE)
    for number, change in enumerate(CHANGES.values()):
        one = copy.deepcopy(WHOLE)
        change(one)
        change(together)
        found = faults_of(write_campaigns(tmp_path / str(number), one))
        alone |= {(each.field, each.message) for each in found}

    found = faults_of(write_campaigns(tmp_path / "together", together))

    assert {(each.field, each.message) for each in found} == alone
    assert len(alone) == len(CHANGES)
    assert all(each.line and each.column for each in found)


def test_campaigns_are_not_blamed_for_a_list_of_senders_that_cannot_be_read(tmp_path: Path):
    unreadable = write_campaigns(tmp_path / "one", senders="senders: [")
    faulty = write_campaigns(
        tmp_path / "two", senders={"senders": [{**SENDERS["senders"][0], "daily_cap": -1}]}
    )

    for root, says in ((unreadable, "is not YAML"), (faulty, "must be at least 0, not -1")):
        faults = faults_of(root)
        assert [Path(each.path).name for each in faults] == ["senders.yaml"]
        assert says in faults[0].message


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path):
    root = write_campaigns(tmp_path / "campaigns")
    for path in (root / "senders.yaml", root / "spring" / "campaign.yaml"):
        path.unlink()
        os.mkfifo(path)

    assert [each.message for each in faults_of(root)] == ["is no regular file"] * 2


def test_every_key_that_stands_twice_and_every_alias_is_told(tmp_path: Path):
    twice = write_campaigns(tmp_path / "one", "name: spring\nname: a\nfacts: {x: a, x: b}\n")
    aliases = write_campaigns(tmp_path / "two", "name: &a spring\nkind: *a\ncountry: *a\n")

    doubled = [each for each in faults_of(twice) if "duplicate key" in each.message]
    assert [(each.line, each.column) for each in doubled] == [(2, 1), (3, 15)]
    assert [(each.line, each.column) for each in faults_of(aliases)] == [(2, 7), (3, 10)]
