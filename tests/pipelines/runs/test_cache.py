from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import (
    drop_other_generations,
    entry_file,
    has_entry,
    load_entry,
    write_entry,
)
from pipelines.runs.fingerprints import Fingerprints
from tests.pipelines.runs.made_up_entries import BROKEN, LOAN

OURS = Fingerprints(code="c", rules="r", model="m")
RAW = RawFile(file="/drop/loan.txt", path="loan.txt", size=44, sha256="ab")


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    file = entry_file(tmp_path, RAW, OURS)
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
    assert entry_file(tmp_path, other, fingerprints) != entry_file(tmp_path, RAW, OURS)


def test_where_a_file_lies_decides_nothing(tmp_path: Path) -> None:
    moved = RawFile(file="/elsewhere/loan.txt", path=RAW.path, size=RAW.size, sha256=RAW.sha256)
    assert entry_file(tmp_path, moved, OURS) == entry_file(tmp_path, RAW, OURS)


def test_entries_that_other_code_made_are_dropped(tmp_path: Path, entry: Path) -> None:
    theirs = entry_file(tmp_path, RAW, Fingerprints(code="old", rules="r", model="m"))
    write_entry(theirs, [LOAN])
    drop_other_generations(tmp_path, OURS)
    assert has_entry(entry)
    assert not theirs.exists()
