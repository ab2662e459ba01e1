"""The documents whose reading is timed are of the size that was asked for, and each is read."""

from pathlib import Path

import pytest

from benchmarks.documents import KINDS, exponent
from pipelines.reading.articles import read_file

SIZE = 5_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_made_up_document_is_read(kind: str, tmp_path: Path) -> None:
    suffix, make = KINDS[kind]
    file = tmp_path / f"a.{suffix}"
    file.write_text(make(SIZE), encoding="utf-8")
    assert SIZE / 2 < file.stat().st_size < SIZE * 3
    assert read_file(file, file.name, max_bytes=SIZE * 3)


@pytest.mark.parametrize(
    ("seconds", "grows"),
    [
        pytest.param({1_000: 1.0, 2_000: 2.0}, 1.0, id="linear"),
        pytest.param({1_000: 1.0, 2_000: 4.0}, 2.0, id="square"),
    ],
)
def test_exponent(seconds: dict[int, float], grows: float) -> None:
    assert exponent(seconds) == pytest.approx(grows)
