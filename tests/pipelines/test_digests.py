"""Digests of files are those that other tools print."""

from pathlib import Path

import pytest

from pipelines.digests import digest_file


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    # The example of FIPS 180-2, appendix B.1.
    assert digest_file(tmp_path / "abc").startswith("ba7816bf8f01cfea414140de5dae2223")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digest_file(tmp_path / "abc")
