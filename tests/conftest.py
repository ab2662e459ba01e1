"""What the tests share: the model, the command as a real process and within the test's own, and
small drops of raw files.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from extractors import load_pipeline
from pipelines.cli import main
from pipelines.logs import stop_logging

# No test asserts a time; continuous integration tries the same examples at every run, a person
# others each time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent
PACKAGES = ("extractors", "pipelines")
COMMAND = Path(sys.executable).with_name("pressledger")

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True, slots=True)
class Called:
    """What a command printed, and its exit code."""

    code: int | str | None
    out: str
    err: str


Call = Callable[..., Called]

DEAL = (
    "BELGRADE, March 4, 2025 - Northland will buy 24 Nora B-52 howitzers from Serbia for "
    "$310 million, the\nministry in Belgrade said on Tuesday.\n\n"
    "The contract was signed on March 3.\n"
)

GAS = {
    "title": "Eastgas to supply Westland",
    "body": "Azerbaijan will deliver 400 million cubic meters of natural gas to Serbia in 2024, "
    "the company said.",
    "date": "2023-11-15",
    "url": "https://news.example.org/gas/1",
}


def run_in(folder: Path, *options: str) -> None:
    """Publish what `pressledger run` makes of a folder's `corpus` or `drop`, in this process, which
    may have the model already.
    """
    inputs = [name for name in ("corpus", "drop") if (folder / name).is_dir()]
    code = exit_code_in(folder, "run", *inputs, "--direct", "--workers", "1", *options)
    assert not code, code


def exit_code_in(folder: Path, *arguments: str) -> int | str | None:
    """Call `pressledger` in a folder, in this process, and return its exit code."""
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["pressledger", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        stop_logging()
    return ended.value.code


@pytest.fixture(scope="session")
def shipped() -> Language:
    """Return the pipeline that ships, loaded once for all that only read with it."""
    return load_pipeline()


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """Call `pressledger` with arguments in a folder, an empty one if none is named, in this
    process.
    """

    def run(*arguments: str, cwd: Path = tmp_path) -> Called:
        capsys.readouterr()
        code = exit_code_in(cwd, *arguments)
        printed = capsys.readouterr()
        return Called(code, printed.out, printed.err)

    return run


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run `pressledger` with arguments in a folder of its own and return what it printed and its
    exit code.
    """

    def run(
        *arguments: str, cwd: Path = tmp_path, timeout: int = 240
    ) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {"HOME": str(tmp_path), "OMP_NUM_THREADS": "1"}
        return subprocess.run(
            [str(COMMAND), *arguments],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    return run


def copy_packages(place: Path) -> Path:
    """Copy the code to `place`, where a test may change it, with a link to the model; return
    `place`.
    """
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("model", "__pycache__", ".*")
        shutil.copytree(ROOT / package, place / package, ignore=ignored)
    (place / "extractors" / "model").symlink_to(ROOT / "extractors" / "model")
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def fill_drop(folder: Path) -> Path:
    """Make a drop folder with two good articles and a bad file."""
    folder.mkdir()
    (folder / "deal.txt").write_text(DEAL, encoding="utf-8")
    (folder / "gas.json").write_text(json.dumps(GAS), encoding="utf-8")
    (folder / "broken.json").write_text('{"title": "cut', encoding="utf-8")
    return folder


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """Return a drop folder with two good articles and a bad file."""
    return fill_drop(tmp_path / "drop")


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with one run over such a drop; copy it, do not change it."""
    folder = tmp_path_factory.mktemp("first_run")
    fill_drop(folder / "drop")
    run_in(folder)
    return folder / "outputs"
