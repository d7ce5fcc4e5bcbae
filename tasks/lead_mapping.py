"""Which column did a person say holds which field?

A YAML or JSON file, heading to field; "" leaves a column out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import Fault, InvalidInputError
from models.rules.lead_headings import COLUMN_FIELDS
from tasks.yaml_files import YamlFile, did_you_mean


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Heading to field, and where it was said, for what is told of faults in it."""

    fields: Mapping[str, str]
    path: Path | None = None
    lines: Mapping[str, int | None] = field(default_factory=dict)

    def fault(self, heading: str, message: str, table_path: Path) -> Fault:
        """Return a fault of what is said of a heading, in its own file if it has one."""
        stated = self.fields.get(heading)
        suggestion = (
            did_you_mean(stated, COLUMN_FIELDS) if stated and stated not in COLUMN_FIELDS else None
        )
        return Fault(
            str(self.path or table_path), message, self.lines.get(heading), None, suggestion
        )


def read_mapping(path: Path) -> ColumnMapping:
    """Return what a mapping file says; `InvalidInputError` lists its faults, each with its line."""
    file = YamlFile(path)
    if not file.value:
        raise InvalidInputError([Fault(str(path), "maps no heading to a field")])
    faults = [
        file.fault((str(heading),), "must name one field")
        for heading, stated in file.value.items()
        if isinstance(stated, dict | list)
    ]
    if faults:
        raise InvalidInputError(faults)
    fields = {str(heading): str(stated or "") for heading, stated in file.value.items()}
    return ColumnMapping(fields, path, {name: file.line_of((name,)) for name in fields})
