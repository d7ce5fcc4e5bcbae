"""How does a template become text?

Liquid with bounded loops, output and depth; an unknown variable is an error, though it may be
tested or given a default. Nothing reaches the clock, files or other templates. Compiled templates
are kept by their text's hash.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from liquid import BoundTemplate, Environment
from liquid.exceptions import LiquidError
from liquid.undefined import FalsyStrictUndefined

from models.errors import ParleyError

LOOP_LIMIT = 1_000
OUTPUT_LIMIT_BYTES = 20_000
NAMESPACE_LIMIT = 5_000
DEPTH_LIMIT = 10
_REMOVED_TAGS = ("include", "render", "tablerow", "increment", "decrement", "cycle", "ifchanged")
_REMOVED_FILTERS = ("date", "base64_encode", "base64_decode", "base64_url_safe_encode",
                    "base64_url_safe_decode", "safe", "escapejs")  # fmt: skip


class TemplateFault(NamedTuple):
    """What is wrong in a template, and on which line and column of it, from one."""

    message: str
    line: int | None
    column: int | None = None


class TemplateError(ParleyError):
    """A template cannot be rendered with the facts that are known."""

    def __init__(self, fault: TemplateFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Missing(FalsyStrictUndefined):
    """An unknown variable: may be tested or given a default; printing it is an error."""

    force_liquid_default = True


class _Bounded(Environment):
    """An environment in which a template's time and size are bounded."""

    loop_iteration_limit = LOOP_LIMIT
    output_stream_limit = OUTPUT_LIMIT_BYTES
    local_namespace_limit = NAMESPACE_LIMIT
    context_depth_limit = DEPTH_LIMIT
    block_nesting_limit = DEPTH_LIMIT


def _environment() -> Environment:
    environment = _Bounded(undefined=_Missing)
    for tag in _REMOVED_TAGS:
        environment.tags.pop(tag, None)
    for name in _REMOVED_FILTERS:
        environment.filters.pop(name, None)
    return environment


_ENVIRONMENT = _environment()


@lru_cache(maxsize=512)
def _compiled(text: str) -> BoundTemplate:
    return _ENVIRONMENT.from_string(text)


def forget_templates() -> None:
    """Drop every compiled template."""
    _compiled.cache_clear()
    variables_of.cache_clear()


def render(text: str, variables: Mapping[str, Any]) -> str:
    """Return the text with its variables filled in; `TemplateError` says what is missing."""
    try:
        return _compiled(text).render(**variables)
    except LiquidError as error:
        raise TemplateError(_explain(error)) from None


def find_fault(text: str) -> TemplateFault | None:
    """Return the first error of syntax, or None."""
    try:
        _compiled(text)
    except LiquidError as error:
        return _explain(error)
    return None


@lru_cache(maxsize=512)
def variables_of(text: str) -> Mapping[str, tuple[int, int]]:
    """Return the variables a template takes from outside (`facts.industry`), with line and column.

    Both count from one and are those of the first use.
    """
    found: dict[str, tuple[int, int]] = {}
    for uses in _compiled(text).analyze().globals.values():
        for use in uses:
            name = ".".join(str(part) for part in use.segments)
            start = use.span.index
            line = text.count("\n", 0, start) + 1
            found.setdefault(name, (line, start - text.rfind("\n", 0, start)))
    return found


def _explain(error: LiquidError) -> TemplateFault:
    context = error.context()
    line, column = (context[0], context[1] + 1) if context else (None, None)
    return TemplateFault(str(error.message or error.args[0]), line, column)
