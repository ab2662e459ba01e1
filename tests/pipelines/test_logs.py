"""What is told, on standard error and in a file."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.logs import NOTICE, named_run, set_up_logging, stop_logging

Capture = pytest.CaptureFixture[str]
log = logging.getLogger("pipelines.somewhere")


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave the loggers as they were."""
    yield
    stop_logging()


@pytest.mark.parametrize(
    ("verbosity", "told"),
    [
        ("quiet", ["held"]),
        ("normal", ["published", "held"]),
        ("verbose", ["5 s", "published", "held"]),
    ],
)
def test_how_much_is_told(verbosity: str, told: list[str], capsys: Capture) -> None:
    set_up_logging(verbosity=verbosity)
    log.info("5 s")
    log.log(NOTICE, "published")
    log.warning("held")
    assert capsys.readouterr().err.splitlines() == [f"pressledger: {text}" for text in told]


def test_a_file_is_told_all_with_its_run(tmp_path: Path, capsys: Capture) -> None:
    set_up_logging(verbosity="quiet", file=tmp_path / "logs" / "nightly.log")
    with named_run("000001-0123456789ab"):
        log.info("linked")
    [line] = (tmp_path / "logs" / "nightly.log").read_text(encoding="utf-8").splitlines()
    assert line.endswith(" UTC info 000001-0123456789ab linked")
    assert capsys.readouterr().err == ""


def test_json_is_an_object_a_line(capsys: Capture) -> None:
    set_up_logging(form="json")
    try:
        raise ValueError("two\nlines")
    except ValueError:
        with named_run("000001-0123456789ab"):
            log.exception("a \x1b[2J title")
    [line] = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert (said["level"], said["run"]) == ("error", "000001-0123456789ab")
    assert said["message"] == "a \x1b[2J title"
    assert "two\nlines" in said["error"]
    assert line.isascii()
    assert "\x1b" not in line


def test_no_message_commands_the_terminal(capsys: Capture) -> None:
    set_up_logging()
    log.warning("%s", "a\x1b]0;owned\x07\nb")
    assert capsys.readouterr().err == "pressledger: a\\u001b]0;owned\\u0007\\u000ab\n"
