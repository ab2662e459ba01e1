"""What the tests of the commands share: one folder with two published runs, and calls of the
command line within the test's own process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.logs import stop_logging
from tests.conftest import DEAL, run_in


@dataclass(frozen=True, slots=True)
class Called:
    """What a command printed, and its exit code."""

    code: int | str | None
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Call:
    """Call `pressledger` with arguments in a folder, an empty one if none is named."""

    def run(*arguments: str, cwd: Path = tmp_path) -> Called:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr("sys.argv", ["pressledger", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        stop_logging()
        printed = capsys.readouterr()
        return Called(ended.value.code, printed.out, printed.err)

    return run


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
