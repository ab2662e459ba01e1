"""Real folders with links, loops, names and depths that once ended a run or let a file in."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from pipelines.reading.articles import Reject, RejectReason, read_file
from pipelines.reading.inputs import Listing, UnreadableInputError, list_inputs
from pipelines.settings import Settings


def listing(*inputs: Path | str, follow_links: bool = False) -> Listing:
    return list_inputs(
        Settings(
            inputs=tuple(map(str, inputs)),
            output=Path("nowhere"),
            settle_seconds=0,
            follow_links=follow_links,
        )
    )


def paths(*inputs: Path | str, follow_links: bool = False) -> list[str]:
    return [raw.path for raw in listing(*inputs, follow_links=follow_links).files]


def rejects(*inputs: Path | str, follow_links: bool = False) -> list[tuple[str, str]]:
    found = listing(*inputs, follow_links=follow_links).rejects
    return [(reject.path, str(reject.reason)) for reject in found]


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    write(tmp_path / "secret" / "key.txt")
    return write(tmp_path / "drop" / "m.txt").parent


def write(file: Path, content: str = "Gas flows.") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


@pytest.mark.parametrize("target", ["secret/key.txt", "secret"])
def test_a_link_out_of_the_input_is_followed_only_where_asked(drop: Path, target: str) -> None:
    (drop / "a").symlink_to(drop.parent / target)
    assert (paths(drop), rejects(drop)) == (["m.txt"], [("a", "link")])
    assert paths(f"{drop}/*") == paths(f"{drop}/**") == ["m.txt"]
    followed = "a" if target.endswith("txt") else "a/key.txt"
    assert paths(drop, follow_links=True) == [followed, "m.txt"]
    assert rejects(drop, follow_links=True) == []


def test_a_link_that_is_named_is_asked_for(drop: Path) -> None:
    (drop / "a").symlink_to(drop.parent / "secret")
    assert paths(drop / "a") == ["key.txt"]
    assert paths(drop / "a" / "key.txt") == ["key.txt"]


@pytest.mark.parametrize("name", ["a.txt", "z.txt"])
def test_of_a_file_and_its_link_the_own_path_counts(drop: Path, name: str) -> None:
    (drop / name).symlink_to("m.txt")
    assert (paths(drop), rejects(drop)) == (["m.txt"], [])
    assert paths(drop, drop / name) == paths(drop / name, drop) == ["m.txt"]


@pytest.mark.parametrize("name", ["a", "z"])
def test_of_a_folder_and_its_link_the_own_path_counts(drop: Path, name: str) -> None:
    write(drop / "n" / "deep.txt")
    (drop / name).symlink_to("n", target_is_directory=True)
    assert (paths(drop), rejects(drop)) == (["m.txt", "n/deep.txt"], [])
    other = write(drop.parent / "other" / "x.txt").parent
    (drop / "linked").symlink_to(other, target_is_directory=True)
    assert paths(drop, other) == paths(other, drop) == ["m.txt", "n/deep.txt", "x.txt"]


def test_a_link_to_a_hidden_file_of_the_input_is_read(drop: Path) -> None:
    write(drop / ".store" / "1f")
    (drop / "a.txt").symlink_to(".store/1f")
    assert (paths(drop), rejects(drop)) == (["a.txt", "m.txt"], [])


@pytest.mark.parametrize("follow_links", [False, True])
def test_links_in_circles_end(drop: Path, follow_links: bool) -> None:
    for name in ("up", "too", "again"):
        (drop / name).symlink_to(".", target_is_directory=True)
    (drop / "one").symlink_to("two")
    (drop / "two").symlink_to("one")
    (drop / "gone").symlink_to("nothing")
    assert paths(drop, follow_links=follow_links) == ["m.txt"]
    found = rejects(drop, follow_links=follow_links)
    assert found == [(name, "unreadable") for name in ("gone", "one", "two")]
    assert paths(f"{drop}/**/*.txt", follow_links=follow_links) == ["m.txt"]


def test_a_name_that_is_no_utf8_is_readable_and_comes_back(drop: Path) -> None:
    name = os.fsdecode(b"caf\xe9\xff.txt")
    write(drop / name)
    write(drop / r"\xE9.txt")
    found = listing(drop)
    assert [raw.path for raw in found.files] == [r"\x5CxE9.txt", r"caf\xE9\xFF.txt", "m.txt"]
    again = Listing.from_json(found.to_json())
    assert again == found
    for raw in found.files:
        raw.path.encode()
        [article] = read_file(Path(raw.file), raw.path, max_bytes=1000)
        assert not isinstance(article, Reject)


def nest(folder: Path, name: str, times: int) -> None:
    """Make folders within each other, deeper than `pathlib` can, and a file in the deepest."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(times):
            os.mkdir(name)  # noqa: PTH102
            os.chdir(name)
        write(Path("x.txt"))
    finally:
        os.chdir(before)


def test_a_path_that_is_too_long_is_a_reject(drop: Path) -> None:
    nest(drop, "d" * 250, 17)
    assert paths(drop) == ["m.txt"]
    [reject] = listing(drop).rejects
    assert (reject.reason, reject.momentary) == (RejectReason.UNREADABLE, False)
    assert os.strerror(errno.ENAMETOOLONG) in reject.detail


def test_folders_nest_deeper_than_the_stack(drop: Path) -> None:
    nest(drop, "d", 1_010)
    found = paths(drop)
    subprocess.run(["rm", "-rf", str(drop / "d")], check=True)  # deeper than pytest can delete
    assert found == [f"{'d/' * 1_010}x.txt", "m.txt"]


@pytest.mark.parametrize(("number", "momentary"), [(errno.EACCES, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_listed_is_a_reject(
    drop: Path, monkeypatch: pytest.MonkeyPatch, number: int, momentary: bool
) -> None:
    write(drop / "shut" / "x.txt")
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "shut":
            raise OSError(number, os.strerror(number))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = listing(drop)
    assert [raw.path for raw in found.files] == ["m.txt"]
    [reject] = found.rejects
    assert (reject.path, str(reject.reason), reject.momentary) == ("shut", "unreadable", momentary)
    assert Listing.from_json(found.to_json()) == found
    with pytest.raises(UnreadableInputError, match=os.strerror(number)):
        listing(drop / "shut")


def test_a_pipe_is_no_file(drop: Path) -> None:
    os.mkfifo(drop / "a.txt")
    assert (paths(drop), rejects(drop)) == (["m.txt"], [])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["m.txt"]),
        ("**/*.txt", ["m.txt", "n/a.txt", "n/o/b.txt"]),
        ("**", ["m.txt", "n/a.txt", "n/o/b.txt", "n/o/c.md"]),
        ("*/*", ["n/a.txt"]),
        ("n*/**/[bc].*", ["n/o/b.txt", "n/o/c.md"]),
        ("n/**/o/*.md", ["o/c.md"]),
        (".h*/*", [".hidden/h.txt"]),
        ("?/?/b.txt", ["n/o/b.txt"]),
    ],
)
def test_a_pattern_reads_what_a_shell_would(drop: Path, pattern: str, expected: list[str]) -> None:
    for name in ("n/a.txt", "n/o/b.txt", "n/o/c.md", ".hidden/h.txt"):
        write(drop / name)
    assert paths(f"{drop}/{pattern}") == expected
