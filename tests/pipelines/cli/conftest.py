"""What the tests of the commands share: one folder with two published runs."""

from pathlib import Path

import pytest

from tests.conftest import DEAL, run_in


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two published runs, between which an article was edited and one was
    added.
    """
    folder = tmp_path_factory.mktemp("place")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "deal.txt").write_text(DEAL, encoding="utf-8")
    run_in(folder)
    (folder / "corpus" / "deal.txt").write_text(DEAL.replace("$310", "$320"), encoding="utf-8")
    (folder / "corpus" / "page.txt").write_text(
        "Warning & more\n\nA <b>bold</b> claim of $7 million.", encoding="utf-8"
    )
    run_in(folder)
    return folder
