"""A file that is being written, or that cannot be read just now, keeps what the last run said."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import pipelines
from pipelines.reading import articles
from pipelines.reading.articles import Reject, RejectReason
from pipelines.reading.inputs import Listing, list_inputs
from pipelines.reading.raw_bytes import unreadable
from pipelines.runs import stages
from pipelines.settings import Settings
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows
from tests.pipelines.made_up_drop import fill_cache, make_drop, run

Rows = dict[str, list[dict[str, object]]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = make_drop(tmp_path, "loan.txt", "other.txt")
    fill_cache(settings)
    (tmp_path / "drop" / "broken.json").write_text("{", encoding="utf-8")
    return settings


def rows(snapshot: Snapshot) -> Rows:
    return {name: list(read_rows(snapshot.table_folder(name))) for name in TABLES}


def change_while_read(settings: Settings, *names: str) -> Callable[[Settings], Listing]:
    """Return a listing after which the files are written anew."""

    def listing(_: Settings) -> Listing:
        found = list_inputs(settings)
        for name in names:
            Path(settings.inputs[0], name).write_text(f"{name} again\n", encoding="utf-8")
        return found

    return listing


def test_files_that_change_during_a_run_keep_their_rows(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(run(settings))
    assert [len(before[name]) for name in ("statements", "statement_arguments", "rejects")] == [
        2,
        6,
        1,
    ]
    for name in ("loan.txt", "broken.json"):
        Path(settings.inputs[0], name).write_text(f"{name} changes\n", encoding="utf-8")
    listing = change_while_read(settings, "loan.txt", "broken.json")
    monkeypatch.setattr(stages, "list_inputs", listing)
    second = run(settings)
    assert second.manifest()["input"]["deferred"] == ["broken.json", "loan.txt"]
    assert second.manifest()["articles"]["gone"] == 0
    assert rows(second) == before


def test_a_file_that_is_growing_when_it_is_listed_keeps_its_rows(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(run(settings))
    found = list_inputs(settings)
    kept = tuple(raw for raw in found.files if raw.path != "loan.txt")
    growing = replace(found, files=kept, deferred=("loan.txt",))
    monkeypatch.setattr(stages, "list_inputs", lambda _: growing)
    assert rows(run(settings)) == before


def test_a_file_that_cannot_be_read_is_told_and_keeps_its_articles(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(run(settings))
    Path(settings.inputs[0], "loan.txt").write_text("loan.txt changed\n", encoding="utf-8")

    def fail(*_: object) -> bytes:
        raise unreadable(OSError(errno.EIO, "I/O error"))

    with monkeypatch.context() as failing:
        failing.setattr(articles, "read_bytes", fail)
        after = rows(run(settings))
    told = [row for row in after.pop("rejects") if row not in before["rejects"]]
    assert [(row["path"], row["reason"]) for row in told] == [("loan.txt", "unreadable")]
    assert after == {name: found for name, found in before.items() if name != "rejects"}


def test_what_lies_in_a_folder_that_cannot_be_listed_keeps_its_rows(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sub = Path(settings.inputs[0], "sub")
    sub.mkdir()
    (sub / "third.txt").write_text("third\n", encoding="utf-8")
    fill_cache(settings)
    before = rows(run(settings))
    assert "sub/third.txt" in [row["path"] for row in before["articles"]]
    found = list_inputs(settings)
    unlisted = Reject(
        path="sub", record=None, reason=RejectReason.UNREADABLE, detail="…", content_hash=None
    )
    kept = tuple(raw for raw in found.files if not raw.path.startswith("sub/"))
    monkeypatch.setattr(
        stages, "list_inputs", lambda _: replace(found, files=kept, rejects=(unlisted,))
    )
    assert rows(run(settings))["articles"] == before["articles"]


def test_a_file_that_was_withdrawn_keeps_its_articles_but_no_rejects(settings: Settings) -> None:
    before = rows(run(settings))
    for name in ("loan.txt", "broken.json"):
        Path(settings.inputs[0], name).unlink()
    for snapshot in (run(settings), run(settings)):
        counts = snapshot.manifest()["articles"]
        assert (counts["total"], counts["gone"], counts["withdrawn"]) == (2, 0, 1)
        assert rows(snapshot) == before | {"rejects": []}


def test_a_file_that_moved_is_not_kept_under_its_old_path(settings: Settings) -> None:
    run(settings)
    loan = Path(settings.inputs[0], "loan.txt")
    loan.rename(loan.with_name("moved.txt"))
    fill_cache(settings)
    paths = [row["path"] for row in rows(run(settings))["articles"]]
    assert sorted(map(str, paths)) == ["moved.txt", "other.txt"]


def test_an_article_that_comes_back_is_no_new_one(settings: Settings) -> None:
    settings = settings.model_copy(update={"prune": True})
    first = run(settings).run_id
    loan = Path(settings.inputs[0], "loan.txt")
    text = loan.read_text(encoding="utf-8")
    loan.unlink()
    second = run(settings)
    assert second.manifest()["articles"]["gone"] == 1
    third = run(settings)
    loan.write_text(text, encoding="utf-8")
    fourth = run(settings)
    assert fourth.manifest()["articles"]["new"] == 0
    for snapshot in (second, third):
        assert (snapshot.folder / "history.parquet").is_file()
    assert not (fourth.folder / "history.parquet").exists()
    table = pipelines.load("articles", settings.output).set_index("path")
    assert table.loc["loan.txt", "first_run"] == first
    assert table.loc["loan.txt", "last_run"] == first
