"""Copies of objects: fetched once, whole or not at all."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.storage.copies import open_copies
from pipelines.storage.objects import Objects, StorageError


def test_only_what_is_new_or_changed_is_fetched(
    files: Any, objects: Objects, tmp_path: Path
) -> None:
    for name in ("a", "b/c"):
        files.pipe_file(f"/ledger/{name}", b"one")
    with open_copies(objects, tmp_path / "here") as copies:
        assert copies.fetch(objects.list()) == ["a", "b/c"]
    files.pipe_file("/ledger/b/c", b"three")
    with open_copies(objects, tmp_path / "here") as copies:
        assert copies.fetch(objects.list()) == ["b/c"]
        assert copies.place("b/c").read_bytes() == b"three"
        copies.place("a").unlink()
        assert copies.fetch(objects.list()) == ["a"]
        copies.drop(["a", "b/c"])
        assert [path.name for path in (tmp_path / "here").glob("[!.]*")] == []


def test_what_is_gone_meanwhile_is_left_out(files: Any, objects: Objects, tmp_path: Path) -> None:
    files.pipe_file("/ledger/a", b"one")
    listed = objects.list()
    files.rm_file("/ledger/a")
    with open_copies(objects, tmp_path) as copies:
        assert (copies.fetch(listed), copies.known()) == ([], [])


def test_a_fetch_that_is_cut_short_leaves_no_half_file(
    files: Any, objects: Objects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.pipe_file("/ledger/a", b"one")

    def cut(names: list[str], places: list[str]) -> None:
        Path(places[0]).write_bytes(b"o")
        raise TimeoutError("cut")

    with open_copies(objects, tmp_path) as copies:
        with monkeypatch.context() as patched:
            patched.setattr(type(files), "get", staticmethod(cut))
            with pytest.raises(StorageError):
                copies.fetch(objects.list())
        assert not copies.place("a").exists()
        assert copies.fetch(objects.list()) == ["a"]
        assert copies.place("a").read_bytes() == b"one"


def test_a_damaged_record_has_all_fetched_again(
    files: Any, objects: Objects, tmp_path: Path
) -> None:
    files.pipe_file("/ledger/a", b"one")
    (tmp_path / ".versions.json").write_text("[1", encoding="utf-8")
    with open_copies(objects, tmp_path) as copies:
        assert copies.fetch(objects.list()) == ["a"]
