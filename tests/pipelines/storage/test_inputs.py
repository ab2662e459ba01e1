"""The input at an address, brought to a folder that reads as it would here."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import explain
from pipelines.reading.inputs import InputError, list_inputs
from pipelines.settings import Settings
from pipelines.storage.inputs import check_inputs, fetch_inputs


def listed(settings: Settings) -> dict[str, int]:
    refused = fetch_inputs(settings.inputs, max_file_bytes=settings.max_file_bytes)
    listing = list_inputs(settings).with_rejects(refused)
    return {raw.path: raw.size for raw in listing.files} | {r.path: -1 for r in listing.rejects}


def settings(address: str = "memory://drop", **more: Any) -> Settings:
    return Settings(inputs=(address,), settle_seconds=0, **more)


def test_paths_are_those_of_a_local_folder(files: Any, tmp_path: Path) -> None:
    for name in ("a.txt", "2025/b.txt", ".hidden", ".git/c"):
        files.pipe_file(f"/drop/{name}", b"news")
        (tmp_path / "drop" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "drop" / name).write_bytes(b"news")
    local = Settings(inputs=(str(tmp_path / "drop"),), settle_seconds=0)
    assert listed(settings()) == listed(local) == {"a.txt": 4, "2025/b.txt": 4}
    assert list_inputs(settings()).digest() == list_inputs(local).digest()


def test_a_single_object_is_an_input_too(files: Any) -> None:
    files.pipe_file("/drop/a.txt", b"news")
    assert listed(settings("memory://drop/a.txt")) == {"a.txt": 4}


def test_what_has_not_changed_is_not_asked_for_again(
    files: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        files.pipe_file(f"/drop/{name}.txt", b"news")
    listed(settings())
    files.rm_file("/drop/c.txt")
    files.pipe_file("/drop/b.txt", b"news!")
    asked: list[str] = []
    get = type(files).get
    monkeypatch.setattr(
        type(files),
        "get",
        lambda self, names, places: asked.extend(names) or get(self, names, places),
    )
    assert listed(settings()) == {"a.txt": 4, "b.txt": 5}
    assert asked == ["/drop/b.txt"]


def test_an_object_over_the_limit_is_listed_and_not_fetched(files: Any) -> None:
    files.pipe_file("/drop/large.txt", b"x" * 100)
    small = settings(max_file_bytes=10)
    assert listed(small) == {"large.txt": 100}
    assert list_inputs(small).files[0].sha256 is None
    listed(settings())
    assert list_inputs(settings()).files[0].sha256 is not None


def test_names_that_no_file_can_have_are_rejected(files: Any) -> None:
    bad = ("../up", "a/./b", "n" * 300)
    for name in (*bad, "good"):
        files.store[f"/drop/{name}"] = _object(files)
    assert listed(settings()) == {"good": 1} | dict.fromkeys(bad, -1)
    assert not list(Path(settings().inputs[0]).parent.glob("up"))


def _object(files: Any) -> Any:
    files.pipe_file("/other", b"1")
    return files.store["/other"]


def test_a_folder_may_become_a_file_and_back(files: Any) -> None:
    for name, before in (("a", None), ("a/b", "a"), ("a", "a/b")):
        if before:
            files.rm_file(f"/drop/{before}")
        files.store[f"/drop/{name}"] = _object(files)
        assert listed(settings()) == {name: 1}


def test_nothing_at_an_address_is_an_error_and_then_an_emptied_input(files: Any) -> None:
    with pytest.raises(InputError, match=r"nothing at memory://drop"):
        fetch_inputs(settings().inputs, max_file_bytes=1)
    with pytest.raises(InputError, match=r"nothing at memory://drop"):
        check_inputs(settings().inputs)
    files.pipe_file("/drop/a.txt", b"1")
    check_inputs(settings().inputs)
    listed(settings())
    files.rm_file("/drop/a.txt")
    assert listed(settings()) == {}


def test_a_local_input_is_checked_as_ever(tmp_path: Path) -> None:
    check_inputs([str(tmp_path)])
    with pytest.raises(InputError, match="no file or folder") as raised:
        check_inputs([str(tmp_path / "nowhere")])
    assert explain(raised.value) is not None
