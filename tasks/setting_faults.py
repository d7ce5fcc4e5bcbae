"""What is wrong with the settings, in words for who wrote them?

One fault is one line; several are listed together. A stated value is never repeated, for it may be
a secret.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from models.settings import Settings
from tasks.held_settings import flatten
from tasks.yaml_models import form_of


def list_faults(error: ValidationError, origins: Mapping[str, str]) -> str:
    """Return every fault by its setting's name and origin: one in one line, more in a line each."""
    found = error.errors(include_input=False)
    lines = sorted(_explain(fault, origins) for fault in found)
    separator = " " if len(lines) == 1 else "\n  "
    return separator.join(["the settings do not hold:", *lines])


def _explain(fault: Any, origins: Mapping[str, str]) -> str:
    name = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    below = (origins[each] for each in origins if each.startswith(f"{name}."))
    origin = origins.get(name) or next(below, "default")
    return f"{name} ({origin}): {_say(fault, name, origin)}"


def _say(fault: Any, name: str, origin: str) -> str:
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        return f"is no setting{_nearest(name, origin)}"
    if kind == "missing":
        return "is missing"
    if kind == "model_type":
        return "is a group of settings, not a value"
    if kind == "literal_error":
        return f"must be {limits['expected']}"
    form = form_of(kind, limits, ())
    return f"must {form}" if form else str(fault["msg"]).removeprefix("Value error, ")


def _nearest(name: str, origin: str) -> str:
    """Return the setting that may be meant, as it is written where this one came from."""
    known = {known.replace(".", "_"): known for known, _ in flatten(Settings().model_dump())}
    near = get_close_matches(name.replace(".", "_"), known, n=1, cutoff=0.8)
    if not near:
        return "; docs/reference/settings.md lists them"
    meant = known[near[0]]
    variable = f"PARLEY_{meant.replace('.', '__').upper()}"
    return f"; did you mean {variable if origin == 'environment' else meant}?"
