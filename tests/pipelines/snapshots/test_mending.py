"""Whatever is wrong in the output folder, the next run goes on from the newest whole snapshot."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.snapshots.mending import mend
from pipelines.snapshots.publishing import begin_partial, publish
from pipelines.snapshots.store import (
    SnapshotError,
    latest_or_none,
    list_snapshots,
    open_pair,
    open_snapshot,
)
from tests.pipelines.snapshots.made_up_runs import make_run, prepare_run

FIRST, SECOND, THIRD = ("000001-abcdef012345", "000002-abcdef012345", "000003-abcdef012345")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder with three snapshots."""
    for content in (b"one", b"two", b"three"):
        make_run(tmp_path, content)
    return tmp_path


def listed(output: Path) -> list[str]:
    return [snapshot.run_id for snapshot in list_snapshots(output)]


def relink(output: Path, target: str) -> None:
    (output / "latest").unlink()
    (output / "latest").symlink_to(target)


def as_folder(output: Path) -> None:
    (output / "latest").unlink()
    (output / "latest").mkdir()
    (output / "latest" / "note").write_text("mine", encoding="utf-8")


def as_file(output: Path) -> None:
    (output / "latest").unlink()
    (output / "latest").write_text(THIRD, encoding="utf-8")


def manifest_says(content: bytes) -> Callable[[Path], object]:
    return lambda output: (output / "runs" / THIRD / "run.json").write_bytes(content)


def manifest_is_a_loop(output: Path) -> None:
    file = output / "runs" / THIRD / "run.json"
    file.unlink()
    file.symlink_to(file.name)


OTHER = json.dumps({"run_id": SECOND, "parent": FIRST, "tables": {}}).encode()

DAMAGES: list[tuple[str, Callable[[Path], object], str]] = [
    ("run.json deleted", lambda o: (o / "runs" / THIRD / "run.json").unlink(), SECOND),
    ("run.json empty", manifest_says(b""), SECOND),
    ("run.json a loop", manifest_is_a_loop, SECOND),
    ("run.json cut short", manifest_says(b'{"run_id": "000003'), SECOND),
    ("run.json a list", manifest_says(b"[]"), SECOND),
    ("run.json of zeros", manifest_says(bytes(100)), SECOND),
    ("run.json of another run", manifest_says(OTHER), SECOND),
    ("run.json without tables", manifest_says(b'{"run_id": "%s"}' % THIRD.encode()), SECOND),
    (
        "table cut short",
        lambda o: os.truncate(o / "runs" / THIRD / "claims" / "part-00000.parquet", 2),
        SECOND,
    ),
    (
        "table deleted",
        lambda o: (o / "runs" / THIRD / "claims" / "part-00000.parquet").unlink(),
        SECOND,
    ),
    (
        "a byte of a table",
        lambda o: (o / "runs" / THIRD / "claims" / "part-00000.parquet").write_bytes(b"thref"),
        SECOND,
    ),
    (
        "a table more",
        lambda o: (o / "runs" / THIRD / "claims" / "part-1.parquet").write_bytes(b"x"),
        SECOND,
    ),
    ("latest deleted", lambda o: (o / "latest").unlink(), THIRD),
    ("latest a folder", as_folder, THIRD),
    ("latest a file", as_file, THIRD),
    ("latest a loop", lambda o: relink(o, "latest"), THIRD),
    ("latest dangling", lambda o: relink(o, "runs/000009-abcdef012345"), THIRD),
    ("latest outside", lambda o: relink(o, "/etc"), THIRD),
    ("latest at runs", lambda o: relink(o, "runs"), THIRD),
    ("latest at a stray", lambda o: relink(o, "runs/notes"), THIRD),
    ("a stray file", lambda o: (o / "runs" / "notes.txt").write_text("mine"), THIRD),
    ("a stray folder", lambda o: (o / "runs" / "²-notes").mkdir(), THIRD),
    ("a name that is no UTF-8", lambda o: (o / "runs" / "\udce9.txt").write_text("x"), THIRD),
    ("a name of 255 bytes", lambda o: (o / "runs" / ("n" * 255)).write_text("x"), THIRD),
    ("a file named as a run", lambda o: (o / "runs" / "000007-abcdef012345").touch(), THIRD),
    ("a file named as a partial run", lambda o: (o / "runs" / "x.partial").touch(), THIRD),
    ("a link named as a partial run", lambda o: (o / "runs" / "x.partial").symlink_to("/"), THIRD),
    ("the cache is a file", lambda o: (o / ".cache").write_text("mine"), THIRD),
]


@pytest.mark.parametrize(
    ("damage", "parent"), [pytest.param(*each, id=name) for name, *each in DAMAGES]
)
def test_a_run_goes_on_from_the_newest_whole_snapshot(
    output: Path, damage: Callable[[Path], object], parent: str
) -> None:
    before = {file: file.read_bytes() for file in output.rglob("*") if file.is_file()}
    damage(output)
    said = mend(output)
    assert all("\n" not in line for line in said)
    latest = latest_or_none(output)
    assert latest is not None
    assert latest.run_id == parent
    fourth = make_run(output, b"four")
    assert open_snapshot(output).manifest()["parent"] == parent
    assert listed(output)[:2] == [fourth, parent]
    assert mend(output) == [], "what is mended stays mended"
    lost = [
        f for f in before if not f.exists() and f.name not in ("run.json", "part-00000.parquet")
    ]
    assert [file for file in lost if file.parent.name != "latest"] == []


