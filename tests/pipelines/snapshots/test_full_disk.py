"""A disk that is full anywhere in a run: one line, `latest` as it was, and the next run goes on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.errors import explain
from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.store import list_snapshots, open_snapshot
from tests.pipelines.made_up_drop import fill_cache, make_drop, run

KILOBYTES = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can be mounted by the superuser only")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_latest_stays_and_the_next_run_goes_on(disk: Path, tmp_path: Path) -> None:
    settings = make_drop(tmp_path, "loan.txt").model_copy(update={"output": disk / "outputs"})
    fill_cache(settings)
    first = run(settings).run_id
    make_drop(tmp_path, "more.txt")
    fill_cache(settings)
    for left in (0, 4, 16, 32, 64):
        (disk / "filler").write_bytes(bytes(room(disk) - left * KILOBYTES))
        with pytest.raises(OSError, match=r"(?i)no space left on device") as error:
            run(settings)
        told = explain(error.value)
        assert told is not None
        assert "free some space and run again" in told[1]
        assert "\n" not in told[1]
        latest = open_snapshot(settings.output)
        assert (latest.run_id, list(find_faults(latest))) == (first, [])
        (disk / "filler").unlink()
    second = run(settings)
    assert second.run_id.startswith("000002-")
    assert list_snapshots(settings.output)[0].manifest()["parent"] == first


def room(disk: Path) -> int:
    """Return how many bytes a new file may have."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        written = 0
        try:
            while True:
                written += stream.write(bytes(4 * KILOBYTES))
        except OSError:
            return written
