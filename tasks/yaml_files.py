"""How does a YAML file that a person wrote become a checked value?

Every fault is told at once, each with file, line, field and, where one is near, the word that was
meant. Nothing is constructed but plain values; aliases are refused, so a small file stays small.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from models.errors import Fault, InvalidInputError

LARGEST_BYTES = 1 << 20
DEEPEST = 50
Model = TypeVar("Model", bound=BaseModel)
Place = tuple[int | str, ...]


def read_text(path: Path) -> str:
    """Return a file's text; `InvalidInputError` where it is missing, too large or not UTF-8."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except OSError as error:
        raise _invalid(path, f"cannot be read: {error.strerror}") from None
    if content is None:
        raise _invalid(path, f"is larger than {LARGEST_BYTES:,} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _invalid(path, "is not UTF-8", line, "save it as UTF-8") from None
    if "\0" in text:
        raise _invalid(path, "holds a NUL byte", text.count("\n", 0, text.index("\0")) + 1)
    return text.replace("\r\n", "\n")


class YamlFile:
    """A file's plain value, and the line of each part of it."""

    def __init__(self, path: Path) -> None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        self.path = path
        text = read_text(path)
        yaml = YAML(typ="safe", pure=True)
        try:
            _refuse_tricks(path, yaml.parse(text))
            self._root = yaml.compose(text)
            self.value = yaml.load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise _invalid(path, f"is not YAML: {error.problem}", mark and mark.line + 1) from None
        except YAMLError as error:
            raise _invalid(path, f"is not YAML: {str(error).splitlines()[0]}") from None
        if not isinstance(self.value, dict):
            raise _invalid(path, "must be a mapping of fields to values")

    def line_of(self, place: Place) -> int | None:
        """Return the line where a field stands, or its nearest parent that does."""
        node, line = self._root, None
        for part in place:
            found = _child(node, part)
            if found is None:
                break
            mark, node = found
            line = mark.line + 1
        return line

    def fault(self, place: Place, message: str, suggestion: str | None = None) -> Fault:
        """Return a fault at a field of this file."""
        field = ".".join(str(part) for part in place) or None
        return Fault(str(self.path), message, self.line_of(place), field, suggestion)

    def parse(self, model: type[Model], more: Mapping[str, Any] | None = None) -> Model:
        """Return the checked value; `InvalidInputError` lists every fault."""
        try:
            return model.model_validate(self.value | dict(more or {}))
        except ValidationError as error:
            faults = error.errors(include_url=False)
            raise InvalidInputError([self._explain(model, fault) for fault in faults]) from None

    def _explain(self, model: type[BaseModel], fault: Any) -> Fault:
        place: Place = tuple(fault["loc"])
        message = str(fault["msg"]).removeprefix("Value error, ")
        if fault["type"] == "extra_forbidden":
            known = fields_at(model, place[:-1])
            return self.fault(place, "is not a field", did_you_mean(str(place[-1]), known))
        if fault["type"] == "missing":
            return self.fault(place, "is missing")
        if fault["type"] == "string_pattern_mismatch":
            is_name = fault["ctx"]["pattern"].startswith("^[a-z]")
            form = "begin with a-z and hold only a-z, 0-9 and _" if is_name else "stand on one line"
            return self.fault(place, f"{fault['input']!r} must {form}")
        expected = fault.get("ctx", {}).get("expected")
        if fault["type"] == "literal_error" and isinstance(fault["input"], str):
            words = [word.strip("' ") for word in expected.replace(" or ", ",").split(",")]
            return self.fault(place, f"must be {expected}", did_you_mean(fault["input"], words))
        return self.fault(place, message[:1].lower() + message[1:])


def did_you_mean(word: str, known: Any) -> str | None:
    """Return "did you mean …?" where a known word is near."""
    near = get_close_matches(word, [str(name) for name in known], n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else None


def fields_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """Return the fields that may stand at a place of a model's value."""
    here: Any = model
    for part in place:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(part)
            here = next(_models(field.annotation), None) if field else None
    return tuple(here.model_fields) if here is not None else ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _child(node: Any, part: int | str) -> tuple[Any, Any] | None:
    if node is None or not isinstance(node.value, list):
        return None
    if isinstance(part, int):
        items = node.value
        is_item = part < len(items) and not isinstance(items[part], tuple)
        return (items[part].start_mark, items[part]) if is_item else None
    for pair in node.value:
        if isinstance(pair, tuple) and str(pair[0].value) == part:
            return pair[0].start_mark, pair[1]
    return None


def _refuse_tricks(path: Path, events: Any) -> None:
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            raise _invalid(path, "uses an alias (*); write the value out", line)
        if depth > DEEPEST:
            raise _invalid(path, f"is nested deeper than {DEEPEST} levels", line)


def _invalid(
    path: Path, message: str, line: int | None = None, hint: str | None = None
) -> InvalidInputError:
    return InvalidInputError([Fault(str(path), message, line, None, hint)])
