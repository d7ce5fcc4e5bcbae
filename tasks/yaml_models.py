"""How does a YAML file's value become a checked one, with every fault told at once?

A part that does not hold would hide what is wrong beside it. So after a fault the rest is put
together without that part, which is None there, and is checked all the same.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from models.errors import Fault
from models.schemas.parts import ContradictionError, Part
from tasks.yaml_files import Place, YamlFile, did_you_mean

Model = TypeVar("Model", bound=Part)
_KEY = "[key]"


def read_model(
    file: YamlFile, model: type[Model], more: Mapping[str, Any] | None = None
) -> tuple[Model, list[Fault]]:
    """Return a file's value and every fault of it; where there are faults, faulty parts are None.

    `more` are fields that come from elsewhere.
    """
    stated = file.value | dict(more or {})
    try:
        return model.model_validate(stated), list(file.faults)
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _is_contradiction(each)]
    faults = [_explain(file, model, each) for each in found]
    value: Model = _build(model, stated)
    faults += [file.fault(place, message) for place, message in _contradictions(value, ())]
    return value, [*file.faults, *dict.fromkeys(faults)]


def _is_contradiction(fault: Any) -> bool:
    return isinstance(fault.get("ctx", {}).get("error"), ContradictionError)


def _contradictions(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Part):
        for below, message in value.contradictions():
            yield (*place, *below), message
        for name in type(value).model_fields:
            yield from _contradictions(getattr(value, name), (*place, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _contradictions(item, (*place, index))


def _build(model: type[Part], stated: Mapping[str, Any]) -> Any:
    fields = model.model_fields.items()
    values = {name: _build_field(field, stated, name) for name, field in fields}
    return model.model_construct(**values)


def _build_field(field: FieldInfo, stated: Mapping[str, Any], name: str) -> Any:
    if name not in stated:
        return None if field.is_required() else field.get_default(call_default_factory=True)
    return _build_value(field.annotation, field.metadata, stated[name])


def _build_value(annotation: Any, metadata: list[Any], stated: Any) -> Any:
    """Return what holds of a value: parts and items one by one, anything else whole or None."""
    part = next(_models(annotation), None)
    if isinstance(stated, list) and get_origin(annotation) is list:
        return [_build_value(get_args(annotation)[0], [], each) for each in stated]
    if part is not None and isinstance(stated, dict):
        return _build(part, stated)
    if isinstance(stated, dict) and get_origin(annotation) is dict:
        key, item = get_args(annotation)
        built = ((_hold(key, [], name), _hold(item, [], each)) for name, each in stated.items())
        return {name: each for name, each in built if name is not None and each is not None}
    return _hold(annotation, metadata, stated)


def _hold(annotation: Any, metadata: list[Any], stated: Any) -> Any:
    whole: Any = Annotated[annotation, *metadata] if metadata else annotation
    try:
        return TypeAdapter(whole).validate_python(stated)
    except ValidationError:
        return None


def _explain(file: YamlFile, model: type[Part], fault: Any) -> Fault:
    place: Place = tuple(part for part in fault["loc"] if part != _KEY)
    stated, kind = fault["input"], fault["type"]
    if kind == "extra_forbidden":
        hint = did_you_mean(str(place[-1]), fields_at(model, place[:-1]))
        return file.fault(place, "is not a field", hint, is_of_key=True)
    if kind == "missing":
        return file.fault(place, "is missing")
    if kind == "literal_error":
        expected = fault["ctx"]["expected"]
        words = [word.strip("' ") for word in expected.replace(" or ", ",").split(",")]
        near = did_you_mean(str(stated), words) or ""
        hint = near if near.startswith("did") else None
        return file.fault(place, f"must be {expected}, not {_quote(stated)}", hint)
    form = form_of(kind, fault.get("ctx", {}), fields_at(model, place))
    if form:
        hint = _nearest_time(stated) if kind.startswith("time_") else None
        return file.fault(place, f"must {form}, not {_quote(stated)}", hint)
    message = str(fault["msg"]).removeprefix("Value error, ")
    return file.fault(place, message[:1].lower() + message[1:])


_FORMS: Mapping[str, str] = {
    "date": "be a date such as 2026-03-02",
    "time": "be a time of day such as 07:00",
    "int": "be a whole number",
    "float": "be a number",
    "bool": "be true or false",
    "string_type": "be a text",
    "string_too_short": "hold at least {min_length} characters",
    "string_too_long": "hold at most {max_length} characters",
    "list": "be a list",
    "dict": "be a mapping of names to values",
    "path": "be a path",
    "greater_than_equal": "be at least {ge}",
    "greater_than": "be more than {gt}",
    "less_than_equal": "be at most {le}",
    "less_than": "be less than {lt}",
    "too_short": "have at least {min_length} entries",
    "too_long": "have at most {max_length} entries",
}
"""What is allowed, by the beginning of Pydantic's name of a fault; the longest that fits counts."""


def form_of(kind: str, limits: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    """Return what a value must be, by Pydantic's name of its fault; empty where that says none."""
    if kind == "string_pattern_mismatch":
        return _form_of_pattern(limits["pattern"])
    if kind == "model_type":
        return f"be a mapping of fields ({', '.join(fields)})"
    fitting = [begin for begin in _FORMS if kind == begin or kind.startswith(f"{begin}_")]
    return _FORMS[max(fitting, key=len)].format(**limits) if fitting else ""


def _form_of_pattern(pattern: str) -> str:
    if "@" in pattern:
        return "be an address such as ada@mail.example.com"
    if not pattern.startswith("^[a-z]"):
        return "stand on one line"
    signs = "a-z, 0-9, _ and -" if "-]" in pattern else "a-z, 0-9 and _"
    shortest, longest = (int(number) + 1 for number in re.findall(r"\d+", pattern)[-2:])
    return f"begin with a-z and have {shortest} to {longest} of {signs}"


def _nearest_time(stated: Any) -> str | None:
    """Return the time of day that a lone hour or an hour of one digit may mean."""
    found = re.fullmatch(r"(\d{1,2})(?::([0-5]\d))?", str(stated).strip())
    is_time = found is not None and int(found[1]) < 24
    return f'did you mean "{int(found[1]):02d}:{found[2] or "00"}"?' if found and is_time else None


def _quote(stated: Any) -> str:
    text = repr(stated) if isinstance(stated, str | int | float | None) else type(stated).__name__
    return text if len(text) <= 60 else f"{text[:60]}…"


def fields_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """Return the fields that may stand at a place of a model's value."""
    here: Any = model
    for part in place:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(part)
            here = next(_models(field.annotation), None) if field else None
    return tuple(here.model_fields) if here is not None else ()


def _models(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
