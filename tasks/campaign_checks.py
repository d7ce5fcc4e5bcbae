"""What is wrong in a campaign beyond its fields: names that nothing bears, files, texts?

A definition may have parts that are None because they do not hold; what is about them is left out.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from models.errors import Fault
from models.rules.content_variables import LEAD_FACTS, PLAIN_VARIABLES, sample_variables
from models.rules.industries import INDUSTRY_CLASSES
from models.rules.send_windows import zone_of
from models.schemas.campaign import CampaignDefinition, Step
from models.schemas.lead import EmailConfidence
from models.schemas.parts import known
from tasks.templates import TemplateError, find_fault, render, variables_of
from tasks.yaml_files import Place, YamlFile, did_you_mean

_LAST_WORDS = ("final note", "last note", "last message", "last email", "break up", "breakup")
_GATE = "email_confidence"


class TextFault(NamedTuple):
    """What is wrong in a Liquid text, and where in it."""

    message: str
    line: int | None
    column: int | None
    hint: str | None


def check_names(
    file: YamlFile,
    definition: CampaignDefinition,
    folder_name: str,
    senders: Collection[str] | None,
) -> Iterator[Fault]:
    """Yield names that nothing bears; `senders` is None where nobody knows who may send."""
    if definition.name not in (None, folder_name):
        message = f"is {definition.name!r}, but the folder is {folder_name!r}"
        yield file.fault(("name",), message, "rename one")
    if definition.timezone is not None and zone_of(definition.timezone) is None:
        near = did_you_mean(definition.timezone, available_timezones()) or "such as Europe/Berlin"
        yield file.fault(("timezone",), f"{definition.timezone!r} is no time zone", near)
    for index, sender in known(definition.senders):
        if senders is not None and sender not in senders:
            near = did_you_mean(sender, sorted(senders)) or "senders.yaml"
            hint = near if near.startswith("did") else f"add it to senders.yaml; {near}"
            yield file.fault(("senders", index), f"{sender!r} is no sender", hint)
    for name in (definition.facts or {}).keys() & set(LEAD_FACTS):
        message = "is the name of a lead's fact"
        yield file.fault(("facts", name), message, "choose another name", is_of_key=True)
    steps = [step.name for _, step in known(definition.steps) if step.name]
    for index, arm in _arms(definition):
        for step in arm.subjects or {}:
            if step not in steps:
                place = ("experiment", "arms", index, "subjects", step)
                yield file.fault(place, "is no step", did_you_mean(step, steps), is_of_key=True)
    yield from _check_choices(file, definition)


def _check_choices(file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    for gate, admitted in (definition.gates or {}).items():
        if gate != _GATE:
            hint = did_you_mean(gate, [_GATE])
            yield file.fault(("gates", gate), "is no gate", hint, is_of_key=True)
            continue
        for index, word in enumerate(admitted):
            if word not in set(EmailConfidence):
                hint = did_you_mean(word, list(EmailConfidence))
                yield file.fault(("gates", gate, index), f"{word!r} is no confidence", hint)
    window = definition.window
    if window and window.opens and window.closes and window.closes <= window.opens:
        message = f"is {window.closes:%H:%M}, not later than opens, {window.opens:%H:%M}"
        hint = "a window lies within one day; write the later time last"
        yield file.fault(("window", "closes"), message, hint)
    hours = window.preferred_hours if window else None
    for name, hour in (hours or {}).items():
        place = ("window", "preferred_hours", name)
        if name not in INDUSTRY_CLASSES:
            hint = did_you_mean(name, INDUSTRY_CLASSES)
            yield file.fault(place, "is no class of industries", hint, is_of_key=True)
        elif not 0 <= hour <= 23:
            yield file.fault(place, f"{hour} is no hour", "allowed: 0 to 23")


def _arms(definition: CampaignDefinition) -> list[tuple[int, Any]]:
    return known(definition.experiment.arms if definition.experiment else None)


def check_files(
    file: YamlFile, definition: CampaignDefinition, texts: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    """Yield files that a step names and that are not in the folder's steps/ or prompts/."""
    for index, step in known(definition.steps):
        for field, name, folder in (
            ("template", step.template, "steps"),
            ("prompt", step.prompt, "prompts"),
        ):
            if name is not None and name not in texts[folder]:
                message = f"there is no file {folder}/{name}"
                hint = did_you_mean(name, sorted(texts[folder]))
                yield file.fault(("steps", index, field), message, hint)


