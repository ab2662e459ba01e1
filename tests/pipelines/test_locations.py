"""Where inputs and outputs lie, and what an address may be."""

import os
from pathlib import Path

import pytest

from pipelines.locations import INPUTS, OUTPUTS, address_of, folder_of, mirror_of, place_of


@pytest.fixture(autouse=True)
def mirrors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PRESSLEDGER_MIRRORS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "address", ["s3://news", "s3://news/a/b c?d%2Fé", "memory://x", "s3://news/[2025]*"]
)
def test_a_mirror_tells_its_address(address: str, mirrors: Path) -> None:
    folder = mirror_of(address, OUTPUTS)
    assert folder.parent == mirrors / "outputs"
    assert not set(folder.name) & set("*?[")  # an input's name is no pattern
    assert (address_of(folder), place_of(folder)) == (address, address)


def test_an_input_and_an_output_at_one_address_have_two_mirrors() -> None:
    assert folder_of("s3://a/b", INPUTS) != folder_of("s3://a/b", OUTPUTS)
    assert folder_of("S3://a/b/") == folder_of("s3://a/b")


@pytest.mark.parametrize("path", ["outputs", "/data/x", "s3:", "s3:/a", "a/s3://b", "C:\\x", ""])
def test_a_path_stays_as_it_is(path: str) -> None:
    assert str(folder_of(path)) == str(Path(path))
    assert (address_of(path), place_of(path)) == (None, path)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        pytest.param("gs://news/drop", "gs:// are not known, only s3:// and", id="another-store"),
        pytest.param("https://example.org/drop", "https:// are not known", id="a-page"),
        pytest.param("s3://", "write s3://bucket/prefix", id="no-bucket"),
        pytest.param("s3://key:pass@news/drop", "without a user, password", id="a-password"),
        pytest.param("s3://news/" + "a" * 300, "too long", id="too-long"),
    ],
)
def test_what_is_no_address_of_ours_is_refused_without_being_repeated(
    address: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault) as raised:
        folder_of(address)
    assert "pass@" not in str(raised.value)


def test_mirrors_lie_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSLEDGER_MIRRORS")
    monkeypatch.setenv("XDG_CACHE_HOME", f"{os.sep}cache")
    assert mirror_of("s3://a", INPUTS) == Path("/cache/pressledger/inputs/s3%3A%2F%2Fa")
