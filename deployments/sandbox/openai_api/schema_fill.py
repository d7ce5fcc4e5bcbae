"""Which JSON fits a given schema?

Any well-formed JSON schema (see schema_check): references, unions, enums, bounds. Strings whose
name is that of a fact in the prompt take its value; the rest is drawn.
"""

from dataclasses import dataclass
from typing import Any

from deployments.sandbox.chance import Dice

MAX_DEPTH = 12  # below it, lists stay short and what may be null is null
HOPELESS_DEPTH = 100
FORMATS = {
    "date": "2026-01-15",
    "date-time": "2026-01-15T09:00:00Z",
    "time": "09:00:00",
    "email": "dana@example.com",
    "uri": "https://example.com/",
    "uuid": "6f1c2a52-9f5e-5c55-8f0a-2d1f4c6a7b10",
}
SENTENCE = (
    "the team weighs what matters to customers and plans the next step with care so that results"
    " hold over time and everyone knows why"
)
WORDS = SENTENCE.split()
Schema = dict[str, Any]


class EndlessSchemaError(ValueError):
    """No finite value fits the schema."""


def find_reference(root: Schema, reference: str) -> Schema | None:
    """The part of the schema that a local reference (`#/$defs/x`) names, or None."""
    target: Any = root
    for step in filter(None, reference.removeprefix("#").split("/")):
        target = target.get(step) if isinstance(target, dict) else None
    return target if isinstance(target, dict) else None


@dataclass(frozen=True)
class Filler:
    """Fills one schema from facts and chance."""

    root: Schema
    facts: dict[str, Any]
    dice: Dice

    def fill(self, schema: Schema, path: str = "$", depth: int = 0) -> Any:
        """A value that fits; the same for the same facts, dice and path."""
        if depth > HOPELESS_DEPTH:
            raise EndlessSchemaError("the schema contains itself and never ends")
        schema = self.resolve(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.dice.pick(path, schema["enum"])
        for union in ("anyOf", "oneOf"):
            if union in schema:
                return self.fill(self._choose(schema[union], depth), path, depth + 1)
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if isinstance(kind, list):
            kind = next((each for each in kind if each != "null"), "null")
        return self._fill_kind(kind, schema, path, depth)

    def resolve(self, schema: Schema) -> Schema:
        """The schema itself, references followed and allOf merged."""
        hops = 0
        while "$ref" in schema:
            target = find_reference(self.root, schema["$ref"])
            if target is None or hops > HOPELESS_DEPTH:
                raise EndlessSchemaError(f"the reference {schema['$ref']} leads nowhere")
            schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
            hops += 1
        for part in schema.get("allOf", ()):
            schema = {**schema, **self.resolve(part)}
        return schema

    def _choose(self, choices: list[Schema], depth: int) -> Schema:
        real = [each for each in choices if self.resolve(each).get("type") != "null"]
        if depth >= MAX_DEPTH and len(real) < len(choices):
            return {"type": "null"}
        return (real or choices)[0]

    def _fill_kind(self, kind: str, schema: Schema, path: str, depth: int) -> Any:
        if kind == "object":
            properties = schema.get("properties", {})
            return {
                name: self.fill(each, f"{path}.{name}", depth + 1)
                for name, each in properties.items()
            }
        if kind == "array":
            return self._fill_array(schema, path, depth)
        if kind in {"integer", "number"}:
            return self._fill_number(kind, schema, path)
        if kind == "boolean":
            return self.dice.happens(path, 0.5)
        return None if kind == "null" else self._fill_string(schema, path)

    def _fill_array(self, schema: Schema, path: str, depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        count = least if depth >= MAX_DEPTH else max(least, min(2, schema.get("maxItems", 2)))
        items = schema.get("items", {"type": "string"})
        return [self.fill(items, f"{path}.{number}", depth + 1) for number in range(count)]

    def _fill_number(self, kind: str, schema: Schema, path: str) -> float:
        step: float = schema.get("multipleOf", 1 if kind == "integer" else 0.01)
        low = _bound(schema, "minimum", "exclusiveMinimum", 0)
        high = _bound(schema, "maximum", "exclusiveMaximum", low + 1)
        first = -(-low // step) + ("exclusiveMinimum" in schema)
        last = high // step - ("exclusiveMaximum" in schema)
        chosen = first + int(self.dice.draw(path) * (last - first + 1))
        return int(chosen * step) if kind == "integer" else round(chosen * step, 6)

    def _fill_string(self, schema: Schema, path: str) -> str:
        fact = self.facts.get(path.rpartition(".")[2])
        text = str(fact) if isinstance(fact, str | int | float) else self._sentence(path)
        text = FORMATS.get(schema.get("format", ""), text)
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        while len(text) < least:
            text += " " + self._sentence(f"{path}.{len(text)}")
        return text[:most].rstrip() if most is not None and len(text) > most else text

    def _sentence(self, path: str) -> str:
        start = int(self.dice.draw(path) * len(WORDS))
        words = (WORDS * 2)[start : start + 8]
        return " ".join(words).capitalize() + "."


def _bound(schema: Schema, inclusive: str, exclusive: str, default: float) -> float:
    bound: float = schema[inclusive] if inclusive in schema else schema.get(exclusive, default)
    return bound
