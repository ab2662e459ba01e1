"""The made-up run of the analysts' tests, for pages too."""

import pytest

from pipelines.snapshots.store import Snapshot, open_snapshot
from tests.pipelines.analysis.conftest import write_run


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_snapshot(write_run(tmp_path_factory.mktemp("pages")))
