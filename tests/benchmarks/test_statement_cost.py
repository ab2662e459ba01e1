"""What statements cost is read of folders of articles and of files of lines."""

import gzip
from pathlib import Path

import pytest

from benchmarks.statement_cost import Cost, texts_of

LINE = "Norway sold 12 tanks to Chile. " * 10


def test_the_ratio_is_of_both_to_the_one() -> None:
    assert Cost(without=10.0, added=2.0).ratio == pytest.approx(1.2)


def test_texts_of_a_folder_and_of_a_file_of_lines(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(f"Tanks for Chile\n\n{LINE}\n", encoding="utf-8")
    [(text, _)] = texts_of(tmp_path)
    assert text.startswith("Tanks for Chile")
    lines = tmp_path / "lines.txt.gz"
    with gzip.open(lines, "wt", encoding="utf-8") as file:
        file.write(f"short\n{LINE}\n")
    assert list(texts_of(lines)) == [(LINE.strip(), None)]
