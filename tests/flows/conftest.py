"""How does a test get a `parley up` of its own?"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.running_up import Up, running_up
from tests.shells import Shell


@pytest.fixture
def bring_up(tmp_path: Path) -> Iterator[Callable[[], Up]]:
    shell = Shell(tmp_path)
    with ExitStack() as started:
        yield lambda: started.enter_context(running_up(shell, tmp_path / "up.log"))
