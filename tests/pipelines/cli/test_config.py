"""The settings as the command prints them."""

import json

import pytest

from tests.conftest import Call


def test_settings_are_printed_with_their_origin(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSLEDGER_WORKERS", "3")
    said = json.loads(call("config", "--output", "there", "--format", "json").out)
    assert said["workers"] == {"value": 3, "from": "environment, PRESSLEDGER_WORKERS"}
    assert said["output"] == {"value": "there", "from": "flag"}
    assert said["keep"] == {"value": None, "from": "default"}
    table = call("config").out
    assert "Folder or address of the snapshots" in table


def test_a_setting_that_cannot_be_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSLEDGER_WORKERS", "many")
    done = call("config")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "PRESSLEDGER_WORKERS" in done.err


@pytest.mark.parametrize(
    ("command", "default"),
    [
        ("run", "corpus"),
        ("serve", "outputs"),
        ("diff", "the run before HEAD"),
        ("run", "one a core"),
    ],
)
def test_help_says_each_default(call: Call, command: str, default: str) -> None:
    assert f"[default: ({default})]" in " ".join(call(command, "--help").out.split())
