"""The commands as a person calls them, on one published run."""

import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import list_snapshots
from tests.conftest import COMMAND, DEAL, Command

pytestmark = pytest.mark.xdist_group("command line")  # one published run serves them all

COMMANDS = (
    "run",
    "serve",
    "runs",
    "check",
    "diff",
    "review",
    "show",
    "evaluate",
    "schema",
    "formats",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two published runs, between which an article was edited and one was
    added.
    """
    folder = tmp_path_factory.mktemp("place")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "deal.txt").write_text(DEAL, encoding="utf-8")
    call = [str(COMMAND), "run", "--direct", "--workers", "1"]
    subprocess.run(call, cwd=folder, check=True, capture_output=True)
    (folder / "corpus" / "deal.txt").write_text(DEAL.replace("$310", "$320"), encoding="utf-8")
    (folder / "corpus" / "page.txt").write_text(
        "Warning & more\n\nA <b>bold</b> claim of $7 million.", encoding="utf-8"
    )
    subprocess.run(call, cwd=folder, check=True, capture_output=True)
    return folder


def test_help_lists_every_command(command: Command) -> None:
    done = command("--help")
    assert (done.returncode, [name for name in COMMANDS if f" {name} " not in done.stdout]) == (
        0,
        [],
    )


def test_version_says_which(command: Command) -> None:
    done = command("--version")
    assert (done.returncode, done.stdout) == (0, f"pressledger {version('pressledger')}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(command: Command, name: str) -> None:
    assert command(name, "--help").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["no-such-command"], id="command"),
        pytest.param(["run", "--workers", "0"], id="workers"),
        pytest.param(["run", "--runner", "dask"], id="dask"),
        pytest.param(["serve"], id="no schedule"),
        pytest.param(["serve", "--cron", "* * * * *", "--every", "5"], id="two schedules"),
        pytest.param(["serve", "--cron", "every morning"], id="bad cron"),
        pytest.param(["schema", "no_such_table"], id="table"),
        pytest.param(["evaluate", "no-such-folder"], id="gold"),
        pytest.param(["run", ".", "--model", "no_such_model", "--direct"], id="model"),
    ],
)
def test_wrong_usage_exits_with_2_and_no_traceback(command: Command, arguments: list[str]) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["diff"], ["show", "x"]], ids=["diff", "show"])
def test_without_a_snapshot_a_command_says_how_to_make_one(
    command: Command, arguments: list[str]
) -> None:
    done = command(*arguments)
    assert (done.returncode, "holds no snapshot yet" in done.stderr) == (1, True)


def test_review_says_that_it_is_not_there_yet(command: Command) -> None:
    done = command("review")
    assert (done.returncode, "not there yet" in done.stderr) == (1, True)


def test_schema_prints_every_table_and_one(command: Command) -> None:
    assert list(json.loads(command("schema", "--format", "json").stdout)) == list(TABLES)
    page = command("schema", "claims").stdout
    assert page.startswith("## claims\n")
    assert "| `claim_id` | string |" in page


@pytest.mark.model
def test_runs_lists_the_newest_first(command: Command, place: Path) -> None:
    lines = [
        line
        for line in command("runs", cwd=place).stdout.splitlines()
        if "-" in line and "UTC" in line
    ]
    assert [line.split()[1][:6] for line in lines] == ["000002", "000001"]


@pytest.mark.model
def test_diff_says_what_changed_and_why(command: Command, place: Path) -> None:
    done = command("diff", "--exit-code", cwd=place)
    assert (done.returncode, "article text" in done.stdout, "new article" in done.stdout) == (
        1,
        True,
        True,
    )
    assert command("diff", "000002", "latest", "--exit-code", cwd=place).returncode == 0
    for page in ("markdown", "html"):
        assert "article text" in command("diff", "--format", page, cwd=place).stdout


@pytest.mark.model
def test_show_marks_the_mentions_and_escapes_the_text(command: Command, place: Path) -> None:
    text = command("show", "page.txt", cwd=place).stdout
    assert "[$7 million | money: 7,000,000 USD]" in text
    page = command("show", "page.txt", "--format", "html", cwd=place).stdout
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert '<mark class="money"' in page
    assert command("show", "nothing.txt", cwd=place).returncode == 1


@pytest.mark.model
def test_keep_prunes_the_oldest(command: Command, place: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-a", str(place / "outputs"), str(tmp_path / "outputs")], check=True)
    assert command("runs", "--keep", "1").returncode == 0
    assert [run.run_id[:6] for run in list_snapshots(tmp_path / "outputs")] == ["000002"]
