"""The history of measurements: what is read from the pages and the benchmarks fits into it."""

import csv
import re
from pathlib import Path

import pytest

from benchmarks.history import HISTORY, KINDS, append, read_scores
from tests.conftest import ROOT


def lines() -> list[dict[str, str]]:
    rows = [row for row in HISTORY.read_text("utf-8").splitlines() if not row.startswith("#")]
    return list(csv.DictReader(rows))


def test_every_line_is_whole() -> None:
    assert lines()
    for line in lines():
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
        assert re.fullmatch(r"[0-9a-f]{7}", line["commit"])
        assert all(float(line[name]) >= 0 for name in line if name not in ("date", "commit"))


def test_the_scores_of_the_quality_page_are_found() -> None:
    scores = read_scores((ROOT / "docs" / "quality.md").read_text(encoding="utf-8"))
    assert {name.partition("_f1")[0] for name in scores} == set(KINDS)
    assert set(scores) < set(lines()[0])


def test_a_line_is_appended_in_the_order_of_the_header(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    file.write_text("# note\ndate,commit\n", encoding="utf-8")
    append(file, {"commit": "5a3644e", "date": "2025-01-02"})
    assert file.read_text(encoding="utf-8") == "# note\ndate,commit\n2025-01-02,5a3644e\n"
    with pytest.raises(ValueError, match="speed"):
        append(file, {"speed": "1"})
