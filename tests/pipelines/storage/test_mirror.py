"""What is sent to an address, in which order, and what is fetched from it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipelines.locations import mirror_of
from pipelines.snapshots.holding import accept, hold, roll_back
from pipelines.snapshots.publishing import prune
from pipelines.snapshots.store import list_snapshots, open_snapshot
from pipelines.storage.mirror import look
from pipelines.storage.objects import ConflictError, Objects, StorageError
from pipelines.storage.opening import sole_writer
from tests.pipelines.snapshots.made_up_runs import make_run, prepare_run

ADDRESS = "memory://ledger"


@pytest.fixture
def output(files: Any) -> Path:
    """Return the mirror that runs write to."""
    return mirror_of(ADDRESS, "outputs")


def publish(output: Path, content: bytes, digest: str = "a" * 16) -> str:
    with sole_writer(output):
        return make_run(output, content, digest)


def latest(files: Any) -> str:
    return str(files.cat_file("/ledger/latest").decode())


def test_a_run_is_sent_with_its_pointer(files: Any, output: Path) -> None:
    run = publish(output, b"one")
    assert sorted(files.find("/ledger")) == [
        "/ledger/latest",
        f"/ledger/runs/{run}/claims/part-00000.parquet",
        f"/ledger/runs/{run}/run.json",
    ]
    assert latest(files) == f"{run}\n"


def test_the_pointer_is_written_last(
    files: Any, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    for name in ("put_file", "pipe_file", "cp_file", "rm_file"):
        plain = getattr(type(files), name)

        def noting(
            self: Any, *names: Any, plain: Any = plain, name: str = name, **more: Any
        ) -> Any:
            written.append(names[-1] if name != "pipe_file" else names[0])
            return plain(self, *names, **more)

        monkeypatch.setattr(type(files), name, noting)
    first = publish(output, b"one")
    ours = [name for name in written if not name.endswith(".lock")]
    assert [name.rpartition("/")[2] for name in ours] == [
        "part-00000.parquet",
        "run.json",
        "latest",
    ]
    written.clear()
    publish(output, b"two")
    with sole_writer(output):
        prune(output, 1)
    ours = [name for name in written if not name.endswith(".lock")]
    assert ours[-2:] == [
        f"/ledger/runs/{first}/run.json",
        f"/ledger/runs/{first}/claims/part-00000.parquet",
    ]


def test_tables_that_did_not_change_are_copied_within_the_store(
    files: Any, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(output, b"one")
    monkeypatch.setattr(type(files), "put_file", _sending_only("run.json", type(files).put_file))
    second = publish(output, b"one", "b" * 16)
    place = "claims/part-00000.parquet"
    assert files.cat_file(f"/ledger/runs/{second}/{place}") == b"one"
    assert files.cat_file(f"/ledger/runs/{first}/{place}") == b"one"


def _sending_only(name: str, plain: Any) -> Any:
    def send(self: Any, file: str, target: str, **more: Any) -> Any:
        assert target.endswith(name), target
        return plain(self, file, target, **more)

    return send


@pytest.mark.parametrize("at", ["part-00000.parquet", "run.json", "latest"])
def test_a_run_that_dies_while_it_is_sent_leaves_what_was(
    at: str, files: Any, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(output, b"one")
    with monkeypatch.context() as patched:
        for name in ("put_file", "pipe_file"):
            patched.setattr(type(files), name, _dying(at, getattr(type(files), name)))
        with pytest.raises(StorageError):
            publish(output, b"two")
    assert latest(files) == f"{first}\n"
    second = publish(output, b"two, again")
    assert second.startswith("000002-")
    assert [run.run_id for run in list_snapshots(output)] == [second, first]
    assert files.cat_file(f"/ledger/runs/{second}/claims/part-00000.parquet") == b"two, again"
    assert latest(files) == f"{second}\n"


def _dying(at: str, plain: Any) -> Any:
    def die(self: Any, *names: Any, **more: Any) -> Any:
        if any(str(name).endswith(at) for name in names):
            raise TimeoutError("the network is gone")
        return plain(self, *names, **more)

    return die


def test_of_two_writers_one_is_refused_even_without_a_lock(files: Any, output: Path) -> None:
    publish(output, b"one")
    with pytest.raises(ConflictError, match="written by another"):
        _publish_while_another_does(files, output)


def _publish_while_another_does(files: Any, output: Path) -> None:
    with sole_writer(output):
        make_run(output, b"two")
        files.pipe_file("/ledger/latest", b"000002-bbbbbbbbbbbb\n")


def test_another_machine_goes_on_from_what_is_there(files: Any, output: Path) -> None:
    first = publish(output, b"one")
    shutil.rmtree(output)
    second = publish(output, b"two")
    assert open_snapshot(output, second).manifest()["parent"] == first
    assert (output / "runs" / first / "run.json").is_file()


def test_what_was_published_here_only_does_not_count(files: Any, output: Path) -> None:
    first = publish(output, b"one")
    make_run(output, b"never sent")
    with sole_writer(output):
        assert [run.run_id for run in list_snapshots(output)] == [first]


def test_a_copy_that_was_damaged_is_fetched_again(files: Any, output: Path) -> None:
    run = publish(output, b"one")
    table = output / "runs" / run / "claims" / "part-00000.parquet"
    table.write_bytes(b"rot")
    with sole_writer(output):
        assert table.read_bytes() == b"one"


def test_a_lost_pointer_leads_to_the_newest_run(files: Any, output: Path, objects: Objects) -> None:
    run = publish(output, b"one")
    files.rm_file("/ledger/latest")
    assert (look(objects).latest, look(objects).shown()) == (None, [run])


def test_a_held_run_is_accepted_from_another_machine(files: Any, output: Path) -> None:
    first = publish(output, b"one")
    with sole_writer(output):
        run = hold(output, prepare_run(output, b"two"), open_snapshot(output)).run_id
    assert latest(files) == f"{first}\n"
    shutil.rmtree(output)
    with sole_writer(output):
        accept(output, run)
    assert latest(files) == f"{run}\n"
    assert not files.find(f"/ledger/runs/{run}.held")


def test_a_rollback_sets_the_newer_run_aside_there_too(files: Any, output: Path) -> None:
    first, second = publish(output, b"one"), publish(output, b"two")
    shutil.rmtree(output)
    with sole_writer(output, every_run=True):
        roll_back(output, None)
    assert latest(files) == f"{first}\n"
    assert files.find("/ledger/runs") == [
        f"/ledger/runs/{first}/claims/part-00000.parquet",
        f"/ledger/runs/{first}/run.json",
    ]
    assert files.cat_file(f"/ledger/set-aside/{second}/claims/part-00000.parquet") == b"two"


def test_reviewers_verdicts_come_with_the_runs(files: Any, output: Path) -> None:
    files.pipe_file("/ledger/reviews/anna.jsonl", b"{}\n")
    publish(output, b"one")
    assert (output / "reviews" / "anna.jsonl").read_bytes() == b"{}\n"
