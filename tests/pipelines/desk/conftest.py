"""What the tests of the desk share: a desk that is only looked at."""

from collections.abc import Iterator

import pytest

from tests.pipelines.desk.made_up_desk import Asker, asking


@pytest.fixture(scope="package")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Return what asks a desk on which nothing is ruled."""
    yield from asking(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def asker(tmp_path_factory: pytest.TempPathFactory, looking: Asker) -> Iterator[Asker]:
    """Return what asks a desk without verdicts; the next test finds it so again."""
    yield looking
    for file in (looking.desk.output / "reviews").glob("*"):
        file.unlink()