def test_what_is_bad_is_set_aside_with_a_line(output: Path) -> None:
    (output / "runs" / THIRD / "run.json").write_text("…", encoding="utf-8")
    as_folder(output)
    said = mend(output)
    assert len(said) == 3
    assert f"'set-aside/0002-{THIRD}'" in said[1]
    assert said[2].endswith(f"going on from run {SECOND}")
    assert (output / "set-aside" / "0001-latest" / "note").read_text(encoding="utf-8") == "mine"
    assert (output / "set-aside" / f"0002-{THIRD}" / "claims" / "part-00000.parquet").is_file()
    assert make_run(output).startswith("000004-"), "a number is not used twice"


def test_an_older_snapshot_without_its_manifest_is_no_link_in_the_line(output: Path) -> None:
    (output / "runs" / SECOND / "run.json").unlink()
    assert listed(output) == [THIRD, FIRST]
    assert [side.run_id for side in open_pair(output, None, "latest")] == [FIRST, THIRD]
    mend(output)
    assert listed(output) == [THIRD, FIRST]
    assert (output / "set-aside" / f"0001-{SECOND}").is_dir()


def test_when_no_snapshot_is_whole_a_run_begins_anew(output: Path) -> None:
    for run_id in (FIRST, SECOND, THIRD):
        (output / "runs" / run_id / "run.json").unlink()
    assert mend(output)[-1].endswith("going on from no snapshot")
    assert latest_or_none(output) is None
    assert make_run(output) == "000004-abcdef012345"
    assert listed(output) == ["000004-abcdef012345"]


def test_a_latest_set_back_by_hand_begins_another_line(output: Path) -> None:
    relink(output, f"runs/{FIRST}")
    assert listed(output) == [FIRST]
    assert [line.partition(" is set aside")[0][-20:-1] for line in mend(output)[:2]] == [
        THIRD,
        SECOND,
    ]
    make_run(output, b"other")
    assert listed(output) == ["000004-abcdef012345", FIRST]


class KilledError(BaseException):
    """Stands for the end of a process between two steps."""


def killed_at(step: str, output: Path, partial: Path) -> None:
    """Publish, and end where the file system is asked for `step` the first time."""
    with pytest.MonkeyPatch.context() as monkeypatch:

        def end(*_: object, **__: object) -> None:
            raise KilledError

        monkeypatch.setattr(Path, step, end)
        with pytest.raises(KilledError):
            publish(output, partial, latest_or_none(output))


@pytest.mark.parametrize("runs", [0, 2], ids=["the first run", "a later run"])
@pytest.mark.parametrize("step", ["symlink_to", "rename", "replace"])
def test_what_was_never_latest_is_no_snapshot(tmp_path: Path, step: str, runs: int) -> None:
    """A run that dies anywhere before the switch leaves nothing that the next one stands on."""
    before = [make_run(tmp_path, bytes([number])) for number in range(runs)][::-1]
    killed_at(step, tmp_path, prepare_run(tmp_path))
    assert listed(tmp_path) == before
    assert mend(tmp_path) == []
    assert listed(tmp_path) == before
    run_id = make_run(tmp_path)
    assert run_id.startswith(f"{runs + 1:06d}-"), "the number is free again"
    assert listed(tmp_path) == [run_id, *before]


def test_a_run_that_was_published_stays(tmp_path: Path) -> None:
    """The link that published it is gone with the switch, so nothing looks unfinished."""
    run_id = make_run(tmp_path)
    assert not list(tmp_path.glob(".latest*"))
    assert mend(tmp_path) == []
    assert listed(tmp_path) == [run_id]


def test_a_name_of_runs_that_is_no_folder_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("mine", encoding="utf-8")
    assert len(mend(tmp_path)) == 1
    begin_partial(tmp_path, "000001-abcdef012345")


def test_readers_of_a_bad_latest_hear_how_it_is_mended(output: Path) -> None:
    as_folder(output)
    with pytest.raises(SnapshotError, match="the next `pressledger run` mends it"):
        open_snapshot(output)


@pytest.mark.parametrize("name", ["runs", ".cache"])
def test_what_is_not_ours_is_left_alone_where_a_link_leads_to_it(
    output: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    treasure = tmp_path_factory.mktemp("elsewhere")
    (treasure / "mine").mkdir()
    if (output / name).exists():
        (output / name).rename(tmp_path_factory.mktemp("old") / name)
    (output / name).symlink_to(treasure)
    said = mend(output)
    assert "it leads to what is not ours" in said[0]
    assert [path.name for path in treasure.iterdir()] == ["mine"]
    assert (output / "set-aside" / f"0001-{name}").is_symlink()


def test_runs_may_lie_on_another_disk(
    output: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    disk = tmp_path_factory.mktemp("disk") / "runs"
    (output / "runs").rename(disk)
    (output / "runs").symlink_to(disk)
    assert mend(output) == []
    assert listed(output) == [THIRD, SECOND, FIRST]


def test_where_set_aside_is_taken_another_folder_is(output: Path) -> None:
    (output / "set-aside").write_text("mine", encoding="utf-8")
    as_folder(output)
    mend(output)
    assert (output / "set-aside-2" / "0001-latest" / "note").is_file()
