"""The commands that publish."""

from pathlib import Path

from pipelines.snapshots.store import held_runs, list_snapshots
from tests.conftest import Call
from tests.pipelines.runs.conftest import GERMAN


def test_an_input_that_names_nothing_is_wrong_usage(call: Call, tmp_path: Path) -> None:
    done = call("run", "no-such-folder", "--direct")
    assert (done.code, "no-such-folder" in done.err) == (2, True)
    assert not (tmp_path / "outputs" / "latest").is_symlink()


def test_cron_is_told_in_a_line_how_the_run_of_the_night_ended(call: Call, tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "vertrag.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "pressledger.toml").write_text(
        'log_file = "nightly.log"\n[gates]\nfewest_articles = 1\narticles_floor = 2\n',
        encoding="utf-8",
    )
    nightly = "serve", "drop", "--once", "--quiet"
    said = [call(*nightly), call(*nightly)]
    assert [(done.code, done.out, done.err) for done in said] == [(0, "", "")] * 2
    (tmp_path / "drop" / "broken.json").write_text("{", encoding="utf-8")
    done = call(*nightly)
    [held], [published] = held_runs(tmp_path / "outputs"), list_snapshots(tmp_path / "outputs")
    assert done.code == 1
    assert f"error held: run {held.run_id}, for articles: 1, before 1, at least 2 is l" in done.err
    assert "at least 2" in call("runs").out
    lines = (tmp_path / "nightly.log").read_text(encoding="utf-8").splitlines()
    endings = [line.partition(" UTC ")[2] for line in lines if " info " not in line]
    assert endings[0].startswith("notice published: ")
    assert endings[1] == f"notice unchanged: nothing to publish since run {published.run_id}"
    assert endings[2] == done.err.partition(" UTC ")[2].rstrip()


def test_a_schedule_is_asked_for_in_one_way(call: Call) -> None:
    assert "--once" in call("serve").err
    assert call("serve", "--once", "--every", "9").code == 2
