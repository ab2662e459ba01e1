import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import (
    entry_file,
    has_entry,
    load_entry,
    tidy,
    write_entry,
)
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.launch import run_settings
from pipelines.runs.pruning import prune_snapshots
from pipelines.settings import Settings
from pipelines.snapshots.store import list_snapshots
from tests.pipelines.runs.made_up_entries import BROKEN, LOAN

OURS = Fingerprints(code="c", rules="r", model="m")
LIMIT = 1_000
RAW = RawFile(file="/drop/loan.txt", path="loan.txt", size=44, sha256="ab")


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    file = entry_file(tmp_path, RAW, OURS, LIMIT)
    write_entry(file, [LOAN, BROKEN])
    return file


def test_an_entry_comes_back_whole(entry: Path) -> None:
    assert has_entry(entry)
    assert load_entry(entry) == [LOAN, BROKEN]
    assert [file.name for file in entry.parent.iterdir()] == [entry.name], "a partial file is left"


def test_a_file_that_gave_nothing_has_an_entry_too(tmp_path: Path) -> None:
    write_entry(tmp_path / "nothing.json", [])
    assert load_entry(tmp_path / "nothing.json") == []


DAMAGES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("empty", lambda data: b""),
    ("cut short", lambda data: data[:-20]),
    ("without its first line", lambda data: data.partition(b"\n")[2]),
    ("its first line only", lambda data: data.partition(b"\n")[0]),
    ("another figure", lambda data: data.replace(b"5.0", b"6.0", 1)),
    ("no JSON", lambda data: b"not JSON"),
    ("zeros", lambda data: bytes(len(data))),
    ("something after it", lambda data: data + b"[]"),
]


@pytest.mark.parametrize("damage", [pytest.param(each, id=name) for name, each in DAMAGES])
def test_a_damaged_entry_is_none(entry: Path, damage: Callable[[bytes], bytes]) -> None:
    entry.write_bytes(damage(entry.read_bytes()))
    assert not has_entry(entry)
    assert load_entry(entry) is None


def test_an_entry_in_the_place_of_another_is_none(tmp_path: Path, entry: Path) -> None:
    other = RawFile(file="/drop/b.txt", path="b.txt", size=44, sha256="ab")
    theirs = entry_file(tmp_path, other, OURS, LIMIT)
    write_entry(theirs, [BROKEN])
    theirs.replace(entry)
    assert not has_entry(entry)
    assert load_entry(entry) is None


def test_a_folder_in_the_place_of_an_entry_gives_way(tmp_path: Path, entry: Path) -> None:
    entry.unlink()
    (entry / "within").mkdir(parents=True)
    assert load_entry(entry) is None
    write_entry(entry, [LOAN])
    assert load_entry(entry) == [LOAN]


def test_an_entry_for_which_there_is_no_room_leaves_nothing(tmp_path: Path) -> None:
    """A file may grow to so many bytes only, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_entry(tmp_path / "loan.json", [LOAN])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_another_limit_is_another_entry(tmp_path: Path) -> None:
    assert entry_file(tmp_path, RAW, OURS, LIMIT) != entry_file(tmp_path, RAW, OURS, LIMIT + 1)


def test_no_entry_is_none(tmp_path: Path) -> None:
    assert not has_entry(tmp_path / "nowhere.json")
    assert load_entry(tmp_path / "nowhere.json") is None


@pytest.mark.parametrize(
    ("raw", "fingerprints"),
    [
        pytest.param({"sha256": "ac"}, OURS, id="content"),
        pytest.param({"path": "other.txt"}, OURS, id="path"),
        pytest.param({}, Fingerprints(code="c2", rules="r", model="m"), id="code"),
        pytest.param({}, Fingerprints(code="c", rules="r2", model="m"), id="rules"),
        pytest.param({}, Fingerprints(code="c", rules="r", model="m2"), id="model"),
    ],
)
def test_whatever_decides_the_rows_is_another_entry(
    tmp_path: Path, raw: dict[str, str], fingerprints: Fingerprints
) -> None:
    known = {"file": RAW.file, "path": RAW.path, "sha256": "ab"} | raw
    other = RawFile(size=RAW.size, **known)
    assert entry_file(tmp_path, other, fingerprints, LIMIT) != entry_file(
        tmp_path, RAW, OURS, LIMIT
    )


def test_where_a_file_lies_decides_nothing(tmp_path: Path) -> None:
    moved = RawFile(file="/elsewhere/loan.txt", path=RAW.path, size=RAW.size, sha256=RAW.sha256)
    assert entry_file(tmp_path, moved, OURS, LIMIT) == entry_file(tmp_path, RAW, OURS, LIMIT)


def test_entries_that_other_code_made_are_dropped(tmp_path: Path, entry: Path) -> None:
    theirs = entry_file(tmp_path, RAW, Fingerprints(code="old", rules="r", model="m"), LIMIT)
    write_entry(theirs, [LOAN])
    half = entry.with_suffix(".77.tmp")
    half.touch()
    tidy(tmp_path, OURS)
    assert not half.exists()
    assert has_entry(entry)
    assert not theirs.exists()


# Pruned with the snapshots.


def entries(settings: Settings) -> set[Path]:
    return set((settings.output / ".cache").rglob("*.json"))


def test_entries_that_no_kept_snapshot_has_are_deleted(german: Settings) -> None:
    article = Path(german.inputs[0]) / "vertrag.txt"
    first = run_settings(german, direct=True)
    old = entries(german)
    article.write_text(article.read_text("utf-8") + "Mehr ist nicht bekannt.\n", encoding="utf-8")
    second = run_settings(german, direct=True)
    newer = entries(german) - old
    assert prune_snapshots(german.output, 2) == []
    assert (len(old), len(newer), entries(german)) == (2, 1, old | newer)
    unpublished = next(iter(old)).with_name("0" * 64 + ".json")
    unpublished.write_text("extracted by a run that died", encoding="utf-8")
    assert prune_snapshots(german.output, 1) == [first.run_id]
    assert list_snapshots(german.output) == [second]
    left = entries(german)
    assert newer < left
    assert unpublished in left
    assert len(left) == 3  # the reject, the newer article, and what no run has published yet
