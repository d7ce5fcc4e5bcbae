"""How does docs/reference/run-counts.md come about?

From the equations in the code, which every run's summary is held against. Run
`python -m tasks.count_reference` after one has changed; a test compares.
"""

from pathlib import Path

from models.rules.run_counts import EQUATIONS, NOTES

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "run-counts.md"
_HEAD = """# What a run counts

Made from `models/rules/run_counts.py` by `python -m tasks.count_reference`; change that, not this
page. Each run leaves its counts in `run_log`, as the artifact `FLOW-summary` of its Prefect run,
and on the screen of `parley run`. What it met stands on the left; each of those is counted once
more on the right, under what became of it. A count that is not named is zero, and `NAME_*` stands
for all whose names begin so. What stands in no equation is an effect, such as `banned`. A summary
whose counts do not add up says so. `import_leads` is `parley import`.

| flow | its counts | which are |
|---|---|---|
"""


_NOTES = """
Counts that are shown in words of their own:

| flow | its count | is shown as | which means |
|---|---|---|---|
"""


def counts_page() -> str:
    """Return the page's text."""
    rows = [
        f"| `{flow}` | `{equation}` | {equation.meaning} |\n"
        for flow, equations in EQUATIONS.items()
        for equation in equations
    ]
    notes = [
        f"| `{note.flow}` | `{name}` | {note.words} | {note.meaning} |\n"
        for name, note in NOTES.items()
    ]
    return "".join([_HEAD, *rows, _NOTES, *notes])


if __name__ == "__main__":
    PAGE.write_text(counts_page(), encoding="utf-8")
