"""How does docs/reference/settings.md come about?

From the settings themselves. Run `python -m deployments.settings_reference` after one has changed;
a test compares.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from models.settings import Settings

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "settings.md"
_HEAD = """# Settings

Made from `models/settings.py` by `python -m deployments.settings_reference`; change that, not this
page.

A value comes from, in this order: a command's flag, the environment, a Prefect variable or block,
`parley.toml` of the state folder (or the file that `PARLEY_CONFIG` names), the default. All faults
are listed together when a command starts;
`parley doctor --settings` shows what holds and where it came from.

`dispatch.batch_size` is `PARLEY_DISPATCH__BATCH_SIZE` in the environment and `batch_size` under
`[dispatch]` in `parley.toml`. A *secret* is never shown or logged.
"""


def settings_page() -> str:
    """Return the page, one table for each group of settings."""
    own = [name for name, field in Settings.model_fields.items() if _group(field) is None]
    parts = [_HEAD, "\n## General\n\n", *_table(Settings, own, "")]
    for name, field in Settings.model_fields.items():
        group = _group(field)
        if group is not None:
            parts += _section(name, group)
    return "".join(parts)


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
