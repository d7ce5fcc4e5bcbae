"""Does the reference page say what the contracts say?"""

from tasks.mart_contracts import load_marts
from tasks.mart_reference import PAGE, reference_page


def test_reference_page_is_the_one_of_the_contracts():
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "python -m tasks.mart_reference"


def test_every_column_stands_in_the_page():
    page = reference_page()

    for mart in load_marts().values():
        assert f"## {mart.name}\n" in page
        for column in mart.columns:
            assert f"| `{column.name}` | {column.comment} |" in page
