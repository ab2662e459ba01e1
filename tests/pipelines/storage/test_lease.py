"""The lock of an address: one writer, and none that a dead process holds for ever."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.snapshots.store import OutputBusyError
from pipelines.storage.lease import Lease, held
from pipelines.storage.objects import Objects


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return the mirror of this machine."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Return the mirror of another machine."""
    (tmp_path / "there").mkdir()
    return tmp_path / "there"


def test_one_writer_at_a_time(objects: Objects, here: Path, there: Path) -> None:
    with held(objects, here), pytest.raises(OutputBusyError, match="memory://ledger: process"):
        Lease(objects, there)
    with held(objects, there):
        pass
    assert objects.list() == {}


def test_on_the_same_machine_a_dead_writers_lock_is_taken_at_once(
    objects: Objects, here: Path
) -> None:
    Lease(objects, here)  # never released
    with held(objects, here):
        assert list(objects.list()) == [".lock"]


@pytest.mark.parametrize("left", ["", "no JSON", "[]", '{"until": "soon"}', '{"until": null}'])
def test_a_lock_that_says_nothing_holds_nobody_up(left: str, objects: Objects, here: Path) -> None:
    objects.write(".lock", left.encode(), replacing=None)
    with held(objects, here):
        pass


@pytest.mark.parametrize(("minutes", "is_held"), [(-1, False), (1, True)])
def test_a_lock_holds_until_it_was_not_renewed(
    minutes: int, is_held: bool, objects: Objects, here: Path
) -> None:
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    said = {"holder": "process 7 on alpha", "mirror": "x", "until": until.isoformat()}
    objects.write(".lock", json.dumps(said).encode(), replacing=None)
    if is_held:
        with pytest.raises(OutputBusyError, match="process 7 on alpha is writing there"):
            Lease(objects, here)
    else:
        Lease(objects, here)


def test_a_lock_that_was_taken_over_is_neither_renewed_nor_released(
    objects: Objects, here: Path
) -> None:
    lease = Lease(objects, here)
    assert lease.renew()
    objects.delete([".lock"])
    objects.write(".lock", b"another's", replacing=None)
    assert not lease.renew()
    lease.release()
    there = objects.read(".lock")
    assert there is not None
    assert there[0] == b"another's"


def test_a_store_that_is_gone_at_the_end_is_not_waited_for(
    objects: Objects, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: object, **options: object) -> None:
        raise TimeoutError("gone")

    lease = Lease(objects, here)
    monkeypatch.setattr(type(objects._files), "info", gone)
    lease.release()
    monkeypatch.undo()
    assert list(objects.list()) == [".lock"]
