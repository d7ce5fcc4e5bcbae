"""Does every query that the product suggests answer readably: all columns, in a hundred places?"""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from deployments.cli.sql import app as sql_app
from deployments.demo_results import show_ways_on
from tasks.marts import publish_marts_at
from tasks.resources import Resources
from tasks.store.warehouse import marts_path, open_published
from tests import factories_marts as make

ROOT = Path(__file__).parents[3]
PAGES = ("README.md", "docs/quickstart.md", "docs/howto/query-the-marts.md")
_QUERY = re.compile(r"""parley sql (["'])(.+?)\1(?! --output)""")


def _suggested() -> list[str]:
    shown = StringIO()
    with redirect_stdout(shown):
        show_ways_on(Path("home"))
    texts = [(ROOT / page).read_text("utf-8") for page in PAGES] + [shown.getvalue()]
    each = [{found[2] for found in _QUERY.finditer(text)} for text in texts]
    assert all(each), "a page that suggests nothing"
    return sorted(set.union(*each))


@pytest.fixture
def home(resources: Resources) -> Path:
    with resources.store.transaction() as session:
        make.make_history(session, range(12))
    publish_marts_at(resources, make.at(10))
    return resources.settings.home


def test_every_suggested_query_shows_all_its_columns_in_a_hundred_places(home: Path, capsys):
    for query in _suggested():
        with open_published(marts_path(home)) as marts:
            names = [field[0] for field in marts.execute(query).description or ()]

        sql_app([query, "--home", str(home)], exit_on_error=False, result_action="return_value")

        page = capsys.readouterr().out
        assert [name for name in names if name not in page] == [], query
        assert max(map(len, page.splitlines())) <= 100, query
        assert "…" not in page or "comment" in names, query
