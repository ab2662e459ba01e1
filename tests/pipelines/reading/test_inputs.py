import json
import os
import threading
import time
from pathlib import Path

import pytest

from pipelines.reading.inputs import InputError, Listing, list_inputs
from pipelines.settings import Settings


def listing(
    *inputs: Path | str, output: Path = Path("nowhere"), settle_seconds: float = 0.0
) -> Listing:
    return list_inputs(
        Settings(inputs=tuple(map(str, inputs)), output=output, settle_seconds=settle_seconds)
    )


def write(file: Path, content: str = "text") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def test_a_folder_is_listed_with_relative_paths_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    write(tmp_path / "a" / "z.txt")
    assert [raw.path for raw in listing(tmp_path).files] == ["a/z.txt", "b.txt"]


def test_a_single_file_is_known_by_its_name(tmp_path: Path) -> None:
    assert [raw.path for raw in listing(write(tmp_path / "b.txt")).files] == ["b.txt"]


def test_a_pattern_is_relative_to_the_folder_before_it(tmp_path: Path) -> None:
    write(tmp_path / "x" / "one.txt")
    write(tmp_path / "y" / "two.txt")
    write(tmp_path / "y" / "three.md")
    assert [raw.path for raw in listing(f"{tmp_path}/*/*.txt").files] == ["x/one.txt", "y/two.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "b.txt")
    assert len(listing(tmp_path, file, tmp_path).files) == 1


def test_two_inputs_with_the_same_relative_path_keep_both(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt", "one")
    write(tmp_path / "y" / "a.txt", "two")
    assert [raw.path for raw in listing(tmp_path / "x", tmp_path / "y").files] == [
        "x/a.txt",
        "y/a.txt",
    ]


@pytest.mark.parametrize("name", [".hidden.txt", ".git/config"])
def test_hidden_files_are_passed_over(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    write(tmp_path / "seen.txt")
    assert [raw.path for raw in listing(tmp_path).files] == ["seen.txt"]


@pytest.mark.parametrize("name", ["a.txt.part", "a.tmp", "a.json.crdownload", "a.txt~"])
def test_a_temporary_name_waits(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    found = listing(tmp_path)
    assert (found.files, found.deferred) == ((), (name,))


def test_the_output_folder_is_never_input(tmp_path: Path) -> None:
    write(tmp_path / "outputs" / "latest" / "x.txt")
    write(tmp_path / "a.txt")
    assert [raw.path for raw in listing(tmp_path, output=tmp_path / "outputs").files] == ["a.txt"]


def test_a_growing_file_waits_and_a_whole_one_does_not(tmp_path: Path) -> None:
    write(tmp_path / "whole.txt")
    growing = write(tmp_path / "growing.txt")
    stop = threading.Event()

    def grow() -> None:
        while not stop.is_set():
            with growing.open("a", encoding="utf-8") as stream:
                stream.write("more\n")
            time.sleep(0.01)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        found = listing(tmp_path, settle_seconds=0.3)
    finally:
        stop.set()
        writer.join()
    assert ([raw.path for raw in found.files], found.deferred) == (["whole.txt"], ("growing.txt",))


def test_an_old_file_is_not_waited_for(tmp_path: Path) -> None:
    old = write(tmp_path / "old.txt")
    os.utime(old, (1, 1))
    assert [raw.path for raw in listing(tmp_path, settle_seconds=60).files] == ["old.txt"]


def test_the_digest_knows_contents_and_not_places(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt", "same")
    write(tmp_path / "y" / "a.txt", "same")
    write(tmp_path / "z" / "a.txt", "other")
    x, y, z = (listing(tmp_path / name).digest() for name in "xyz")
    assert x == y != z


@pytest.mark.parametrize("given", ["missing", "missing/*.txt"])
def test_an_input_that_names_nothing_is_an_error(tmp_path: Path, given: str) -> None:
    with pytest.raises(InputError, match="missing"):
        listing(f"{tmp_path}/{given}")


def test_a_listing_comes_back_from_json_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "drop" / "ä.txt")
    found = listing(tmp_path / "drop")
    assert Listing.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_a_file_over_the_limit_is_listed_without_reading_it(tmp_path: Path) -> None:
    write(tmp_path / "large.txt", "x" * 100)
    [raw] = list_inputs(
        Settings(inputs=(str(tmp_path),), max_file_bytes=99, settle_seconds=0)
    ).files
    assert (raw.size, raw.sha256) == (100, None)
