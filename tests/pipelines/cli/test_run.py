"""The commands that publish."""

from pathlib import Path

from tests.pipelines.cli.conftest import Call


def test_an_input_that_names_nothing_is_wrong_usage(call: Call, tmp_path: Path) -> None:
    done = call("run", "no-such-folder", "--direct")
    assert (done.code, "no-such-folder" in done.err) == (2, True)
    assert not (tmp_path / "outputs" / "latest").is_symlink()
