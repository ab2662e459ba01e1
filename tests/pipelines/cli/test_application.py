"""The command line as a whole: help, versions, exit codes."""

from importlib.metadata import version

import pytest

from pipelines.cli.application import COMMANDS
from tests.conftest import Call, Command

NAMES = [command.__name__ for command in COMMANDS]


def test_help_lists_every_command(command: Command) -> None:
    done = command("--help")
    assert (done.returncode, [name for name in NAMES if f" {name} " not in done.stdout]) == (0, [])


def test_version_says_which(call: Call) -> None:
    done = call("--version")
    assert (done.code, done.out) == (0, f"pressledger {version('pressledger')}\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(call: Call, name: str) -> None:
    assert call(name, "--help").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["no-such-command"], id="command"),
        pytest.param(["run", "--workers", "0"], id="workers"),
        pytest.param(["run", "--dask-address", "tcp://127.0.0.1:1"], id="dask"),
        pytest.param(["serve"], id="no schedule"),
        pytest.param(["serve", "--cron", "* * * * *", "--every", "5"], id="two schedules"),
        pytest.param(["schema", "no_such_table"], id="table"),
        pytest.param(["run", ".", "--model", "no_such_model", "--direct"], id="model"),
    ],
)
def test_wrong_usage_exits_with_2_and_no_traceback(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("arguments", [["diff"], ["show", "x"]], ids=["diff", "show"])
def test_without_a_snapshot_a_command_says_how_to_make_one(
    call: Call, arguments: list[str]
) -> None:
    done = call(*arguments)
    assert (done.code, "holds no snapshot yet" in done.err) == (1, True)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_that_cannot_show_a_character_is_shown_its_number(
    command: Command, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    for name, value in (("PYTHONIOENCODING", encoding), ("TERM", "dumb"), ("LC_ALL", "C")):
        monkeypatch.setenv(name, value)
    done = command("config", "--output", "[/b] → \u202e")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[/b] \\u2192 \\u202e" in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize("arguments", [["run", "--quiet"], ["run", ".", "--quiet", "--output"]])
def test_a_path_of_thousands_of_characters_is_one_line(call: Call, arguments: list[str]) -> None:
    done = call(*arguments, "x" * 5000)
    assert (done.code in (1, 2), done.out) == (True, "")
    assert len(done.err.strip().splitlines()) == 1
