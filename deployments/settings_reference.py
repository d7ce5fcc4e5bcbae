"""How does docs/reference/settings.md come about?

From the settings themselves. Run `python -m deployments.settings_reference` after one has changed;
a test compares.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from models.settings import Settings
from tasks.configuration import ALIASES
from tasks.held_settings import SECRET_BLOCKS

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "settings.md"
_HEAD = """# Settings

Made from `models/settings.py` by `python -m deployments.settings_reference`; change that, not this
page.

A value comes from, in this order: a command's flag, the environment, a Prefect variable or block,
`parley.toml` of the state folder (or the file that `PARLEY_CONFIG` names), the default. Beside a
running `parley up` of a sandbox world, a command that finds no `sandbox.base_url` takes it from
there, with the keys that go with it, in place of defaults. All faults are listed together when a
command starts;
`parley doctor --settings` shows what holds and where it came from.

`dispatch.batch_size` is `PARLEY_DISPATCH__BATCH_SIZE` in the environment and `batch_size` under
`[dispatch]` in `parley.toml`. A *secret* is never shown or logged.
"""
_PREFECT = """
## What Prefect may hold

The variable `parley` is a JSON object of settings, by dotted name or as a tree
(`{"dispatch": {"batch_size": 50}}`). Credentials stand in Secret blocks; a block outranks the
variable.

| Secret block | setting |
|---|---|
"""
_READERS = """
| who | reads them |
|---|---|
| runs that Prefect starts | from their own server |
| the commands, and the receiver | from the server of `PREFECT_API_URL`, where it is set |
| `parley up` | not for itself; the runs and the receiver that it starts, from its own Prefect |
| `parley demo` | never: it is its own world |

`PREFECT_API_KEY` or `PREFECT_API_AUTH_STRING` opens a server that asks for one. While the server
does not answer, what looks, pauses or receives goes on without and says so in one line; what makes
or sends is refused, exit 75. To do without Prefect, unset `PREFECT_API_URL`.
"""
_NAMES = """
## Names without a prefix

These names of the environment are settings, too; the prefixed name outranks them.

| name | setting |
|---|---|
"""


def settings_page() -> str:
    """Return the page, one table for each group of settings."""
    own = [name for name, field in Settings.model_fields.items() if _group(field) is None]
    parts = [_HEAD, "\n## General\n\n", *_table(Settings, own, "")]
    for name, field in Settings.model_fields.items():
        group = _group(field)
        if group is not None:
            parts += _section(name, group)
    parts += [_PREFECT, *_pairs(SECRET_BLOCKS), _READERS, _NAMES, *_pairs(ALIASES)]
    return "".join(parts)


def _pairs(settings: Mapping[str, str]) -> Iterator[str]:
    for name, setting in settings.items():
        yield f"| `{name}` | `{setting}` |\n"


def _section(name: str, group: type[BaseModel]) -> Iterator[str]:
    title = (group.__doc__ or "").strip()
    yield f"\n## {name}\n\n{title}\n\n"
    yield from _table(group, group.model_fields, f"{name}.")
    for inner, field in group.model_fields.items():
        member = next((kind for kind in get_args(field.annotation) if _is_group(kind)), None)
        if member is not None:
            yield from _section(f"{name}.{inner}.NAME", member)


def _group(field: FieldInfo) -> type[BaseModel] | None:
    return field.annotation if _is_group(field.annotation) else None


def _is_group(kind: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _table(group: type[BaseModel], names: Any, prefix: str) -> Iterator[str]:
    yield "| setting | type | default | what |\n|---|---|---|---|\n"
    for name in names:
        field = group.model_fields[name]
        is_stated = not field.is_required() and field.default not in (None, {}, ())
        default = f"`{field.default}`" if is_stated else ""
        what = field.description or ""
        yield f"| `{prefix}{name}` | {_type(field)} | {default} | {what} |\n"


def _type(field: FieldInfo) -> str:
    if get_origin(field.annotation) is dict:
        return "by name"
    if get_origin(field.annotation) is tuple:
        return "list, or text with commas"
    kinds = get_args(field.annotation) or (field.annotation,)
    if SecretStr in kinds:
        return "secret"
    words = [each if isinstance(each, str) else each.__name__ for each in kinds]
    return " or ".join(word for word in words if word != "NoneType").lower()


if __name__ == "__main__":
    PAGE.write_text(settings_page(), encoding="utf-8")
