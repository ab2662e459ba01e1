"""What the tests of storage share: an address in the memory of the test, and mirrors of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pipelines.storage.objects import Objects


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return the file system that ``memory://`` names, empty; mirrors lie in the test's folder."""
    monkeypatch.setenv("PRESSLEDGER_MIRRORS", str(tmp_path / "mirrors"))
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield memory
    memory.store.clear()


@pytest.fixture
def objects(files: Any) -> Objects:
    """Return the objects of an address."""
    return Objects("memory://ledger")
