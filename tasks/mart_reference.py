"""How does docs/reference/marts.md come about?

From the contracts beside the statements, so that the page says what the checks hold to. Run
`python -m tasks.mart_reference` after a contract has changed; a test compares.
"""

from pathlib import Path

from tasks.mart_contracts import Mart, MartColumn, load_marts
from tasks.mart_sources import SOURCES, Source

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "marts.md"
_HEAD = """# The marts

Made from the contracts under `sql/marts` by `python -m tasks.mart_reference`; change those, not
this page. How to ask is told in [Query the marts](../howto/query-the-marts.md).

Each `…_rate` lies between 0 and 1 and is null where nothing was counted; `…_rate_count` is its
denominator, `…_rate_low` and `…_rate_high` its 95 % interval. Instants and days are UTC. No
address, phone number or free text is in any of them. Beside the marts the file holds `manifest`,
`manifest_table` and `manifest_check`: from what it was built, its rows, and what was checked.
"""
_SOURCES_HEAD = """## What is read from the operational store

Nothing but these columns leaves it; words that could be an address or a number are replaced on
the way.

| table | columns |
| --- | --- |
"""


def reference_page() -> str:
    """Return the page's text."""
    marts = list(load_marts().values())
    index = "".join(f"| [{m.name}](#{m.name}) | {m.grain} |\n" for m in marts)
    sections = "\n".join(_section(mart) for mart in marts)
    sources = "".join(_source(source) for source in SOURCES)
    table = f"| mart | grain |\n| --- | --- |\n{index}"
    return f"{_HEAD}\n{table}\n{sections}\n{_SOURCES_HEAD}{sources}"


def _section(mart: Mart) -> str:
    rows = "".join(_row(column) for column in mart.columns)
    key = ", ".join(f"`{name}`" for name in mart.key)
    description = mart.description.strip()
    head = f"## {mart.name}\n\n{description}\n\nGrain: {mart.grain}. Key: {key}.\n"
    return f"{head}\n| column | meaning | always |\n| --- | --- | --- |\n{rows}"


def _row(column: MartColumn) -> str:
    return f"| `{column.name}` | {column.comment} | {'; '.join(_promises(column))} |\n"


def _promises(column: MartColumn) -> list[str]:
    said = [] if column.is_nullable else ["known"]
    if column.accepted:
        said.append("one of " + ", ".join(f"`{word}`" for word in column.accepted))
    if column.low is not None and column.high is not None:
        said.append(f"{column.low} to {column.high}")
    elif column.low is not None:
        said.append(f"at least {column.low}")
    if column.references:
        said.append(f"in `{column.references}`")
    return said


def _source(source: Source) -> str:
    columns = ", ".join(f"`{column.name}`" for column in source.columns)
    return f"| `{source.table}` | {columns} |\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference_page(), encoding="utf-8")
