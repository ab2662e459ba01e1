"""Whole runs on real files, without Prefect: within this process, and as processes of their own
where that is what is tested.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import pipelines
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.store import list_snapshots, open_snapshot, sole_writer
from tests.conftest import COMMAND, DEAL, Call, Called, Command

pytestmark = pytest.mark.model


def manifest(output: Path) -> dict[str, Any]:
    return open_snapshot(output).manifest()


def digests(output: Path) -> dict[str, Any]:
    return {name: facts["sha256"] for name, facts in manifest(output)["tables"].items()}


Run = Callable[..., Called]


@pytest.fixture
def run(call: Call, drop: Path) -> Run:
    """Run over the drop, with further options."""
    return partial(call, "run", str(drop), "--direct", "--workers", "1")


@pytest.fixture
def published(first_run: Path, drop: Path, tmp_path: Path) -> Path:
    """Return the output folder of one run over the drop."""
    subprocess.run(["cp", "-a", str(first_run), str(tmp_path / "outputs")], check=True)
    return tmp_path / "outputs"


def test_a_run_publishes_every_table_and_says_so(
    command: Command, drop: Path, tmp_path: Path
) -> None:
    done = command("run", str(drop), "--direct")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "publishing")
    assert "articles: 2 new, 0 changed, 0 gone" in done.stdout
    assert "rejected: invalid_json 1" in done.stdout
    assert "outputs/latest -> outputs/runs/000001-" in done.stdout
    assert {folder.name for folder in (tmp_path / "outputs" / "latest").iterdir()} == {
        *TABLES,
        "datapackage.json",
        "inventory.parquet",
        "run.json",
    }


def test_every_file_is_an_article_or_a_reject(published: Path, drop: Path) -> None:
    paths = [pipelines.load(table, published)["path"].tolist() for table in ("articles", "rejects")]
    assert [sorted(p) for p in paths] == [["deal.txt", "gas.json"], ["broken.json"]]
    assert sorted(paths[0] + paths[1]) == sorted(file.name for file in drop.iterdir())


def test_every_offset_leads_back_to_its_characters(published: Path) -> None:
    texts = pipelines.load("articles", published).set_index("article_id")["text"]
    rows = [
        row
        for table in MENTION_TABLES
        for row in pipelines.load(table.name, published).itertuples()
    ]
    assert len(rows) > 8
    assert [texts[row.article_id][row.start : row.end] for row in rows] == [
        row.text for row in rows
    ]


def test_a_sentence_becomes_one_typed_statement(published: Path) -> None:
    statements = pipelines.load("statements", published)
    [deal] = statements[statements["amount_low"] == 310e6].to_dict("records")
    assert (deal["statement_type"], deal["currency"], deal["systems"]) == (
        "arms_transfer",
        "USD",
        "Nora B-52",
    )
    assert deal["quantity_low"] == 24
    [gas] = statements[statements["m3_low"] == 4e8].to_dict("records")
    assert gas["statement_type"] == "gas_supply"


def test_a_second_run_changes_no_row(published: Path, run: Run) -> None:
    before = digests(published)
    assert run().code == 0
    assert digests(published) == before
    assert manifest(published)["input"]["extracted"] == 0
    assert len(list_snapshots(published)) == 2


def test_only_what_changed_is_extracted_and_only_its_rows_change(
    published: Path, call: Call, run: Run, drop: Path
) -> None:
    before = pipelines.load("articles", published).set_index("path")
    (drop / "deal.txt").write_text(DEAL + "\nThe first guns arrive in 2026.\n", encoding="utf-8")
    done = run()
    assert "files: 3 read, 1 of them new or changed" in done.out
    assert "articles: 0 new, 1 changed, 0 gone" in done.out
    after = pipelines.load("articles", published).set_index("path")
    pd.testing.assert_series_equal(before.loc["gas.json"], after.loc["gas.json"])
    assert before.loc["deal.txt", "article_id"] == after.loc["deal.txt", "article_id"]
    assert after.loc["deal.txt", "first_run"].startswith("000001-")
    assert after.loc["deal.txt", "last_run"].startswith("000002-")
    changes = [json.loads(line) for line in call("diff", "--format", "json").out.splitlines()]
    causes = {(change["cause"]["kind"], change["path"]) for change in changes}
    assert causes == {("article edited", "deal.txt")}


def test_an_edit_elsewhere_keeps_the_identity_of_what_was_there(
    published: Path, run: Run, drop: Path
) -> None:
    before = pipelines.load("money", published).set_index("text")["mention_id"]
    (drop / "deal.txt").write_text(
        DEAL.replace("The contract", "Quite long ago, the contract"), encoding="utf-8"
    )
    run()
    assert (
        pipelines.load("money", published).set_index("text")["mention_id"].to_dict()
        == before.to_dict()
    )


def test_an_article_that_left_the_input_leaves_the_snapshot(
    published: Path, run: Run, drop: Path
) -> None:
    (drop / "gas.json").unlink()
    done = run("--prune")
    assert "articles: 0 new, 0 changed, 1 gone" in done.out
    assert pipelines.load("articles", published)["path"].tolist() == ["deal.txt"]


@pytest.mark.slow
def test_workers_batches_caches_and_places_make_no_difference(
    command: Command, drop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        command("run", str(drop), "--direct", "--output", "one", "--workers", "1").returncode == 0
    )
    monkeypatch.setenv("PRESSLEDGER_BATCH_SIZE", "1")
    moved = shutil.copytree(drop, tmp_path / "elsewhere" / "moved")
    assert (
        command("run", str(moved), "--direct", "--output", "two", "--workers", "2").returncode == 0
    )
    shutil.rmtree(tmp_path / "two" / ".cache")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    command("run", str(moved), "--direct", "--output", "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_a_damaged_cache_entry_is_made_anew(published: Path, run: Run) -> None:
    before = digests(published)
    for entry in (published / ".cache").rglob("*.json"):
        entry.write_text(entry.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert run().code == 0
    assert digests(published) == before


def test_strict_fails_on_a_reject_and_publishes_all_the_same(run: Run, tmp_path: Path) -> None:
    assert run("--strict").code == 1
    assert manifest(tmp_path / "outputs")["rejects"] == {"invalid_json": 1}


def test_a_drop_without_any_article_is_published_with_a_warning(call: Call, tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "empty.txt").write_bytes(b"")
    done = call("run", "drop", "--direct", "--workers", "1")
    assert (done.code, "no file gave an article" in done.out) == (0, True)
    assert pipelines.load("claims", tmp_path / "outputs").empty


def test_a_missing_input_is_wrong_usage_in_one_line(call: Call) -> None:
    done = call("run", "nowhere", "--direct")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1].startswith("pressledger: there is no file or folder 'nowhere'")


def test_a_second_writer_is_turned_away(run: Run, tmp_path: Path) -> None:
    with sole_writer(tmp_path / "outputs"):
        done = run()
    assert (done.code, "is writing here; try again" in done.err) == (1, True)
    assert not list_snapshots(tmp_path / "outputs")


@pytest.mark.slow
def test_two_people_starting_the_same_job_make_one_writer(drop: Path, tmp_path: Path) -> None:
    """Of two runs started together each either publishes after the other or is turned away."""
    arguments = [str(COMMAND), "run", str(drop), "--direct", "--workers", "1"]
    pair = [
        subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in pair]
    assert all(code == 0 or (code == 1 and "is writing here" in said) for said, code in ends)
    published = list_snapshots(tmp_path / "outputs")[::-1]
    assert len(published) == [code for _, code in ends].count(0) >= 1
    assert [run.manifest()["parent"] for run in published] == [
        None,
        *(run.run_id for run in published),
    ][:-1]


def test_what_is_damaged_is_told_and_set_aside(published: Path, call: Call, run: Run) -> None:
    latest = open_snapshot(published)
    assert call("check").out == f"{latest.run_id}: all tables are as they were published\n"
    (latest.folder / "money" / "part-00000.parquet").write_bytes(b"PAR1")
    checked = call("check")
    assert checked.code == 1
    assert checked.err.endswith("sets aside what is damaged and goes on\n")
    assert checked.out.endswith("money/part-00000.parquet is not as it was published\n")
    done = run()
    assert done.code == 0
    told = [line for line in done.err.splitlines() if line.startswith("pressledger: ")]
    assert len(told) == 2
    assert f"set-aside/0001-{latest.run_id}" in told[0]
    assert told[1].endswith("going on from no snapshot")
    assert open_snapshot(published).run_id.startswith("000002-")


@pytest.mark.slow
def test_an_input_that_is_not_mounted_publishes_nothing_unless_it_is_asked_for(
    published: Path, command: Command, drop: Path
) -> None:
    assert command("run", str(drop), "--direct").returncode == 0
    shutil.rmtree(drop)
    drop.mkdir()
    done = command("run", str(drop), "--direct")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith(f"pressledger: {drop} holds no file")
    assert len(list_snapshots(published)) == 2
    assert command("run", str(drop), "--direct", "--allow-empty").returncode == 0
