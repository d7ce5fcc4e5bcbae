"""Would structured output take this schema?

Each schema must be well formed; a strict one must also forbid other properties and require all of
its own, as OpenAI demands.
"""

from typing import Any

KINDS = {"object", "array", "string", "integer", "number", "boolean", "null"}
COUNTS = ("minLength", "maxLength", "minItems", "maxItems")
NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
UNIONS = ("anyOf", "oneOf", "allOf")
MAPS = ("properties", "$defs")


def find_schema_fault(schema: object, *, strict: bool, path: str = "()") -> str | None:
    """Why the schema would be refused, or None if it would not be."""
    if not isinstance(schema, dict):
        return f"In context={path}, schema must be an object."
    fault = _shape_fault(schema) or _bound_fault(schema)
    if fault is None and strict:
        fault = _strict_fault(schema)
    if fault is not None:
        return f"In context={path}, {fault}"
    for name, part in _parts(schema):
        inner = find_schema_fault(part, strict=strict, path=f"{path}.{name}")
        if inner is not None:
            return inner
    return None


def _shape_fault(schema: dict[str, Any]) -> str | None:
    kinds = schema.get("type", "object")
    listed = kinds if isinstance(kinds, list) else [kinds]
    if not listed or not all(isinstance(kind, str) and kind in KINDS for kind in listed):
        return f"{kinds!r} is not a valid type."
    for name in MAPS:
        if not isinstance(schema.get(name, {}), dict):
            return f"{name!r} must be an object."
    for name in (*UNIONS, "enum"):
        if name in schema and not (isinstance(schema[name], list) and schema[name]):
            return f"{name!r} must be an array that is not empty."
    if not isinstance(schema.get("$ref", ""), str):
        return "'$ref' must be a string."
    return None


def _bound_fault(schema: dict[str, Any]) -> str | None:
    for name in COUNTS:
        value = schema.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            return f"{name!r} must be a number of at least 0."
    for name in NUMBERS:
        value = schema.get(name, 1)
        if not isinstance(value, int | float) or isinstance(value, bool):
            return f"{name!r} must be a number."
    return "'multipleOf' must be above 0." if schema.get("multipleOf", 1) <= 0 else None


def _strict_fault(schema: dict[str, Any]) -> str | None:
    if schema.get("type") != "object" and "properties" not in schema:
        return None
    if schema.get("additionalProperties") is not False:
        return "'additionalProperties' is required to be supplied and to be false."
    required = schema.get("required")
    missing = set(schema.get("properties", {})) - set(
        required if isinstance(required, list) else ()
    )
    if missing:
        return (
            "'required' is required to be supplied and to be an array including every key in"
            f" properties. Missing {sorted(missing)[0]!r}."
        )
    return None


def _parts(schema: dict[str, Any]) -> list[tuple[str, object]]:
    parts: list[tuple[str, object]] = []
    for name in MAPS:
        parts += schema.get(name, {}).items()
    for union in UNIONS:
        parts += [(union, each) for each in schema.get(union, ())]
    if "items" in schema:
        parts.append(("items", schema["items"]))
    return parts