def check_texts(folder: Path, file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    """Yield what is wrong in the subjects and in the templates that steps name."""
    for place, subject, step in _subjects(definition):
        for fault in _check_text(subject, step, definition):
            yield file.fault(place, fault.message, fault.hint)
        if subject.lower().lstrip().startswith(("re:", "fw:", "fwd:", "aw:")):
            yield file.fault(place, "claims a thread that there is not", "drop the 'Re:'")
    for _, step in known(definition.steps):
        text = (definition.templates or {}).get(step.template or "")
        path = str(folder / "steps" / (step.template or ""))
        for fault in _check_text(text, step, definition) if text is not None else ():
            yield Fault(path, fault.message, fault.line, None, fault.hint, fault.column)


def check_syntax(path: Path, text: str) -> Iterator[Fault]:
    """Yield what no campaign could make right in a template."""
    found = find_fault(text)
    if found is not None:
        yield Fault(str(path), found.message, found.line, column=found.column)


def _subjects(definition: CampaignDefinition) -> Iterator[tuple[Place, str, Step]]:
    steps = {step.name: step for _, step in known(definition.steps)}
    for index, step in known(definition.steps):
        if step.subject is not None:
            yield ("steps", index, "subject"), step.subject, step
    for index, arm in _arms(definition):
        for name, subject in (arm.subjects or {}).items():
            if name in steps:
                yield ("experiment", "arms", index, "subjects", name), subject, steps[name]


def _check_text(text: str, step: Step, definition: CampaignDefinition) -> Iterator[TextFault]:
    fault = find_fault(text)
    if fault is not None:
        yield TextFault(fault.message, fault.line, fault.column, None)
        return
    unknown = {each[0]: each[1] for each in _unknown_variables(text, definition)}
    yield from unknown.values()
    sure = sample_variables(step.requires or [], definition.facts or {})
    names = [name for name in variables_of(text) if name not in unknown]
    unsure = [name for name in names if not _is_in(sure, name)]
    all_known = _with(sure, [*unsure, *unknown])
    for left_out in (*unsure, ""):
        told = _with(sure, [name for name in (*unsure, *unknown) if name != left_out])
        try:
            render(text, told if left_out else all_known)
        except TemplateError as error:
            found = error.fault
            yield TextFault(found.message, found.line, found.column, _way_out(left_out, step))


def _way_out(name: str, step: Step) -> str | None:
    """Say what helps a text that breaks without this variable; the name is empty for none."""
    default = "give it a default, such as {{ ... | default: 'there' }}"
    if not name.startswith("facts."):
        return default if name else None
    owner = f"step {step.name}" if step.name else "its step"
    return f"add it to `requires` of {owner}, or give it a default"


def _is_in(variables: Mapping[str, Any], name: str) -> bool:
    root, _, field = name.partition(".")
    return root in variables and (not field or field in variables[root])


def _with(variables: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Return the variables with these too, as a lead has them of whom all is known."""
    found = {
        name: dict(value) if isinstance(value, dict) else value for name, value in variables.items()
    }
    for name in names:
        root, _, field = name.partition(".")
        if not field:
            found.setdefault(root, "something")
        elif isinstance(found.setdefault(root, {}), dict):
            found[root][field.partition(".")[0]] = "something"
    return found


def _unknown_variables(
    text: str, definition: CampaignDefinition
) -> Iterator[tuple[str, TextFault]]:
    lists: dict[str, Collection[str]] = {
        "facts": LEAD_FACTS,
        "campaign": list(definition.facts or {}),
    }
    for name, (line, column) in variables_of(text).items():
        root, _, field = name.partition(".")
        if root in lists and field and field not in lists[root]:
            hint = did_you_mean(field, lists[root])
            hint = hint and hint.replace("mean ", f"mean {root}.")
            yield name, TextFault(f"{name} is not known", line, column, hint)
        elif root not in lists and root not in PLAIN_VARIABLES:
            hint = did_you_mean(root, (*PLAIN_VARIABLES, *lists))
            yield name, TextFault(f"{name} is no variable", line, column, hint)


def find_oddities(folder: Path, file: YamlFile, definition: CampaignDefinition) -> Iterator[Fault]:
    """Yield what is odd but allowed: files that no step uses, facts that no one has, and so on."""
    for kind, texts, used in (
        ("steps", definition.templates, {step.template for step in definition.steps}),
        ("prompts", definition.prompts, {step.prompt for step in definition.steps}),
    ):
        for name in sorted(texts.keys() - used):
            yield Fault(str(folder / kind / name), "is used by no step")
    said_final = None
    for index, step in enumerate(definition.steps):
        for field, names in (("requires", step.requires), ("facts", step.facts)):
            for name in sorted(set(names) - set(LEAD_FACTS)):
                hint = did_you_mean(name, LEAD_FACTS)
                yield file.fault(("steps", index, field), f"{name} is no fact known here", hint)
        if said_final and not step.re_engagement:
            message = f"follows {said_final}, which says that it is the last message"
            yield file.fault(("steps", index), message, "mark it `re_engagement: true`")
        words = f"{step.name} {step.subject}".lower().replace("_", " ").replace("-", " ")
        if any(phrase in words for phrase in _LAST_WORDS):
            said_final = step.name
